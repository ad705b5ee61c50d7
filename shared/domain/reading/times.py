"""Clock times as people write them: 17:00, 5 pm, 8.30 Uhr, 07h45, noon. "End of day" is no clock time."""

import re
from datetime import time

from shared.domain.reading.day_parts import read_day_part
from shared.domain.reading.european_hours import read_european_hour
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import key, western_digits

_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<before>上午|下午|午前|午後|오전|오후)?\s*(?P<hour>[01]?\d|2[0-4])\s*"
    r"(?:(?P<mark>[:.h]|uhr|時|时|點|点|시)\s*(?P<minute>[0-5]\d)?)?\s*"
    r"(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?|ص|م\b|مساء|صباح)?(?![\d/]|-\d)(?!\.\d)"
)
# What stands before a bare hour ("kl. 16", "klo 16", "alle 16"), and after it ("16 uur", "16 órakor", "ob 16. uri").
_HOUR_AHEAD = re.compile(
    r"(?<!\w)(?:kl|klo|kello|klockan|klokken|klokka|klukkan|godz|godzinie|godziny|la ora|ora|ore|alle|alle ore|às|as|a las|à|ob|um|om|um kl)\.?\s*$"
)
_HOUR_BEHIND = re.compile(
    r"\s*(?:uhr|o'clock|hrs?|hours|uur|u|heures?|h|horas?|hs|ore|hod|hodin|hodine|hodině|hodiny|óra|órakor|órától|-kor|uri|ure|sati|sata)\b"
)
_WORDS = {
    "noon": time(12),
    "midday": time(12),
    "mittag": time(12),
    "midi": time(12),
    "mediodía": time(12),
    "midnight": time(0),
}
# Whatever says a time is short; a whole message given as one is not looked through.
_LONGEST = 400
_AFTER_NOON = ("p", "下午", "午後", "오후", "م", "مساء")
_MORNING = ("a", "上午", "午前", "오전", "ص", "صباح")
# "at" is joined to the hour with a dash: ב-8:30.
_HEBREW_DASH = re.compile("(?<=[\u05d0-\u05ea])-(?=\\d)")


def read_time(text: str) -> time | None:
    """The first clock time in the text. A bare number is none."""
    text = text[:_LONGEST]
    if (said := read_day_part(key(western_digits(text)))) is not None:
        return said
    folded = _HEBREW_DASH.sub(" ", fold(western_digits(text)))
    for match in _CLOCK.finditer(folded):
        if found := _clock(match, folded):
            return found
    named = next((at for word, at in _WORDS.items() if re.search(rf"\b{word}\b", folded)), None)
    return named or read_european_hour(key(text))


def _clock(match: re.Match[str], text: str) -> time | None:
    half = (match["before"] or match["half"] or "").strip()
    minute = match["minute"]
    if not half and not minute and not _is_hour(match, text):
        return None
    hour = int(match["hour"])
    if half.startswith(_AFTER_NOON) and hour < 12:
        hour += 12
    if half.startswith(_MORNING) and hour == 12:
        hour = 0
    return time(hour % 24, int(minute or 0)) if hour < 24 or not minute or int(minute) == 0 else None


def _is_hour(match: re.Match[str], text: str) -> bool:
    """ "16 Uhr", "12h", "9時", "kl. 16" are times; "16." and "16" are not."""
    mark = match["mark"]
    if mark is not None and mark not in (":", "."):
        return True
    return bool(_HOUR_BEHIND.match(text[match.end() :]) or _HOUR_AHEAD.search(text[: match.start("hour")]))
