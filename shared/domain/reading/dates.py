"""Which day a ticket means, or what has to be asked about it.

A date is read from the ticket's own words against the day it was received in the company's time zone. Impossible dates, a weekday
that contradicts its date, 03/04 where both orders are in use and two dates in one place are questions with their readings as
choices; nothing of that is resolved silently.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from shared.domain.reading.calendar_parts import read_part
from shared.domain.reading.calendar_words import (
    LANGUAGES,
    RELATIVE,
    languages_of,
    month_names,
    weekdays_in,
)
from shared.domain.reading.date_orders import DateOrder as DateOrder
from shared.domain.reading.date_orders import by_sign
from shared.domain.reading.date_orders import order_for as order_for
from shared.domain.reading.eastern_dates import find_eastern
from shared.domain.reading.letters import bounded, key, western_digits
from shared.domain.reading.relative_dates import Days, read_relative
from shared.domain.reading.relative_words.words import RelativeWords
from shared.domain.request import Asked
from shared.domain.value import Value


class ReadDate(Value):
    """A day, or why there is none. `choices` are the readings to offer."""

    value: date | None = None
    why: Asked | None = None
    choices: tuple[date, ...] = ()
    quote: str = ""


_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-])")
_NO_YEAR = re.compile(r"(?<![\d.,/-])(\d{1,2})([./]|\.\s(?=\d{1,2}\.))(\d{1,2})(?!\d)(?!\2\d)\.?")
_ORDINAL = r"(?:\.|st|nd|rd|th|er|º|ª|°|e|:e|ησ?|-?(?:е|го|га|ви|ри|ти|ми|во|ше))?"
_LINK = r"(?:[\s,]+(?:of|de|del|d'|di|من|-?ב)?\s*)?"
_YEAR = r"(?:[\s,.]*(?:de|del|of|năm|لعام|عام|พ\.ศ\.?|ค\.ศ\.?)?\s*((?:19|20)\d\d)\b)?"
_BUDDHIST = 543
_LONGEST = 600
# Without a year: so long a day counts as past, so long it is doubtful, and further ahead than this it is.
_JUST_PAST, _LONG_PAST, _NEAR = timedelta(days=14), timedelta(days=60), timedelta(days=184)
# "on" is joined to the date with a dash: ב-31/08.
_HEBREW_DASH = re.compile("(?<=[\u05d0-\u05ea])-(?=\\d)")


def read_date(
    text: str, *, received_on: date, order: DateOrder, languages: tuple[str, ...] = LANGUAGES
) -> ReadDate | None:
    """The day meant by the text; None when it names no day at all. Whatever names a day is short: no more is looked through."""
    text = text[:_LONGEST]
    folded = _HEBREW_DASH.sub(" ", key(western_digits(text)))
    languages = tuple(dict.fromkeys((*languages, *languages_of(text))))
    readings = list(_absolute(folded, received_on, order, languages))
    if not readings:
        if part := read_part(folded, received_on, languages):
            return ReadDate(value=part.day, choices=part.choices, why=None if part.day else Asked.UNCLEAR)
        relative = read_relative(folded, received_on, languages)
        return None if relative is None else _from_relative(relative)
    readings = _settle_by_weekday(readings, folded, languages)
    days = {reading.value for reading in readings}
    if len(days) > 1:
        return ReadDate(why=Asked.CONTRADICTORY, choices=tuple(sorted(d for d in days if d)))
    reading = _check_weekday(readings[0], folded, languages)
    if reading.value and _is_unsure(folded, languages):
        return ReadDate(why=Asked.UNCLEAR, choices=(reading.value,))
    return reading


def absolute_days(text: str, *, received_on: date, order: DateOrder, languages: tuple[str, ...]) -> set[date]:
    """The days that the text names by date and that can be read in one way."""
    folded = _HEBREW_DASH.sub(" ", key(western_digits(text)))
    if not any(map(str.isdigit, folded)):
        return set()
    readings = _absolute(folded, received_on, order, tuple(dict.fromkeys((*languages, *languages_of(text)))))
    return {reading.value for reading in readings if reading.value}


def _from_relative(days: Days) -> ReadDate:
    return ReadDate(value=days.day, choices=days.choices, why=None if days.day else Asked.AMBIGUOUS)


def _absolute(text: str, received_on: date, order: DateOrder, languages: tuple[str, ...]) -> Iterator[ReadDate]:
    taken: list[tuple[int, int]] = []
    for (start, end), day in find_eastern(text, received_on, languages):
        taken.append((start, end))
        yield ReadDate(value=day, why=None if day else Asked.UNCLEAR)
        text = text[:start] + " " * (end - start) + text[end:]
    for match in _NUMERIC.finditer(text):
        taken.append(match.span())
        yield _numeric(int(match[1]), int(match[3]), match[4], by_sign(order, match[2]))
    named = list(_named(text, received_on, languages) or _named(text, received_on, LANGUAGES))
    for span, reading in named:
        taken.append(span)
        yield reading
    if not taken:
        for match in _NO_YEAR.finditer(text):
            order_here = by_sign(order, match[2])
            yield _without_year(int(match[1]), int(match[3]), order_here, received_on)


def _numeric(first: int, second: int, third: str, order: DateOrder) -> ReadDate:
    if first > 31:
        return _day(first, second, int(third))
    if order is DateOrder.YEAR_FIRST and len(third) == 2:
        return _day(2000 + first, second, int(third))
    year = int(third) + (2000 if len(third) == 2 else 0)
    year -= _BUDDHIST if year > 2400 else 0
    return _ordered(first, second, year, order)


def _ordered(first: int, second: int, year: int, order: DateOrder) -> ReadDate:
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first.value and month_first.value and first != second:
        if order in (DateOrder.UNSETTLED, DateOrder.YEAR_FIRST):
            return ReadDate(why=Asked.AMBIGUOUS, choices=tuple(sorted((day_first.value, month_first.value))))
        return month_first if order is DateOrder.MONTH_FIRST else day_first
    return day_first if day_first.value or not month_first.value else month_first


def _without_year(first: int, second: int, order: DateOrder, received_on: date) -> ReadDate:
    order = DateOrder.MONTH_FIRST if order is DateOrder.YEAR_FIRST else order
    readings = [_ordered(first, second, year, order) for year in _years_near(received_on)]
    return _nearest(readings, received_on)


def _named(text: str, received_on: date, languages: tuple[str, ...]) -> list[tuple[tuple[int, int], ReadDate]]:
    months = month_names(languages)
    found: list[tuple[tuple[int, int], ReadDate]] = []
    for match in _named_pattern(languages).finditer(text):
        day, name, year, year_first, name_first, day_second, year_second = match.groups()
        month = months[(name or name_first).strip(".")]
        number, at_year = int(day or day_second), year or year_first or year_second
        if at_year:
            reading = _day(int(at_year) - (_BUDDHIST if int(at_year) > 2400 else 0), month, number)
        else:
            reading = _nearest([_day(y, month, number) for y in _years_near(received_on)], received_on)
        found.append((match.span(), reading))
    return found


_PATTERNS: dict[tuple[str, ...], re.Pattern[str]] = {}


def _named_pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    if languages not in _PATTERNS:
        words = "|".join(re.escape(name) for name in sorted(month_names(languages), key=len, reverse=True))
        year = _YEAR.replace("(?:19|20)", "(?:19|20|25)")
        _PATTERNS[languages] = re.compile(
            rf"(?<!\d)(\d{{1,2}}){_ORDINAL}[\s-]*{_LINK}({words})(?!\w)\.?-?{year}"
            rf"|(?<!\w)(?:((?:19|20)\d\d)\.?\s+)?({words})\.?\s+(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?!\s*(?:am|pm)\b){year}"
        )
    return _PATTERNS[languages]


def _day(year: int, month: int, day: int) -> ReadDate:
    try:
        return ReadDate(value=date(year, month, day))
    except ValueError:
        return ReadDate(why=Asked.UNCLEAR, choices=_around(year, month, day))


def _around(year: int, month: int, day: int) -> tuple[date, ...]:
    """For 31 April: 30 April and 1 May."""
    if not (1 <= month <= 12 and 28 < day <= 31 and 1 < year < 9998):
        return ()
    first = date(year + month // 12, month % 12 + 1, 1)
    return (first - timedelta(days=1), first)


def _years_near(received_on: date) -> tuple[int, ...]:
    return (received_on.year, received_on.year + 1, received_on.year - 1)


def _nearest(readings: list[ReadDate], received_on: date) -> ReadDate:
    """Without a year: the next such day, or one just past. Long past or far ahead, it is asked about with both."""
    days = sorted(reading.value for reading in readings if reading.value)
    if not days:
        return readings[0]
    past = next((day for day in reversed(days) if day < received_on), None)
    ahead = next((day for day in days if day >= received_on), None)
    if past and received_on - past <= _JUST_PAST:
        return ReadDate(value=past)
    if ahead and ahead - received_on <= _NEAR and not (past and received_on - past < _LONG_PAST):
        return ReadDate(value=ahead)
    return ReadDate(why=Asked.UNCLEAR, choices=tuple(day for day in (past, ahead) if day))


def _settle_by_weekday(readings: list[ReadDate], text: str, languages: tuple[str, ...]) -> list[ReadDate]:
    """A weekday that fits one of several years or orders tells which is meant."""
    said = {day.number for day in weekdays_in(text, languages)}
    if len(said) != 1:
        return readings
    settled: list[ReadDate] = []
    for reading in readings:
        fits = [day for day in reading.choices if day.weekday() in said]
        # The days beside one that does not exist are no readings of it.
        is_open = reading.why is Asked.AMBIGUOUS or len({(day.month, day.day) for day in reading.choices}) == 1
        settled.append(ReadDate(value=fits[0]) if is_open and len(fits) == 1 else reading)
    return settled


def _check_weekday(reading: ReadDate, text: str, languages: tuple[str, ...]) -> ReadDate:
    said = {day.number for day in weekdays_in(text, languages)}
    if reading.value is None or not said or reading.value.weekday() in said:
        return reading
    wanted = min(said)
    ahead = (wanted - reading.value.weekday()) % 7
    other = reading.value + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return ReadDate(why=Asked.CONTRADICTORY, choices=(reading.value, other))


def _is_unsure(text: str, languages: tuple[str, ...]) -> bool:
    spoken = [RELATIVE[language] for language in languages if language in RELATIVE]
    return any(_unsure_pattern(words).search(text) for words in spoken)


@cache
def _unsure_pattern(words: RelativeWords) -> re.Pattern[str]:
    return re.compile("|".join(bounded(key(word)) for word in words.unsure) or r"(?!)")
