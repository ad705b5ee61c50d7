"""What counts as a capital in a pattern. Letters of scripts without case count as capitals where names are looked for in any script."""

import sys
from collections.abc import Callable, Iterable


def _ranges(wanted: Callable[[str], bool], last: int) -> str:
    """The inside of a character class: all letters up to `last` that are wanted."""
    return "".join(_range(first, end) for first, end in _runs(code for code in range(last) if wanted(chr(code))))


def _runs(codes: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def _range(first: int, end: int) -> str:
    return chr(first) if first == end else f"{chr(first)}-{chr(end)}"


_LAST_WITH_CASE = min(0x2000, sys.maxunicode)
# Latin, Greek, Cyrillic, Armenian, Georgian; what stands higher are historic letters.
CAPITALS = _ranges(str.isupper, _LAST_WITH_CASE)
SMALL = _ranges(str.islower, _LAST_WITH_CASE)
# One letter that may begin a name: a capital, or a letter of a script that has none.
UPPER = rf"(?:(?![{SMALL}])[^\W\d_])"
