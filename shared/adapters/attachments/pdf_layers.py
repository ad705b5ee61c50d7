"""Which layers (optional content groups) of a PDF are switched off when it is opened. ISO 32000-2, 8.11."""

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject


class Layers:
    """The layers of one document that are off, by object number."""

    def __init__(self, reader: PdfReader) -> None:
        root = reader.root_object
        properties = as_dictionary(root.get("/OCProperties"))
        default = as_dictionary(properties.get("/D"))
        self._off = _numbers(default.get("/OFF"))
        if name_of(default.get("/BaseState")) == "/OFF":
            self._off |= _numbers(properties.get("/OCGs")) - _numbers(default.get("/ON"))

    def is_off(self, layer: PdfObject | None) -> bool:
        """A membership is off when all its layers are."""
        if isinstance(layer, IndirectObject) and layer.idnum in self._off:
            return True
        groups = as_dictionary(layer).raw_get("/OCGs") if "/OCGs" in as_dictionary(layer) else None
        members = {groups.idnum} if isinstance(groups, IndirectObject) else set[int]()
        members = (members & self._off) or _numbers(groups)
        return bool(members) and members <= self._off


def as_dictionary(found: PdfObject | None) -> DictionaryObject:
    """What stands there, or an empty dictionary for anything that is none."""
    there = found.get_object() if found is not None else None
    return there if isinstance(there, DictionaryObject) else DictionaryObject()


def name_of(found: object) -> str:
    """A PDF name with its slash, or '' for anything that is none."""
    return str(found) if isinstance(found, NameObject) else ""


def _numbers(found: PdfObject | None) -> set[int]:
    there = found.get_object() if found is not None else None
    return (
        {item.idnum for item in there if isinstance(item, IndirectObject)} if isinstance(there, ArrayObject) else set()
    )
