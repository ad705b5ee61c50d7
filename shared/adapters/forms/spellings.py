"""The spellings of a word of a language file: without accents, with a space for the Persian half-space, Serbian in both alphabets."""

from shared.domain.reading.letters import key
from shared.domain.reading.unaccented import unaccented

_HALF_SPACE = "\u200c"
_SHORT = 3
_SERBIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj",
    "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č",
    "џ": "dž", "ш": "š",
}  # fmt: skip
_IN_LATIN = str.maketrans(_SERBIAN | {letter.upper(): latin.capitalize() for letter, latin in _SERBIAN.items()})


def in_both_alphabets(words: list[str]) -> list[str]:
    """Serbian words and sentence patterns as they are, and in Latin letters."""
    return list(dict.fromkeys((*words, *(word.translate(_IN_LATIN) for word in words))))


def other_spellings(word: str) -> tuple[str, ...]:
    """Ways in which people type the word, besides the one of `key`."""
    plain = key(word)
    # A short word without its accents is often another word (French "a" and "à").
    typed = unaccented(plain) if len(plain) > _SHORT else ()
    apart = (key(word.replace(_HALF_SPACE, " ")),) if _HALF_SPACE in word else ()
    return tuple(text for text in (*typed, *apart) if text != plain)
