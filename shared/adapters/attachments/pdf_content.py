"""The drawing operations of a page in one list: reusable forms (form XObjects) unfolded where they are drawn, layers marked that are off.

pypdf's reading by layout knows only the page's own operations, and a mark of a layer only within the resources it stands in.
"""

from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, PdfObject, StreamObject

from shared.adapters.attachments.pdf_layers import Layers, as_dictionary, name_of

MOST_OPERATIONS = 30_000
_DEEPEST = 6


class Operation(NamedTuple):
    operands: list[PdfObject]
    operator: bytes
    is_off: bool = False  # stands in a layer that is not shown


class Unfolding:
    """Collects one page's operations, and the fonts that they name."""

    def __init__(self, reader: PdfReader, layers: Layers) -> None:
        self._reader, self._layers = reader, layers
        self.operations: list[Operation] = []
        self.fonts = DictionaryObject()
        self._forms = 0

    def add_page(self, page: PageObject) -> None:
        content = page.get("/Contents")
        there = content.get_object() if content is not None else None
        if isinstance(there, ArrayObject | StreamObject):
            self._add(there, as_dictionary(page.get("/Resources")), prefix="", depth=0, off=0)

    def _add(self, content: PdfObject, resources: DictionaryObject, *, prefix: str, depth: int, off: int) -> None:
        """`off` = how many layers around are off; `prefix` keeps the fonts of different forms apart."""
        for name, font in as_dictionary(resources.get("/Font")).items():
            self.fonts[NameObject(_renamed(name, prefix))] = font
        marks: list[int] = []
        for operands, operator in ContentStream(content, self._reader, "bytes").operations:
            if operator in (b"BDC", b"BMC"):
                marks.append(int(self._opens_hidden(operands, resources)))
            elif operator == b"EMC":
                del marks[-1:]
            elif operator == b"Do":
                self._add_form(operands, resources, depth=depth, off=off + sum(marks))
            else:
                self._keep(_with_font(operands, operator, prefix), operator, off + sum(marks))

    def _keep(self, operands: list[PdfObject], operator: bytes, off: int) -> None:
        if len(self.operations) >= MOST_OPERATIONS:
            raise LimitReachedError("too many drawing operations")
        self.operations.append(Operation(operands, operator, off > 0))

    def _opens_hidden(self, operands: list[PdfObject], resources: DictionaryObject) -> bool:
        kind, layer = [name_of(operand) for operand in operands] if len(operands) == 2 else ("", "")
        properties = as_dictionary(resources.get("/Properties"))
        return kind == "/OC" and layer in properties and self._layers.is_off(properties.raw_get(layer))

    def _add_form(self, operands: list[PdfObject], resources: DictionaryObject, *, depth: int, off: int) -> None:
        drawn = as_dictionary(resources.get("/XObject")).get(operands[0]) if operands else None
        form = drawn.get_object() if drawn is not None else None
        if not isinstance(form, StreamObject) or name_of(form.get("/Subtype")) != "/Form" or depth >= _DEEPEST:
            return
        self._forms += 1
        off += int("/OC" in form and self._layers.is_off(form.raw_get("/OC")))
        matrix = form.get("/Matrix")
        own = as_dictionary(form.get("/Resources")) or resources
        self._keep([], b"q", off)
        if isinstance(matrix, ArrayObject) and len(matrix) == 6:
            self._keep(list(matrix), b"cm", off)
        self._add(form, own, prefix=f"Form{self._forms}", depth=depth + 1, off=off)
        self._keep([], b"Q", off)


def _renamed(name: str, prefix: str) -> str:
    return f"/{prefix}{name.removeprefix('/')}" if prefix else name


def _with_font(operands: list[PdfObject], operator: bytes, prefix: str) -> list[PdfObject]:
    if operator != b"Tf" or not operands or not prefix:
        return operands
    return [NameObject(_renamed(str(operands[0]), prefix)), *operands[1:]]
