"""A text of any size as properties of rows, and back. Pure.

A property holds 64 KiB of UTF-16, a row 1 MiB, a transaction 4 MiB ("Understanding the Table service data model"). The pieces
are half that size, because a character outside the basic plane counts twice.
"""

from collections.abc import Iterable, Mapping

PIECE = 16_000
PIECES_IN_A_ROW = 15
ROW = PIECE * PIECES_IN_A_ROW


def properties_of(text: str, name: str = "text") -> dict[str, str | int]:
    """For a text that fits into one row. The number of pieces goes along: merging a shorter text leaves old pieces behind."""
    if len(text) > ROW:
        raise ValueError(f"a text of {len(text)} characters does not fit into one row")
    pieces = [text[at : at + PIECE] for at in range(0, max(len(text), 1), PIECE)]
    return {f"{name}_pieces": len(pieces)} | {f"{name}{number:02d}": piece for number, piece in enumerate(pieces)}


def text_of(properties: Mapping[str, object], name: str = "text") -> str:
    return "".join(str(properties[f"{name}{number:02d}"]) for number in range(int(str(properties[f"{name}_pieces"]))))


def in_rows(text: str) -> list[dict[str, str | int]]:
    """For a text of any size: properties row by row."""
    return [properties_of(text[at : at + ROW]) for at in range(0, max(len(text), 1), ROW)]


def from_rows(rows: Iterable[Mapping[str, object]]) -> str:
    return "".join(text_of(row) for row in rows)
