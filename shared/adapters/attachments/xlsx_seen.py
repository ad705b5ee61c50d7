"""Which cells of a workbook a person who opens it does not see. Judges form only, never words."""

from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.colors import Color
    from openpyxl.worksheet.worksheet import Worksheet

_NARROW = 0.5  # characters, and points
_TINY = 2  # points
_NEAR = 30
_INDEXED = {8: "000000", 9: "FFFFFF", 0: "000000", 1: "FFFFFF", 64: "000000", 65: "FFFFFF"}
_THEME = {0: "FFFFFF", 1: "000000"}
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
Rgb = tuple[int, int, int]


class Unseen:
    """What one sheet hides: itself, rows, columns, and cells by their style."""

    def __init__(self, sheet: "Worksheet") -> None:
        self._is_hidden = sheet.sheet_state != "visible"
        # In a sheet whose rows are hidden unless something else is said, nothing says it for rows without an entry.
        self._only_rows_with_entry = bool(sheet.sheet_format.zeroHeight)
        self._entries = {number for number, row in sheet.row_dimensions.items() if not row.hidden}
        self._rows = {
            number
            for number, row in sheet.row_dimensions.items()
            if row.hidden or (row.height is not None and row.height < _NARROW)
        }
        self._columns: set[int] = set()
        for letter, column in sheet.column_dimensions.items():
            if column.hidden or (column.customWidth and column.width < _NARROW):
                first = column.min or column_index_from_string(letter)
                self._columns |= set(range(first, min(column.max or first, 16_384) + 1))

    def shows(self, cell: "Cell") -> bool:
        row, column = cell.row, cell.column
        if self._is_hidden or row in self._rows or column in self._columns:
            return False
        if self._only_rows_with_entry and row not in self._entries:
            return False
        return cell.value is None or is_seen(cell)


def is_seen(cell: "Cell") -> bool:
    """Whether the style lets the value be seen: its size, its format, and its colour on its own ground."""
    if not cell.has_style:
        return True
    if cell.number_format.replace(" ", "") in (";;;", ";;"):
        return False
    if cell.font.sz is not None and float(cell.font.sz) < _TINY:
        return False
    ink = _rgb(cell.font.color) if cell.font.color is not None else _BLACK
    ground = _rgb(cell.fill.fgColor) if cell.fill.fill_type == "solid" else _WHITE
    return ink is None or ground is None or sum(abs(a - b) for a, b in zip(ink, ground, strict=True)) >= _NEAR


def _rgb(colour: "Color | None") -> Rgb | None:
    """None for colours that only the workbook's theme knows: they count as seen."""
    if colour is None or abs(colour.tint or 0) > 0.1:
        return None
    found: object = None
    if colour.type == "rgb":
        found = colour.rgb
    elif colour.type == "theme":
        found = _THEME.get(colour.theme)
    elif colour.type == "indexed":
        found = _INDEXED.get(colour.indexed)
    if not isinstance(found, str) or len(found) < 6:
        return None
    try:
        return (int(found[-6:-4], 16), int(found[-4:-2], 16), int(found[-2:], 16))
    except ValueError:
        return None
