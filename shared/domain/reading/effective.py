"""From when: the day and the clock time of a request, or the question about it."""

import re
from datetime import date, time, timedelta

from shared.domain.reading.absence import Absence, absence_of
from shared.domain.reading.dates import DateOrder, ReadDate, read_date
from shared.domain.reading.folding import fold
from shared.domain.reading.times import read_time
from shared.domain.request import Asked, DateField, Intent, PersonReading, Question, Quoted, TimeField
from shared.domain.value import Value

FIELD = "effective_date"
_MAX_DAYS_AHEAD = 400
_BESIDE = 14  # letters: "klokken 16", "16 o'clock"


class Effective(Value):
    """Day and time as far as the ticket settles them."""

    day: DateField | None = None
    time: TimeField | None = None
    questions: tuple[Question, ...] = ()


def read_effective(
    person: PersonReading,
    intent: Intent,
    *,
    received_on: date,
    order: DateOrder,
    languages: tuple[str, ...],
    max_days_back: int,
) -> Effective:
    """Day and time of the request; a missing day is asked for when somebody comes or goes."""
    found = person.effective_date
    clock = _time(person.effective_time) or (_time(found) if found else None)
    if found is None or absence_of(found.value) is Absence.NOTHING:
        asked = () if intent is Intent.CHANGE else (Question(field=FIELD, why=Asked.MISSING),)
        return Effective(time=clock, questions=asked)
    read = read_date(found.value, received_on=received_on, order=order, languages=languages)
    if read is None:
        return Effective(time=clock, questions=(Question(field=FIELD, why=Asked.UNCLEAR, quote=found.quote),))
    read = _plausible(read, received_on, max_days_back)
    if read.value is None:
        choices = tuple(day.isoformat() for day in read.choices)
        return Effective(
            time=clock,
            questions=(Question(field=FIELD, why=read.why or Asked.UNCLEAR, quote=found.quote, choices=choices),),
        )
    return Effective(day=DateField(value=read.value, quote=found.quote), time=clock)


def _time(found: Quoted | None) -> TimeField | None:
    if found is None:
        return None
    at = read_time(found.value) or _bare_hour(found)
    return TimeField(value=at, quote=found.quote) if at else None


def _bare_hour(found: Quoted) -> time | None:
    """A model may copy "16" of "kl. 16": the words right beside it in the quote say whether it is an hour."""
    hour = fold(found.value).strip(" .")
    if not hour.isdecimal():
        return None
    quote = fold(found.quote)
    for match in re.finditer(rf"(?<![\d.:/-]){hour}(?![\d:/-]|\.\d)", quote):
        if at := read_time(quote[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]):
            return at
    return None


def _plausible(read: ReadDate, received_on: date, max_days_back: int) -> ReadDate:
    """A day far in the past or future is most likely a wrong year: ask, with the year that would fit."""
    if read.value is None or timedelta(days=-max_days_back) <= read.value - received_on <= timedelta(
        days=_MAX_DAYS_AHEAD
    ):
        return read
    near = [year for year in (received_on.year, received_on.year + 1) if year != read.value.year]
    moved = [_in_year(read.value, year) for year in near]
    fits = [
        day
        for day in moved
        if day and timedelta(days=-max_days_back) <= day - received_on <= timedelta(days=_MAX_DAYS_AHEAD)
    ]
    return ReadDate(why=Asked.UNCLEAR, choices=(read.value, *fits[:1]))


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
