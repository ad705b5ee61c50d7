"""Splits names of Hungary, Iceland, Denmark, Norway and Sweden where their customs and the names themselves leave no doubt.

Hungarian family names come first, a married woman's may end in -né; who lives in Iceland has given names and one from a parent; who has
two family names in Scandinavia, has the given name first. A name that shows none of this is not split here.
"""

from shared.domain.reading.folding import fold
from shared.domain.reading.given_names import HUNGARIAN, NORDIC

_SCANDINAVIA = frozenset({"DK", "NO", "SE"})
_PARENTS = ("son", "dóttir", "dottir", "bur")
_MARRIED = "né"
_MOST_WORDS = 4
_Pair = tuple[str, str]
_HUNGARIAN = frozenset(map(fold, HUNGARIAN))
_NORDIC = frozenset(map(fold, NORDIC))


def split_in_europe(words: list[str], country: str) -> _Pair | None:
    """Given name and surname; None where nothing shows them."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    if country == "HU":
        return _hungarian(words)
    if country == "IS":
        return _icelandic(words)
    return _two_family_names(words) if country in _SCANDINAVIA and len(words) > 2 else None


def _hungarian(words: list[str]) -> _Pair | None:
    """Given names at one end only; the last of `Kissné Bodor Ilka` is hers, and `Kiss Lajosné` has her husband's."""
    given = [_is_given(word, _HUNGARIAN) or (n > 0 and fold(word).endswith(_MARRIED)) for n, word in enumerate(words)]
    if given[0] == given[-1]:
        return None
    first = next(n for n, value in enumerate(given) if value != given[0])
    if any(value == given[0] for value in given[first:]):
        return None
    ahead, behind = " ".join(words[:first]), " ".join(words[first:])
    return (ahead, behind) if given[0] else (behind, ahead)


def _icelandic(words: list[str]) -> _Pair | None:
    from_parent = [len(word) > len("dóttir") and fold(word).endswith(_PARENTS) for word in words]
    return (" ".join(words[:-1]), words[-1]) if from_parent[-1] and not any(from_parent[:-1]) else None


def _two_family_names(words: list[str]) -> _Pair | None:
    """Only the first word is a given name; a second given name, an initial or a particle may be anything."""
    given = [_is_given(word, _NORDIC) for word in words]
    others = words[1:]
    if not given[0] or any(given[1:]) or any(len(word.strip(".")) < 3 or not word[0].isupper() for word in others):
        return None
    return words[0], " ".join(others)


def _is_given(word: str, names: frozenset[str]) -> bool:
    """Also two names with a dash: `Anna-Lena`."""
    return all(part in names for part in fold(word).split("-"))
