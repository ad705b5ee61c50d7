"""Splits a person's name into given name and surname, only where that is certain; otherwise it says which splits are possible.

Certain is: two words in a language that writes the given name first, a comma, a particle (van den, de la, bin) that starts a surname.
A wrong guess would become a sign-in name, so three plain words are asked about.
"""

import re

from shared.domain.reading.folding import fold, tidy
from shared.domain.reading.name_orders import split_by_custom
from shared.domain.reading.titles import without_titles
from shared.domain.value import Value

_SUFFIXES = frozenset(
    {
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "ph.d",
        "mba",
        "md",
        "msc",
        "bsc",
        "esq",
        "cpa",
        "rn",
        "dds",
        "jd",
        "ba",
        "ma",
    }
)
_PARTICLES = frozenset(
    {
        "van", "von", "de", "del", "della", "der", "den", "di", "da", "dos", "das", "do", "du", "des", "la", "le", "el", "al", "bin",
        "bint", "ibn", "ben", "ter", "ten", "te", "zu", "zum", "zur", "af", "av", "of", "st", "st.", "mac", "o'", "d'", "y", "e", "i", "vom", "lo", "li",
    }
)  # fmt: skip
_FAMILY_FIRST_COUNTRIES = frozenset({"CN", "HK", "TW", "JP", "KR", "VN", "HU", "MO", "KP", "KH"})
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_INITIAL = re.compile(r"^\w\.?$")


class SplitName(Value):
    """The parts; or, when `given` and `surname` are None and `choices` is not empty, the possible splits."""

    given: str | None = None
    surname: str | None = None
    choices: tuple[tuple[str, str], ...] = ()


def split_name(name: str, country: str) -> SplitName:
    """Parts of a name as written in a ticket. A single word has no parts."""
    words = _plain_words(name)
    if "," in name:
        return _by_comma(name)
    if parts := split_by_custom(words, country):
        return SplitName(given=parts.given, surname=parts.surname, choices=parts.choices)
    if len(words) < 2:
        return SplitName()
    if _CJK.search(name):
        return SplitName(given=" ".join(words[1:]), surname=words[0]) if len(words) == 2 else SplitName()
    if country in _FAMILY_FIRST_COUNTRIES:
        return SplitName(choices=((words[0], " ".join(words[1:])), (" ".join(words[1:]), words[0])))
    return _western(words)


def bare_name(name: str) -> str:
    """The name without titles and degrees: for comparing, never for showing."""
    return " ".join(_plain_words(name))


def _western(words: list[str]) -> SplitName:
    first_particle = next((n for n, word in enumerate(words) if n and fold(word) in _PARTICLES), None)
    if first_particle is not None and first_particle < len(words) - 1:
        if first_particle == 1 or len(words[:first_particle]) == 1:
            return SplitName(given=words[0], surname=" ".join(words[first_particle:]))
        return SplitName(choices=_choices(words))
    inner = [word for word in words[1:-1] if not _INITIAL.match(word)]
    if not inner and not _INITIAL.match(words[0]):
        return SplitName(given=words[0], surname=words[-1])
    if not inner:
        return SplitName(given=" ".join(words[:-1]), surname=words[-1])
    return SplitName(choices=_choices(words))


def _choices(words: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, min(len(words), 4)))


def _by_comma(name: str) -> SplitName:
    """`Quill, Ada` has the surname first; `Ada Quill, Jr.` is a suffix."""
    left, _, right = name.partition(",")
    if fold(right).strip(" .") in _SUFFIXES or not right.strip():
        return _western(_plain_words(left)) if len(_plain_words(left)) > 1 else SplitName()
    if "," in right:
        right = right.partition(",")[0]
    given, surname = " ".join(_plain_words(right)), " ".join(_plain_words(left))
    return SplitName(given=given or None, surname=surname or None)


def _plain_words(name: str) -> list[str]:
    words = without_titles(tidy(name)).replace(",", " , ").split(" ")
    words = [word for word in words if word and word != ","]
    while len(words) > 2 and fold(words[-1]).rstrip(".") in _SUFFIXES:
        words = words[:-1]
    return words
