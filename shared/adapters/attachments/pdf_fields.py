"""The form fields and comments of a page: answers with their place on it, and notes that nobody sees without opening them."""

from typing import NamedTuple

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, PdfObject, TextStringObject

from shared.adapters.attachments.pdf_content import Operation
from shared.adapters.attachments.pdf_layers import as_dictionary, name_of

MOST_FIELDS = 400
_DEEPEST = 8
_HIDDEN_OR_NO_VIEW = 0b100010  # bits 2 and 6 of /F (ISO 32000-2, table 167)
_PASSWORD = 1 << 13
_PUSHBUTTON = 1 << 16
_SIZE = 9
_FONT = NameObject("/GangwayAnswers")
_NOT_COMMENTS = frozenset({"/Widget", "/Link"})


class Answer(NamedTuple):
    """`mark` stands on the page in the answer's place until the text is read; then it becomes `text`."""

    mark: str
    text: str
    is_seen: bool
    at: tuple[float, float]


def answers_of(page: PageObject) -> list[Answer]:
    """The filled fields of the page."""
    found: list[Answer] = []
    for widget in _annotations(page)[:MOST_FIELDS]:
        text = _value(widget) if name_of(widget.get("/Subtype")) == "/Widget" else ""
        box = _box(widget)
        if not text or box is None:
            continue
        flags = widget.get("/F", 0)
        is_seen = not int(flags if isinstance(flags, int) else 0) & _HIDDEN_OR_NO_VIEW
        # One line stands in the middle of its box, several begin at its top.
        height = box[3] - box[1]
        up = box[1] + (height - _SIZE) / 2 + 1 if height < 3 * _SIZE else box[3] - _SIZE - 2
        found.append(Answer(f"GWANSWER{len(found)}GW", text, is_seen, (box[0] + 2, up)))
    return found


def comments_of(page: PageObject) -> list[str]:
    """Sticky notes, text boxes and the like: added to the document, no part of it."""
    notes = [note for note in _annotations(page)[:MOST_FIELDS] if name_of(note.get("/Subtype")) not in _NOT_COMMENTS]
    return [str(text) for note in notes if isinstance(text := note.get("/Contents"), str) and text.strip()]


def drawn(answers: list[Answer], fonts: DictionaryObject) -> list[Operation]:
    """Operations that write the marks where the answers stand, in a plain font."""
    if not answers:
        return []
    fonts[_FONT] = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    operations: list[Operation] = []
    for answer in answers:
        place: list[PdfObject] = [FloatObject(n) for n in (1, 0, 0, 1, *answer.at)]
        operations += [
            Operation([], b"BT"),
            Operation([_FONT, FloatObject(_SIZE)], b"Tf"),
            Operation(place, b"Tm"),
            Operation([TextStringObject(answer.mark)], b"Tj"),
            Operation([], b"ET"),
        ]
    return operations


def _annotations(page: PageObject) -> list[DictionaryObject]:
    given = page.get("/Annots")
    there = given.get_object() if given is not None else None
    return [as_dictionary(item) for item in there] if isinstance(there, ArrayObject) else []


def _value(widget: DictionaryObject) -> str:
    kind, value, flags = name_of(_inherited(widget, "/FT")), _inherited(widget, "/V"), _inherited(widget, "/Ff")
    bits = flags if isinstance(flags, int) else 0
    if kind == "/Btn":
        state = name_of(widget.get("/AS", value))
        return "" if bits & _PUSHBUTTON else "[x]" if state not in ("/Off", "") else "[ ]"
    if bits & _PASSWORD and kind == "/Tx":
        return ""
    if isinstance(value, ArrayObject):
        return "; ".join(str(item) for item in value if isinstance(item, str))
    return " ".join(value.split()) if isinstance(value, str) else ""


def _inherited(field: DictionaryObject, name: str) -> object:
    for _ in range(_DEEPEST):
        if name in field:
            return field[name].get_object()
        field = as_dictionary(field.get("/Parent"))
    return None


def _box(widget: DictionaryObject) -> tuple[float, float, float, float] | None:
    given = widget.get("/Rect")
    there = given.get_object() if given is not None else None
    if not isinstance(there, ArrayObject) or len(there) != 4:
        return None
    sides = [float(side) for side in there if isinstance(side, int | float)]
    if len(sides) != 4:
        return None
    return (min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3]))
