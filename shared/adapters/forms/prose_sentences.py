"""Cuts a text into sentences, with the paragraph each is in. Lines that only go on over the margin are not cut."""

import itertools
import re
from collections.abc import Mapping

from shared.domain.reading.calendar_words import month_names
from shared.domain.reading.folding import fold
from shared.domain.value import Value

# Not after an initial; and after a line that is short or ends a sentence.
_END = re.compile(r"(?<!\b[A-Za-z])[.!?][\"”»“)]*\s+|[。！？।]\s*|\n[ \t]*\n\s*|\n")
_BULLET = re.compile(r"\s*(?:[-*•‣◦·■●▪–—]|\(?\d{1,2}\s*[.)])\s")
_WRAPPED = 60
_NUMBER = re.compile(r"(?<!\w)\d{1,2}$|\d[./-]\d{1,2}$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")


class Sentence(Value):
    """A piece of the text, from `start` to before `end`, with the white space after it."""

    start: int
    end: int
    paragraph: int


def sentences(text: str, cuts: list[int], language: str) -> list[Sentence]:
    """The sentences in their order. `cuts` are places where one has to begin in any case, unless its sentence has none before."""
    months = month_names((language.replace("-", "_"), "en"))
    found: list[Sentence] = []
    start = paragraph = 0
    for match in (*_END.finditer(text), None):
        end = match.end() if match else len(text)
        if match and (_goes_on(text, match) or _is_ordinal(text, match, months)):
            continue
        if text[start:end].strip():
            found += _cut(start, end, paragraph, cuts)
        if match and match[0].count("\n") > 1:
            paragraph += 1
        start = end
    return found


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the line break is within a sentence: after a long line, before no list item."""
    if match[0].count("\n") != 1 or match[0].strip():
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return len(line) >= _WRAPPED and line.rstrip()[-1:] not in ".:;!?" and not _BULLET.match(text, match.end())


def _is_ordinal(text: str, match: re.Match[str], months: Mapping[str, int]) -> bool:
    """`1. Dezember`, `7.12. um acht`: the full stop belongs to the number."""
    if (
        not match[0].startswith(".")
        or "\n" in match[0]
        or not _NUMBER.search(text[max(0, match.start() - 6) : match.start()])
    ):
        return False
    following = _NEXT_WORD.match(text, match.end())
    return following is not None and (following[0].islower() or fold(following[0]) in months)


def _cut(start: int, end: int, paragraph: int, cuts: list[int]) -> list[Sentence]:
    inside = sorted(cut for cut in cuts if start <= cut < end)[1:]
    edges = [start, *inside, end]
    return [Sentence(start=a, end=b, paragraph=paragraph) for a, b in itertools.pairwise(edges) if a < b]


def is_bullet(line: str) -> bool:
    """Whether the line begins as a list item does."""
    return _BULLET.match(line) is not None
