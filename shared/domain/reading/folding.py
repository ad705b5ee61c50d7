"""One form of text for comparing: the same words are the same whatever their case, spacing, accents' encoding or quotes.

Only differences that no reader would notice are folded away. Words are never stemmed, translated or guessed.
"""

import re
import unicodedata

from shared.domain.reading.word_edges import is_whole

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)  # fmt: skip
_KEPT = "\t\n "


def fold(text: str) -> str:
    """NFC, no control or format characters, straight quotes, single spaces, case folded."""
    return _squeeze(_visible(text)).casefold()


def tidy(text: str) -> str:
    """As `fold`, but with its case and quotation marks: how a value is stored."""
    plain = unicodedata.normalize("NFC", text)
    shown = (
        c
        for n, c in enumerate(plain)
        if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf") or _joins_letters(plain, n)
    )
    return _squeeze("".join(shown))


def _joins_letters(text: str, index: int) -> bool:
    """Between Persian or Indic letters a joiner is spelling."""
    around = text[index - 1 : index] + text[index + 1 : index + 2]
    return text[index] in "\u200c\u200d" and len(around) == 2 and all(ord(c) > 0x590 and c.isalpha() for c in around)


def stands_in(part: str, whole: str) -> bool:
    """Whether the words of `part` stand in `whole`, and not as a piece of longer words."""
    return stands_in_folded(part, fold(whole))


def stands_in_folded(part: str, text: str) -> bool:
    """As `stands_in`, for a long text that was folded once."""
    wanted = fold(part).strip(" .,;:")
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if is_whole(text, start, end):
            return True
        start = text.find(wanted, start + 1)
    return False


def _visible(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    return "".join(c for c in plain if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf"))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
