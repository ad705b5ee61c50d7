"""Days named from the day of writing: today, next Friday, end of the month. Where people mean different days, there is no answer.

Defined so: "Friday" and "this Friday" are the coming one; "next Friday" is that of next week, and ambiguous while this week's
Friday is still to come; "Friday of next week" is never ambiguous; "Monday in a week" is one week after the coming Monday; "end of
month" is its last day.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from shared.domain.reading.calendar_words import RELATIVE, weekdays_in
from shared.domain.reading.letters import bounded, key
from shared.domain.reading.relative_words.words import RelativeWords


class Days(NamedTuple):
    """The day, or the days to ask about."""

    day: date | None
    choices: tuple[date, ...] = ()


_COUNTED = re.compile(r"\bin\s+(\d{1,2}|one|two|three|four|a)\s+(day|week)s?\b")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def read_relative(text: str, received_on: date, languages: tuple[str, ...]) -> Days | None:
    """The day, choices after a None, or None when the text names no relative day. `text` is folded."""
    words = _spoken(languages)
    if found := _weekday(text, received_on, words, languages) or _simple(text, received_on, words):
        return found
    counted = _COUNTED.search(text)
    if counted:
        count = _NUMBERS.get(counted[1]) or int(counted[1])
        return Days(received_on + timedelta(days=count * (7 if counted[2] == "week" else 1)))
    return None


@cache
def _spoken(languages: tuple[str, ...]) -> RelativeWords:
    """The words of all the languages: a company's own may be another one than the ticket's."""
    spoken = [RELATIVE[language] for language in languages if language in RELATIVE]
    return RelativeWords(
        **{
            name: tuple(dict.fromkeys(key(word) for words in spoken for word in getattr(words, name)))
            for name in RelativeWords.model_fields
        }
    )


def _simple(text: str, received_on: date, words: RelativeWords) -> Days | None:
    offsets = ((words.today, 0), (words.tomorrow, 1), (words.yesterday, -1), (words.now, 0))
    for phrases, offset in offsets:
        if _says(text, phrases):
            return Days(received_on + timedelta(days=offset))
    if _says(text, words.end_of_month):
        first_of_next = (received_on.replace(day=1) + timedelta(days=32)).replace(day=1)
        return Days(first_of_next - timedelta(days=1))
    return None


def _weekday(text: str, received_on: date, words: RelativeWords, languages: tuple[str, ...]) -> Days | None:
    # In some languages the word for a week is also that for Sunday ("minggu depan").
    weeks = [match.span() for match in _anywhere((*words.next_week, *words.last, *words.this_week)).finditer(text)]
    found = [
        day
        for day in weekdays_in(text, languages)
        if not any(start <= day.start and day.end <= end for start, end in weeks)
    ]
    if not found or len({day.number for day in found}) > 1:
        return None
    before, after = text[: found[0].start].rstrip(" ,"), text[found[0].end :].lstrip(" ,")
    return _with_words(found[0].number, _Beside(text, before, after), received_on, words)


class _Beside(NamedTuple):
    """The whole text, and what stands before and after the weekday."""

    text: str
    before: str
    after: str

    def has(self, phrases: tuple[str, ...]) -> bool:
        return _starts(self.after, phrases) or _ends(self.before, phrases)


def _with_words(number: int, beside: _Beside, received_on: date, words: RelativeWords) -> Days:
    if beside.has(words.last):
        return Days(None)
    if _starts(beside.after, words.week_after):
        return Days(_coming(received_on + timedelta(days=1), number) + timedelta(days=7))
    if beside.has(words.next_week):
        return Days(received_on + timedelta(days=7 - received_on.weekday() + number))
    coming = _coming(received_on, number)
    if _is_moved(beside, words):
        return Days(None, (coming, coming + timedelta(days=7)))
    return _next(coming, received_on) if beside.has(words.next) else _plain(coming, beside, received_on, words)


def _plain(coming: date, beside: _Beside, received_on: date, words: RelativeWords) -> Days:
    """The coming one; on the day itself people mean today or in a week, unless they say so."""
    if coming == received_on and _ends(beside.before, _ON):
        return Days(coming + timedelta(days=7))
    if coming == received_on and not _ends(beside.before, words.this) and not _says(beside.text, words.today):
        return Days(None, (received_on, received_on + timedelta(days=7)))
    return Days(coming)


def _keys(*words: str) -> tuple[str, ...]:
    return tuple(map(key, words))


# "On" a weekday that never means the day itself: for that one says today.
_ON = _keys("på")
# Beside a weekday these mean another one than the coming: a count of weeks or months, the first or last of its kind.
_COUNTS = _keys(
    "week", "weeks", "fortnight", "month", "woche", "wochen", "monat", "monats", "semaine", "semaines", "mois", "semana", "semanas", "mes", "settimana",
    "settimane", "mese", "weken", "maand", "mês", "vecka", "veckor", "månad", "uge", "uger", "måned", "uke", "uker", "viikko", "viikon", "viikkoa",
    "kuukauden", "tydzień", "tygodnie", "tygodni", "miesiąca", "týden", "týdny", "týdnů", "měsíce", "týždeň", "týždne", "mesiaca", "hét", "héten", "hónap",
    "teden", "tedna", "tedne", "meseca", "tjedan", "tjedna", "mjeseca", "săptămână", "săptămâni", "lunii", "седмица", "седмици", "месеца", "недеље",
    "неделю", "недели", "месяца", "тиждень", "тижні", "тижня", "місяця", "hafta", "ay", "εβδομάδα", "εβδομάδες", "μήνα", "vika", "vikur", "mánaðar",
    "tuần", "tháng", "minggu depan lagi", "bulan", "สัปดาห์", "เดือน", "সপ্তাহ", "মাস", "أسبوع", "أسبوعين", "شهر", "שבוע", "שבועיים", "חודש", "هفته", "ماه", "週間", "来月", "個月", "个月", "주일", "다음 달", "다음달",
)  # fmt: skip
_ORDINALS = _keys(
    "a week on", "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "ersten", "erster", "zweiten", "dritten", "letzten", "letzter", "premier", "deuxième",
    "dernier", "primer", "segundo", "último", "primo", "secondo", "ultimo", "eerste", "tweede", "laatste", "primeira", "primeiro", "última", "första",
    "andra", "sista", "første", "anden", "sidste", "siste", "ensimmäinen", "ensimmäisenä", "viimeinen", "pierwszy", "pierwszego", "ostatni", "první",
    "poslední", "prvý", "posledný", "első", "utolsó", "prvi", "zadnji", "posljednji", "prima", "ultima", "първия", "последния", "первый", "последний",
    "перший", "останній", "ilk", "son", "πρώτη", "τελευταία", "第一", "第二", "最后一", "最後", "첫", "마지막",
)  # fmt: skip


def _is_moved(beside: _Beside, words: RelativeWords) -> bool:
    known = (*words.this_week, *words.next_week, *words.week_after)
    rest = _anywhere(known).sub(" ", beside.text)
    return _says(rest, _COUNTS) or _ends(beside.before, _ORDINALS)


def _coming(first: date, number: int) -> date:
    return first + timedelta(days=(number - first.weekday()) % 7)


def _next(coming: date, received_on: date) -> Days:
    """Still to come this week (Monday to Sunday): people mean this one or the one after."""
    sunday = received_on + timedelta(days=6 - received_on.weekday())
    if coming == received_on:
        return Days(coming + timedelta(days=7))
    return Days(None, (coming, coming + timedelta(days=7))) if coming <= sunday else Days(coming)


@cache
def _phrases(phrases: tuple[str, ...]) -> str:
    """All phrases as one expression, the longest first; without any it matches nothing."""
    return "|".join(bounded(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"


@cache
def _anywhere(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_phrases(phrases))


@cache
def _at_end(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_phrases(phrases)})$")


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    return _anywhere(phrases).search(text) is not None


def _starts(text: str, phrases: tuple[str, ...]) -> bool:
    return _anywhere(phrases).match(text) is not None


def _ends(text: str, phrases: tuple[str, ...]) -> bool:
    return _at_end(phrases).search(text) is not None
