"""Says at a quote which file it comes from, so that an approver knows where to look. Pure."""

from shared.domain.reading.folding import fold
from shared.domain.request import Request
from shared.domain.ticket import Ticket
from shared.domain.value import Value


def name_files(requests: tuple[Request, ...], ticket: Ticket) -> tuple[Request, ...]:
    """Quotes that stand in a file, and not in what was written, with the file's name after them."""
    files = [(message.file, fold(message.text)) for message in ticket.messages if message.file]
    if not files:
        return requests
    written = fold("\n".join([ticket.subject, *(message.text for message in ticket.messages if not message.file)]))
    return tuple(_named(request, written, files) for request in requests)


def _named(request: Request, written: str, files: list[tuple[str, str]]) -> Request:
    update: dict[str, object] = {}
    for name in type(request).model_fields:
        found: object = getattr(request, name)
        if name == "flags":
            continue
        if isinstance(found, tuple):
            update[name] = tuple(_with_file(item, written, files) for item in found)
        else:
            update[name] = _with_file(found, written, files)
    return request.model_copy(update=update)


def _with_file(found: object, written: str, files: list[tuple[str, str]]) -> object:
    quote = getattr(found, "quote", "")
    if not isinstance(found, Value) or not isinstance(quote, str) or not quote:
        return found
    words = fold(quote).strip(" .,;:")
    if not words or words in written:
        return found
    file = next((name for name, text in files if words in text), None)
    return found if file is None else found.model_copy(update={"quote": f"{quote} [{file}]"})
