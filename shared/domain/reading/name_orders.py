"""Splits names by the customs of their script and country, only where custom and the names themselves leave no doubt.

Family name first and unspaced (欧阳靖, 황보승우), first and spaced (Võ Minh Tuấn), Cyrillic with or without patronymic in either order,
Arabic chains (سلطان بن فهد الغامدي), Malay and Tamil ones (Nurul Izzati binti Kamarudin). European ones are in a file of their own. None means: not a case here.
"""

import re
from typing import NamedTuple

from shared.domain.reading.european_names import split_in_europe
from shared.domain.reading.letters import key
from shared.domain.reading.name_words import (
    CHINESE_DOUBLE,
    CHINESE_SINGLE,
    CYRILLIC_GIVEN,
    CYRILLIC_SURNAMES,
    KOREAN_DOUBLE,
    KOREAN_POSTS,
    KOREAN_SINGLE,
    PATRONYMIC_WORDS,
    PATRONYMICS,
    VIETNAMESE,
)

_Pair = tuple[str, str]


class Parts(NamedTuple):
    """Given name and surname; or neither, and the splits to ask about (none where there is nothing to choose from)."""

    given: str | None = None
    surname: str | None = None
    choices: tuple[_Pair, ...] = ()


_HAN = re.compile(r"[\u3400-\u9fff々]+")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff'’ʼ-]+")
_ARABIC = re.compile(r"[\u0620-\u06ff\u200c]+\.?")
_HEBREW = re.compile(r"[\u05d0-\u05ea'\"׳״-]+")
_EITHER_ORDER = frozenset({"RU", "UA", "KZ", "BY", "KG", "UZ", "TJ", "MD", "AM", "GE", "AZ"})
_SON_OF = frozenset({"bin", "binti", "bte", "bt", "bt.", "b.", "a/l", "a/p", "anak", "s/o", "d/o", "al", "ap"})
_MALAY = frozenset({"MY", "SG", "BN"})
_SERVANT = frozenset({"عبد", "أبو", "ابو", "أم", "ام", "آل", "ال"})
_BEN = frozenset({"בן", "בר", "אבו", "דה", "אבן", "בת"})
_VIETNAMESE_CALLS = frozenset({"anh", "chị", "ông", "bà", "bạn", "em", "cô", "chú"})


def split_by_custom(words: list[str], country: str) -> Parts | None:
    """The parts by custom; None when the name is of no script or country that has its own here."""
    if not words:
        return None
    if _KANA.search("".join(words)) or (country == "JP" and all(map(_HAN.fullmatch, words))):
        return _japanese(words)
    for script, split in ((_HANGUL, _korean), (_HAN, _chinese), (_ARABIC, _arabic), (_HEBREW, _hebrew)):
        if all(map(script.fullmatch, words)):
            return split(words)
    if all(map(_CYRILLIC.fullmatch, words)):
        return _cyrillic(words, country)
    return _latin(words, country)


def _latin(words: list[str], country: str) -> Parts | None:
    if country == "VN":
        return _vietnamese(words)
    if country in _MALAY:
        return _malay(words)
    pair = split_in_europe(words, country)
    return Parts(*pair) if pair else None


def _japanese(words: list[str]) -> Parts:
    return Parts(words[1], words[0]) if len(words) == 2 else Parts()


def _korean(words: list[str]) -> Parts:
    if len(words) == 2:
        return Parts(None, words[0]) if words[1] in KOREAN_POSTS else Parts(words[1], words[0])
    name = words[0]
    if len(words) > 2 or not 2 <= len(name) <= 4:
        return Parts()
    if name[:2] in KOREAN_DOUBLE:
        return Parts(name[2:], name[:2]) if len(name) > 2 else Parts()
    return Parts(name[1:], name[0]) if name[0] in KOREAN_SINGLE and len(name) <= 3 else Parts()


def _chinese(words: list[str]) -> Parts:
    if len(words) == 2:
        return Parts(words[1], words[0])
    name = words[0]
    if len(words) > 2 or not 2 <= len(name) <= 4:
        return Parts()
    if name[:2] in CHINESE_DOUBLE:
        return Parts(name[2:], name[:2]) if len(name) > 2 else Parts()
    if name[0] not in CHINESE_SINGLE:
        return Parts()
    if len(name) <= 3:
        return Parts(name[1:], name[0])
    # A married woman may carry two family names: 陳方安生.
    return Parts(choices=((name[2:], name[:2]), (name[1:], name[0])))


def _vietnamese(words: list[str]) -> Parts | None:
    if words[0] in _VIETNAMESE_CALLS and len(words) > 2:
        words = words[1:]
    if len(words) < 2:
        return None
    first, last = key(words[0]) in _SURNAMES_OF_VIETNAM, key(words[-1]) in _SURNAMES_OF_VIETNAM
    if first and (len(words) > 2 or not last):
        return Parts(" ".join(words[1:]), words[0])
    if last and not first:
        return Parts(" ".join(words[:-1]), words[-1])
    return None


_SURNAMES_OF_VIETNAM = frozenset(map(key, VIETNAMESE))
_CYRILLIC_GIVEN = frozenset(map(key, CYRILLIC_GIVEN))


def _cyrillic(words: list[str], country: str) -> Parts | None:
    plain = [key(word) for word in words]
    if len(words) > 3 and plain[-1] in PATRONYMIC_WORDS:
        return Parts(words[1], words[0])
    if len(words) == 3:
        return _three(words, plain, country)
    return _two(words, plain, country) if len(words) == 2 else None


def _three(words: list[str], plain: list[str], country: str) -> Parts | None:
    inner, last = plain[1].endswith(PATRONYMICS), plain[2].endswith(PATRONYMICS)
    if last and not inner and plain[0] not in _CYRILLIC_GIVEN:
        return Parts(words[1], words[0])
    if inner and (not last or plain[0] in _CYRILLIC_GIVEN):
        return Parts(words[0], words[2])
    if country in ("BG", "MK") and not last:
        return Parts(words[0], words[2])
    return None


def _two(words: list[str], plain: list[str], country: str) -> Parts | None:
    """By a given name in one place, else by the ending of a family name in one place."""
    given = [word in _CYRILLIC_GIVEN for word in plain]
    family = [word.endswith(CYRILLIC_SURNAMES) for word in plain]
    if given[0] != given[1]:
        return Parts(words[0], words[1]) if given[0] else Parts(words[1], words[0])
    if not any(given) and family[0] != family[1]:
        return Parts(words[0], words[1]) if family[1] else Parts(words[1], words[0])
    both = ((words[0], words[1]), (words[1], words[0]))
    return Parts(choices=both) if country in _EITHER_ORDER else None


def _arabic(words: list[str]) -> Parts | None:
    words = _joined(words)
    if len(words) == 1:
        return Parts()
    if len(words) == 2:
        return Parts(words[0], words[1])
    if words[-1].startswith("ال"):
        given = words[: words.index("بن")] if "بن" in words[1:] else words[:1]
        return Parts(" ".join(given), words[-1])
    return None


def _joined(words: list[str]) -> list[str]:
    """`عبد الله` is one name."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].split(" ")[-1] in _SERVANT:
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _hebrew(words: list[str]) -> Parts | None:
    return Parts(words[0], " ".join(words[1:])) if len(words) > 2 and words[1] in _BEN else None


def _malay(words: list[str]) -> Parts | None:
    at = next((n for n, word in enumerate(words) if n and key(word) in _SON_OF), 0)
    return Parts(" ".join(words[:at]), " ".join(words[at + 1 :])) if 0 < at < len(words) - 1 else None
