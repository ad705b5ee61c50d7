"""Finds the phrases of a language file in a text, as whole words where the script sets words apart. `word*` stands for its endings too."""

import re
from collections.abc import Iterable
from functools import lru_cache

from shared.domain.reading.letters import bounded, key


def first_phrase(phrases: Iterable[str], text: str) -> str:
    """The first of the phrases that the text has, or ''."""
    plain = key(text)
    return next((phrase for phrase in phrases if has_phrase(phrase, plain)), "")


def has_phrase(phrase: str, text: str) -> bool:
    """Whether the text, in one spelling already, has the phrase."""
    bare = phrase.rstrip("*")
    return bool(bare) and bare in text and _pattern(phrase).search(text) is not None


def starts_with(phrase: str, text: str) -> bool:
    """Whether the text, in one spelling already, begins with the phrase."""
    return text.startswith(phrase.rstrip("*"))


@lru_cache(maxsize=32768)
def _pattern(phrase: str) -> re.Pattern[str]:
    # "onboard" is no part of "onboard-sim": names of sites and machines are written so.
    before = r"(?<![\w-])" if phrase[0].isascii() and phrase[0].isalnum() else ""
    after = r"(?![\w-])" if phrase[-1].isascii() and phrase[-1].isalnum() else ""
    return re.compile(f"{before}{bounded(phrase)}{after}")
