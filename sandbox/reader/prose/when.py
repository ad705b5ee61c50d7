"""Dates and times as a plain English ticket writes them. Nothing is worked out: the value is the words themselves."""

import re

from sandbox.reader.findings import Found
from sandbox.reader.prose.words import quote_of, sentences, tidy

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_CALENDAR = (
    rf"(?:{_DAY},?\s+(?:the\s+)?)?(?:{_NUMBER}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+{_NUMBER}(?:,?\s+\d{{4}})?)"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
)
_RELATIVE = (
    rf"(?:(?:next|this|coming)\s+)?{_DAY}(?:\s+(?:next\s+)?week)?|(?:next|this)\s+week|today|tomorrow|tonight|yesterday"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+|this\s+|next\s+)?(?:day|week|month|year|[A-Z][a-z]+)|immediately|right\s+away|with\s+immediate\s+effect"
)
_DATE = re.compile(rf"\b(?P<x>(?i:{_CALENDAR})|(?i:{_RELATIVE}))\b")
_EXACT = re.compile(rf"\b(?P<x>(?i:{_CALENDAR}))\b")
_TIME = re.compile(
    r"(?i:\b(?:at|by|from|until|around)\s+(?P<x>\d{1,2}(?:[:.]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?)|\d{1,2}:\d{2}|noon|midday|midnight))(?!\w)"
)
_CUES = {
    "onboard": re.compile(r"(?i:\bjoin\w*|\bstart\w*|\bfirst\s+day|\bbegin\w*)"),
    "offboard": re.compile(r"(?i:\blast\s+(?:working\s+)?day|\bleav\w+|\bfinish\w*|\bresign\w*|\buntil\b|\beffective)"),
    "change": re.compile(r"(?i:\bmov\w+|\btransfer\w*|\bfrom\b|\beffective|\bas\s+of\b|\bpromot\w+)"),
}
_LAST_DAY = re.compile(r"(?i:\blast\s+(?:working\s+)?day(?:\s+of\s+work)?)")


def date_of(text: str, intent: str) -> Found | None:
    """The date next to the words that say what happens; an exact one after "last day" wins over "on Friday"."""
    if intent == "offboard":
        for found in _LAST_DAY.finditer(text):
            exact = _EXACT.search(text, found.end(), found.end() + 60)
            if exact:
                return _found(text, found.start(), exact)
    cue = _CUES.get(intent)
    for found in cue.finditer(text) if cue else ():
        date = _DATE.search(text, found.end(), found.end() + 70)
        if date and "\n\n" not in text[found.end() : date.start()]:
            return _found(text, found.start(), date)
    anywhere = list(_DATE.finditer(text))
    return Found(tidy(anywhere[0]["x"]), quote_of(anywhere[0])) if len(anywhere) == 1 else None


def time_of(text: str, intent: str) -> Found | None:
    """A clock time, only from a sentence that speaks of coming or going."""
    cue = _CUES.get(intent)
    for sentence in sentences(text):
        found = _TIME.search(sentence) if cue and cue.search(sentence) else None
        if found:
            return Found(tidy(found["x"]), quote_of(found))
    return None


def _found(text: str, start: int, date: re.Match[str]) -> Found:
    return Found(tidy(date["x"]), text[start : date.end()].strip())
