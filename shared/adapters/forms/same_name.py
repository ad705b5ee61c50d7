"""Whether two written names may be one person's, and whether a sentence speaks of somebody. Inflected names count as the name."""

import re

from shared.domain.reading.folding import fold
from shared.domain.reading.letters import is_spaceless

_LEAST = 3
# "Virtanen" and "Virtasen" share five of eight letters.
_SAME_PART = 0.6
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ENDING = 3


def names_of_two(one: str, other: str) -> bool:
    """Whether the names cannot be one person's: some word of the shorter has nothing like it in the other."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return not all(any(_may_be_same(word, candidate) for candidate in long) for word in short)


def is_named_in(name: str, sentence: str, everybody: list[str]) -> bool:
    """Whether a word of the name, as no other of these people has it, stands in the sentence with its capital."""
    others = {word for other in everybody if other != name for word in _words(other)}
    telling = [word for word in _words(name) if len(word) >= _LEAST and word not in others]
    if any(word in fold(sentence) for word in _words(name) if len(word) > 1 and _is_close(word) and word not in others):
        return True
    said = [fold(word) for word in _WORD.findall(sentence) if not word[0].islower()]
    return any(_is_form_of(word, candidate) for word in telling for candidate in said)


def _words(name: str) -> list[str]:
    return fold(name).replace("’", "'").split()


def _is_close(word: str) -> bool:
    """Whether the word is written without spaces around it, so that it has no endings either."""
    return all(map(is_spaceless, word))


def _may_be_same(one: str, other: str) -> bool:
    if _is_close(one) and _is_close(other):  # 李思远 and 李思明 are two; 古川 may be 古川大輔
        return one.startswith(other) or other.startswith(one)
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= max(2, round(_SAME_PART * min(len(one), len(other)) + 0.4))


def _is_form_of(word: str, said: str) -> bool:
    """`Paulas`, `Ada's`, `Saarelle`: the word with a short ending."""
    if said == word or said.split("'")[0] == word:
        return True
    return len(word) >= _LEAST + 1 and said.startswith(word) and len(said) - len(word) <= _ENDING
