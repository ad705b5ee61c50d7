"""Brings lines that were laid out for Hebrew or Arabic eyes into the order in which they are read. Pure.

A page is drawn from left to right, letter by letter, whatever its script; text is kept in the order of reading. The way back is
that of the Unicode bidirectional algorithm (UAX 9) without its rare cases: what reads from left to right within such a line keeps its order.
"""

import re
import unicodedata

_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})
# Letters in the shapes they have at the beginning, middle and end of words, and ligatures of them.
_SHAPES = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")


def in_reading_order(lines: list[str]) -> list[str]:
    """The lines of one page. Its direction is that of most of its letters."""
    classes = [unicodedata.bidirectional(c) for line in lines for c in line]
    right, left = sum(c in _RIGHT_TO_LEFT for c in classes), sum(c == "L" for c in classes)
    if not right:
        return lines
    turn = _from_right if right * 3 >= left else _with_turned_words
    return [_SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), turn(line)) for line in lines]


def _from_right(line: str) -> str:
    """The whole line turned, and what reads from the left within it turned back."""
    return _turn_runs(line.translate(_MIRRORED)[::-1], _LEFT_TO_RIGHT, _RIGHT_TO_LEFT)


def _with_turned_words(line: str) -> str:
    return _turn_runs(line, _RIGHT_TO_LEFT, _LEFT_TO_RIGHT)


def _turn_runs(line: str, turned: frozenset[str], kept: frozenset[str]) -> str:
    """Each run of characters of the turned classes, with the marks and single spaces between them, back to front."""
    classes = [unicodedata.bidirectional(c) for c in line]
    result: list[str] = []
    at = 0
    while at < len(line):
        end = _run_end(line, classes, at, turned, kept) if classes[at] in turned else at
        if end == at:
            result.append(line[at])
            at += 1
        else:
            run = line[at:end]
            result.append(run.translate(_MIRRORED)[::-1])
            at = end
    return "".join(result)


def _run_end(line: str, classes: list[str], at: int, turned: frozenset[str], kept: frozenset[str]) -> int:
    """Where the run that begins here ends: after its last turned character before one that is kept, a bar or a gap."""
    end = at
    for n in range(at, len(line)):
        if classes[n] in kept or line[n] == "|" or line[n : n + 2] == "  ":
            break
        if classes[n] in turned:
            end = n + 1
    return end
