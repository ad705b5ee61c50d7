"""A text of any size as properties of rows, and back. Pure.

A property holds 64 KiB of UTF-16, a row 1 MiB, a transaction 4 MiB ("Understanding the Table service data model"). The pieces
are half that size, because a character outside the basic plane counts twice.
"""

from collections.abc import Iterable, Mapping

PIECE = 16_000
PIECES_IN_A_ROW = 15
ROW = PIECE * PIECES_IN_A_ROW


def properties_of(text: str) -> dict[str, str]:
    """For a text that fits into one row."""
    if len(text) > ROW:
        raise ValueError(f"a text of {len(text)} characters does not fit into one row")
    return {f"text{at // PIECE:02d}": text[at : at + PIECE] for at in range(0, max(len(text), 1), PIECE)}


def text_of(properties: Mapping[str, object]) -> str:
    names = sorted(name for name in properties if name.startswith("text") and name[4:].isdecimal())
    return "".join(str(properties[name]) for name in names)


def in_rows(text: str) -> list[dict[str, str]]:
    """For a text of any size: properties row by row."""
    return [properties_of(text[at : at + ROW]) for at in range(0, max(len(text), 1), ROW)]


def from_rows(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(text_of(row) for row in rows)
