"""Writes rows of cells as the lines that a table has everywhere here: `cell | cell`. Knows no file format."""

from collections.abc import Iterable, Sequence

from shared.domain.attachment import MOST_CHARACTERS, Extracted, Unread

MOST_ROWS = 500
MOST_COLUMNS = 60
_LONGEST_CELL = 1000


def table_line(cells: Sequence[str]) -> str:
    """Cells at the end that are empty say nothing; those between keep the columns where they are."""
    plain = [" ".join(cell.replace("|", "/").split())[:_LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]
    while plain and not plain[-1]:
        plain.pop()
    return " | ".join(plain).strip() if any(plain) else ""


def extracted(lines: Iterable[str], hidden: Iterable[str] = ()) -> Extracted:
    """The lines as one text, up to the limit."""
    text = "\n".join(lines).strip("\n")
    unseen = tuple(dict.fromkeys(short for said in hidden if (short := " ".join(said.split())[:400])))[:20]
    if not text.strip():
        return Extracted(hidden=unseen, unread=Unread.EMPTY)
    return Extracted(text=text[:MOST_CHARACTERS], hidden=unseen, is_shortened=len(text) > MOST_CHARACTERS)
