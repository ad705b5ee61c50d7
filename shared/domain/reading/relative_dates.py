"""Days named from the day of writing: today, next Friday, end of the month. Where people mean different days, there is no answer.

Defined so: "Friday" and "this Friday" are the coming one; "next Friday" is that of next week, and ambiguous while this week's
Friday is still to come; "Monday in a week" is one week after the coming Monday; "end of month" is its last day.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from shared.domain.reading.calendar_words import RELATIVE, weekday_names
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
    found = [match for match in re.finditer(r"[^\W\d_]+", text) if match[0] in names]
    if not found or len({names[match[0]] for match in found}) > 1:
        return None
    word = found[0]
    coming = received_on + timedelta(days=(names[word[0]] - received_on.weekday()) % 7)
    before, after = text[: word.start()].rstrip(), text[word.end() :].lstrip()
    if _starts(after, words.week_after):
        return Days((coming if coming > received_on else coming + timedelta(days=7)) + timedelta(days=7))
    if _ends(before, words.next):
        return _next(coming, received_on)
    if coming == received_on and not _ends(before, words.this) and not _says(text, words.today):
        return Days(None, (received_on, received_on + timedelta(days=7)))
    return Days(coming)


def _next(coming: date, received_on: date) -> Days:
    """Still to come this week (Monday to Sunday): people mean this one or the one after."""
    sunday = received_on + timedelta(days=6 - received_on.weekday())
    if coming == received_on:
        return Days(coming + timedelta(days=7))
    return Days(None, (coming, coming + timedelta(days=7))) if coming <= sunday else Days(coming)


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) for phrase in phrases)


def _starts(text: str, phrases: tuple[str, ...]) -> bool:
    return any(re.match(rf"{re.escape(phrase)}(?!\w)", text) for phrase in phrases)


def _ends(text: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}$", text) for phrase in phrases)
