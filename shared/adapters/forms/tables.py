"""Reads the rows of a table: label and value side by side, or one thing a row under column headings.

Cells are separated by `|` (as our own HTML cleaning and Markdown write them) or by tabs. A row with another number of cells than its
headings makes the whole table unusable: its values may stand under the wrong heading.
"""

import re
from collections.abc import Callable, Sequence

from shared.adapters.forms.label_shapes import take_shaped
from shared.domain.value import Value

Knows = Callable[[str], bool]

_RULE = re.compile(r"^[\s\-=_*#~+|:.]*$")
_WORDS_IN_LABEL = 9
_MOST_CELLS = 80


class Table(Value):
    """Rows under column headings: one row is one thing."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    quotes: tuple[str, ...]


class Taken(Value):
    """What was read from some lines; `rows` are label, value and line."""

    lines: int = 0
    rows: tuple[tuple[str, str, int], ...] = ()
    table: Table | None = None
    is_misaligned: bool = False


def take_cells(lines: list[str], index: int, knows: Knows) -> Taken:
    """The table rows that begin at this line; no lines when it is none."""
    if "|" not in lines[index] and (shaped := take_shaped(lines[index], knows)):
        return Taken(lines=1, rows=((*shaped, index),))
    cells = _cells(lines[index])
    if not 2 <= len(cells) <= _MOST_CELLS:
        return Taken()
    known = [knows(cell) for cell in cells]
    if len(cells) >= 4 and _alternates(known):
        pairs = zip(cells[::2], cells[1::2], strict=True)
        return Taken(lines=1, rows=tuple((label, value, index) for label, value in pairs))
    if len(cells) >= 3 and sum(known) >= 2 and sum(known) * 2 >= len([cell for cell in cells if cell]):
        return _take_table(lines, index, cells)
    return _take_pair(lines, index, cells, knows)


def _take_pair(lines: list[str], index: int, cells: list[str], knows: Knows) -> Taken:
    if "|" not in lines[index] or not cells[0]:
        return Taken()
    if knows(cells[0]):
        return Taken(lines=1, rows=((cells[0], " ".join(cell for cell in cells[1:] if cell), index),))
    above = lines[index - 1] if index else ""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    if len(cells[0].split()) > _WORDS_IN_LABEL or not ("|" in above or "|" in below):
        return Taken()
    # The first row of a table whose label we do not know is its heading ("Field | Value").
    is_heading = "|" not in above
    row = (cells[0], " ".join(cell for cell in cells[1:] if cell), index)
    return Taken(lines=1, rows=() if is_heading else (row,))


def _take_table(lines: list[str], index: int, headings: list[str]) -> Taken:
    last = index + 1
    rows: list[tuple[str, ...]] = []
    quotes: list[str] = []
    while last < len(lines) and len(cells := _cells(lines[last])) > 1:
        if not _RULE.match(lines[last]) and any(cells):
            rows.append(tuple(cells))
            quotes.append(lines[last].strip())
        last += 1
    if any(len(row) != len(headings) for row in rows):
        return Taken(lines=last - index, is_misaligned=True)
    table = Table(headings=tuple(headings), rows=tuple(rows), quotes=tuple(quotes)) if rows else None
    return Taken(lines=last - index, table=table)


def _cells(line: str) -> list[str]:
    inner = line.strip()
    if "|" not in inner:
        return [cell.strip() for cell in inner.split("\t")] if inner.count("\t") >= 2 else [inner]
    inner = inner.removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in inner.split("|")]


def _alternates(known: Sequence[object]) -> bool:
    return len(known) % 2 == 0 and all(known[::2]) and not any(known[1::2])
