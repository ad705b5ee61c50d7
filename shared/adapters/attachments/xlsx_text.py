"""Reads an Excel workbook as table lines: what a person who opens it sees, sheet by sheet.

Nothing is calculated (a formula is read as the value that the workbook keeps for it), no link is followed, nothing inside is unpacked
further. What is not to be seen - hidden sheets, rows, columns, white on white, comments - is returned apart.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import (
    CellCoordinatesException,
    IllegalCharacterError,
    InvalidFileException,
    NamedRangeException,
    SheetTitleException,
)

from shared.adapters.attachments.broken import BROKEN
from shared.adapters.attachments.lines import MOST_COLUMNS, MOST_ROWS, extracted, table_line
from shared.adapters.attachments.xlsx_seen import Unseen
from shared.domain.attachment import Extracted, Unread

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_SHEETS = 20
_MOST_PARTS = 2_000
_MOST_UNPACKED = 8 * 1024 * 1024
_OF_OPENPYXL = (
    CellCoordinatesException,
    IllegalCharacterError,
    InvalidFileException,
    NamedRangeException,
    SheetTitleException,
)
_XML = (".xml", ".rels", ".vml")
_MIDNIGHT = time(0, 0)


def read_xlsx(content: bytes) -> Extracted:
    refused = _refused(content)
    if refused is not None:
        return Extracted(unread=refused)
    try:
        # It warns of every extension that it does not know.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
            return _read(book)
    except (*_OF_OPENPYXL, *BROKEN):
        return Extracted(unread=Unread.BROKEN)


def _read(book: "Workbook") -> Extracted:
    lines: list[str] = []
    hidden: list[str] = []
    for sheet in book.worksheets[:MOST_SHEETS]:
        lines += ["", *_sheet_lines(sheet, hidden)]
    found = extracted(lines, hidden)
    is_cut = len(book.worksheets) > MOST_SHEETS or any(sheet.max_row > MOST_ROWS for sheet in book.worksheets)
    return found.model_copy(update={"is_shortened": found.is_shortened or is_cut})


def _refused(content: bytes) -> Unread | None:
    """Judged by what the package says of itself; no part is ever unpacked beyond that."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except BROKEN:
        return Unread.BROKEN
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        return Unread.KIND
    unpacked = sum(part.file_size for part in parts if part.filename.casefold().endswith(_XML))
    return Unread.TOO_COMPLEX if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED else None


def _sheet_lines(sheet: "Worksheet", hidden: list[str]) -> Iterator[str]:
    unseen = Unseen(sheet)
    for cells in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=min(sheet.max_column, MOST_COLUMNS)):
        # Of merged cells only the first one has a value.
        own = [cell if isinstance(cell, Cell) else None for cell in cells]
        shown = [_text(cell.value, str(cell.number_format)) if cell and unseen.shows(cell) else "" for cell in own]
        dropped = [_text(cell.value, "") for cell in own if cell and not unseen.shows(cell)]
        comments = [str(cell.comment.text) for cell in own if cell and cell.comment]
        hidden += [" ".join(part for part in dropped if part), *comments]
        yield table_line(shown)


def _text(value: object, form: str) -> str:
    """A value as it is written everywhere; how its cell would show it depends on the reader's country."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == _MIDNIGHT else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _number(value, form)
    return "" if value is None else str(value)


def _number(value: float, form: str) -> str:
    """Whole numbers without a decimal point; a format such as 00000 keeps an employee number's zeros."""
    whole = int(value) if value == value // 1 and abs(value) < 1e15 else None
    if whole is None:
        return f"{value:.15g}"
    return f"{whole:0{len(form)}d}" if form and set(form) == {"0"} and len(form) < 30 else str(whole)
