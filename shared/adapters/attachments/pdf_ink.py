"""Follows the drawing of a page and parts its text into what is to be seen and what is not: by ink, ground, size and place.

The ground is the last filled rectangle below the first letter, else paper. Colours that it cannot work out count as seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from pypdf.generic import PdfObject

from shared.adapters.attachments.pdf_content import Operation

Matrix = tuple[float, float, float, float, float, float]
Rgb = tuple[float, float, float]
Box = tuple[float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_WHITE: Rgb = (1, 1, 1)
_BLACK: Rgb = (0, 0, 0)
_NEAR = 0.12
_SMALLEST = 1.5  # points
_MOST_GROUNDS = 400
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_ENDS = frozenset({b"S", b"s", b"n"}) | _FILLS
# Text that is neither filled nor stroked (3), or only clips (7).
_INVISIBLE = (3, 7)


class Ground(NamedTuple):
    box: Box
    colour: Rgb | None


class Ink(NamedTuple):
    shown: list[Operation]
    hidden: list[Operation]  # empty when nothing is hidden


@dataclass
class _State:
    """What `q` keeps and `Q` brings back."""

    matrix: Matrix = _UNIT
    fill: Rgb | None = _BLACK
    mode: float = 0
    size: float = 1


class _Drawing:
    def __init__(self, page: Box) -> None:
        self._page = page
        self._state, self._kept = _State(), list[_State]()
        self._text = self._line = _UNIT
        self._leading = 0.0
        self._path: list[Box] = []
        self._grounds: list[Ground] = []

    def follow(self, operation: Operation) -> None:
        """Take in what an operation changes."""
        operator, given = operation.operator, _numbers(operation.operands)
        if operator == b"q":
            self._kept.append(replace(self._state))
        elif operator == b"Q":
            self._state = self._kept.pop() if self._kept else self._state
        elif operator == b"cm" and len(given) == 6:
            self._state.matrix = _times(_matrix(given), self._state.matrix)
        elif operator in _COLOURS:
            self._state.fill = _colour(operator, given)
        elif operator == b"Tr" and given:
            self._state.mode = given[0]
        elif operator == b"Tf" and given:
            self._state.size = given[-1]
        else:
            self._draw(operator, given)
            self._move(operator, given)

    def _draw(self, operator: bytes, given: list[float]) -> None:
        """The operators that make grounds."""
        if operator == b"re" and len(given) == 4:
            self._path.append(self._box(given))
        elif operator in _ENDS:
            if operator in _FILLS and len(self._grounds) < _MOST_GROUNDS:
                self._grounds += [Ground(box, self._state.fill) for box in self._path]
            self._path = []

    def _move(self, operator: bytes, given: list[float]) -> None:
        """The operators that place text."""
        if operator == b"BT":
            self._text = self._line = _UNIT
        elif operator == b"Tm" and len(given) == 6:
            self._text = self._line = _matrix(given)
        elif operator in (b"Td", b"TD") and len(given) == 2:
            self._leading = -given[1] if operator == b"TD" else self._leading
            self._text = self._line = _times((1, 0, 0, 1, given[0], given[1]), self._line)
        elif operator == b"TL" and given:
            self._leading = given[0]
        elif operator in (b"T*", b"'", b'"'):
            self._text = self._line = _times((1, 0, 0, 1, 0, -self._leading), self._line)

    def _box(self, given: list[float]) -> Box:
        x, y, width, height = given
        corners = [_place(self._state.matrix, x + dx, y + dy) for dx in (0, width) for dy in (0, height)]
        across, up = [corner[0] for corner in corners], [corner[1] for corner in corners]
        return (min(across), min(up), max(across), max(up))

    def shows(self) -> bool:
        """Whether text drawn now can be seen."""
        whole = _times(self._text, self._state.matrix)
        x, y = whole[4], whole[5]
        height = abs(self._state.size) * max(abs(whole[3]), abs(whole[1]))
        if self._state.mode in _INVISIBLE or height < _SMALLEST or not _within(self._page, x, y, margin=2):
            return False
        # A little above the line, where the letters are.
        grounds = (g.colour for g in reversed(self._grounds) if _within(g.box, x + 1, y + height / 4))
        ground, ink = next(grounds, _WHITE), self._state.fill
        return ink is None or ground is None or sum(abs(a - b) for a, b in zip(ink, ground, strict=True)) >= _NEAR


def split_by_ink(operations: Iterable[Operation], page: Box) -> Ink:
    """Two drawings of the same page: one with the text that is seen, one with the text that is not."""
    drawing = _Drawing(page)
    shown: list[Operation] = []
    hidden: list[Operation] = []
    found = False
    for operation in operations:
        drawing.follow(operation)
        if operation.operator not in _SHOWS:
            shown.append(operation)
            hidden.append(operation)
            continue
        # These two also begin a new line, which has to stay.
        left = Operation([], b"T*") if operation.operator in (b"'", b'"') else None
        if drawing.shows() and not operation.is_off:
            shown.append(operation)
            hidden += [left] if left else []
        else:
            found = True
            hidden.append(operation)
            shown += [left] if left else []
    return Ink(shown, hidden if found else [])


_COLOURS = frozenset({b"g", b"rg", b"k", b"sc", b"scn", b"cs"})


def _colour(operator: bytes, given: list[float]) -> Rgb | None:
    match given:
        case [] if operator == b"cs":
            return _BLACK
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, key]:
            return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
        case _:
            return None


def _numbers(operands: list[PdfObject]) -> list[float]:
    return [float(operand) for operand in operands if isinstance(operand, int | float)]


def _matrix(given: list[float]) -> Matrix:
    return (given[0], given[1], given[2], given[3], given[4], given[5])


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _place(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])


def _within(box: Box, x: float, y: float, *, margin: float = 0) -> bool:
    return box[0] - margin <= x <= box[2] + margin and box[1] - margin <= y <= box[3] + margin
