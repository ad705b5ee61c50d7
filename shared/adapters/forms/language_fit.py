"""Tells in which languages a longer text may be written, by the small words that every text has. It never decides for one.

Without it neighbours are confused: a phrase like "ny kollega" is Swedish, Danish and Norwegian. Scripts narrow the choice first, so
that a ticket is compared with a few languages and not with all.
"""

import re
from collections import Counter
from functools import lru_cache

Common = tuple[tuple[str, frozenset[str]], ...]

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 160
_FEW = 3
_ENOUGH = 0.7
_PART_OF_TEXT = 0.12
# Only Japanese has kana, and its forms may be written in Chinese characters nearly throughout.
_PART_OF_KANA = 0.02
# The blocks of the Unicode standard that tell a script, as first and last code point.
_BLOCKS = (
    ("latin", 0x41, 0x24F), ("latin", 0x1E00, 0x1EFF), ("greek", 0x370, 0x3FF), ("greek", 0x1F00, 0x1FFF),
    ("cyrillic", 0x400, 0x52F), ("hebrew", 0x590, 0x5FF), ("arabic", 0x600, 0x6FF), ("arabic", 0x750, 0x77F),
    ("bengali", 0x980, 0x9FF), ("thai", 0xE00, 0xE7F), ("kana", 0x3040, 0x30FF), ("han", 0x3400, 0x9FFF),
    ("hangul", 0xAC00, 0xD7AF),
)  # fmt: skip

# Letters by which languages with one script are told apart. Of those here only Bulgarian has none of its own.
_OWN_LETTERS = {"ru": "ыэё", "uk": "іїєґ", "sr": "ђјљњћџ", "bg": ""}
_FEW_LETTERS = 3


def has_letters_of(language: str, text: str) -> bool:
    """False when the text has letters that only a neighbour of the language writes. A few may be in names."""
    if language not in _OWN_LETTERS:
        return True
    said = Counter(text)
    found = {code: sum(said[letter] for letter in letters) for code, letters in _OWN_LETTERS.items()}
    most = max(found.values())
    return most < _FEW_LETTERS or found[language] == most


def may_be(language: str, text: str, common: Common) -> bool:
    """Whether the text may be in the language; always for short texts, and for a language whose small words are not listed."""
    return len(text) < _SHORT or language not in dict(common) or language in _languages_of(text, common)


@lru_cache(maxsize=64)
def _languages_of(text: str, common: Common) -> frozenset[str]:
    said = Counter(_WORD.findall(text))
    shared = Counter(word for _, words in common for word in words)
    # A word of many languages tells less.
    found = {language: sum(said[word] / shared[word] for word in words) for language, words in common}
    most = max(found.values(), default=0.0)
    return frozenset(language for language, count in found.items() if most < _FEW or count >= _ENOUGH * most)


def scripts_in(text: str) -> frozenset[str]:
    """The scripts that make up a good part of the text's letters; none where there are no letters."""
    found = Counter(map(_script, filter(str.isalpha, text)))
    letters = sum(found.values())
    return frozenset(script for script, count in found.items() if script and count >= _least(script) * letters)


def _least(script: str) -> float:
    return _PART_OF_KANA if script == "kana" else _PART_OF_TEXT


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    code = ord(letter)
    return next((script for script, first, last in _BLOCKS if first <= code <= last), "")
