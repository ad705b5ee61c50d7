"""How a name can be written for a sign-in name: in one way, in several that somebody has to choose from, or not by us. Pure."""

from collections.abc import Sequence

from shared.domain.planning.names import is_latin
from shared.domain.planning.transliterate import CYRILLIC, from_cyrillic, from_greek, is_of, without_patronymic

_MOST = 4


def spellings(given: str, surname: str, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Given name and surname in Latin letters. `languages` are those of the ticket and of the company, the likeliest first."""
    ways = [
        {part: spelled for part in (given, surname) if (spelled := _spelled(part, language)) is not None}
        for language in _rules(f"{given} {surname}", languages)
    ]
    whole = [(way[given], way[surname]) for way in ways if given in way and surname in way]
    return tuple(dict.fromkeys(whole))[:_MOST]


def _rules(name: str, languages: Sequence[str]) -> Sequence[str]:
    """The rule of the first language that has one and knows all the letters; else of every language that knows them."""
    if not any(is_of("CYRILLIC", word) for word in name.replace("-", " ").split()):
        return languages[:1] or ("",)
    known = [language.split("-")[0] for language in languages]
    said = next((language for language in known if language in CYRILLIC), None)
    if said is not None and _spelled(name, said) is not None:
        return (said,)
    return CYRILLIC


def _spelled(name: str, language: str) -> str | None:
    """None when a word mixes scripts, or is of one that nobody but its bearer can write in Latin letters."""
    words = [_word(word, language) for word in without_patronymic(name).split()]
    return " ".join(word for word in words if word is not None) if None not in words else None


def _word(word: str, language: str) -> str | None:
    if is_latin(word):
        return word.replace("đ", "dj").replace("Đ", "Dj") if language == "sr" else word
    if is_of("GREEK", word):
        return from_greek(word)
    if is_of("CYRILLIC", word):
        return from_cyrillic(word, language) if language in CYRILLIC else None
    return None if any(c.isalpha() for c in word) else word
