"""Days named from the day of writing: today, next Friday, end of the month. Where people mean different days, there is no answer.

Defined so: "Friday" and "this Friday" are the coming one; "next Friday" is that of next week, and ambiguous while this week's
Friday is still to come; "Friday of next week" is never ambiguous; "Monday in a week" is one week after the coming Monday; "end of
month" is its last day.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from shared.domain.reading.calendar_words import RELATIVE, weekday_names, weekday_pattern
from shared.domain.reading.relative_words.words import RelativeWords


class Days(NamedTuple):
    """The day, or the days to ask about."""

    day: date | None
    choices: tuple[date, ...] = ()


_COUNTED = re.compile(r"\bin\s+(\d{1,2}|one|two|three|four|a)\s+(day|week)s?\b")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def read_relative(text: str, received_on: date, languages: tuple[str, ...]) -> Days | None:
    """The day, choices after a None, or None when the text names no relative day. `text` is folded."""
    spoken = [RELATIVE[language] for language in languages if language in RELATIVE]
    for words in spoken:
        if found := _weekday(text, received_on, words, languages):
            return found
    for words in spoken:
        if found := _simple(text, received_on, words):
            return found
    counted = _COUNTED.search(text)
    if counted:
        count = _NUMBERS.get(counted[1]) or int(counted[1])
        return Days(received_on + timedelta(days=count * (7 if counted[2] == "week" else 1)))
    return None


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
    names = weekday_names(languages)
    found = list(weekday_pattern(languages).finditer(text))
    if not found or len({names[match[0]] for match in found}) > 1:
        return None
    number = names[found[0][0]]
    before, after = text[: found[0].start()].rstrip(" ,"), text[found[0].end() :].lstrip(" ,")
    if _starts(after, words.week_after):
        return Days(_coming(received_on + timedelta(days=1), number) + timedelta(days=7))
    if _starts(after, words.next_week) or _ends(before, words.next_week):
        return Days(received_on + timedelta(days=7 - received_on.weekday() + number))
    coming = _coming(received_on, number)
    if _starts(after, words.next) or _ends(before, words.next):
        return _next(coming, received_on)
    if coming == received_on and not _ends(before, words.this) and not _says(text, words.today):
        return Days(None, (received_on, received_on + timedelta(days=7)))
    return Days(coming)


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
    words = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(phrase) for phrase in words)})" if words else r"(?!)"


@cache
def _anywhere(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_phrases(phrases)}(?!\w)")


@cache
def _at_start(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_phrases(phrases)}(?!\w)")


@cache
def _at_end(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_phrases(phrases)}$")


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    return _anywhere(phrases).search(text) is not None


def _starts(text: str, phrases: tuple[str, ...]) -> bool:
    return _at_start(phrases).match(text) is not None


def _ends(text: str, phrases: tuple[str, ...]) -> bool:
    return _at_end(phrases).search(text) is not None
