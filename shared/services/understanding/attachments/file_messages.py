"""Makes the files of one message parts of the ticket: cleaned as its words are, marked with the file's name. Pure."""

from shared.domain.attachment import Attachment, Unread
from shared.domain.reading.orders import is_order
from shared.domain.ticket import CleaningWarning, Message, RawMessage, RawTicket
from shared.domain.value import Value
from shared.services.understanding.characters import clean_characters, decode_leftovers, drop_encoded

_LONGEST_NAME = 120

# Why a file was not read, as an approver is told.
REASONS: dict[Unread, str] = {
    Unread.KIND: "not a kind of file that is read, or without text",
    Unread.TOO_LARGE: "too large",
    Unread.TOO_MANY: "too many files",
    Unread.ENCRYPTED: "opens with a password only",
    Unread.BROKEN: "damaged, or in an unknown encoding",
    Unread.TOO_COMPLEX: "takes too much work to read",
    Unread.EMPTY: "empty",
    Unread.NOT_FETCHED: "the helpdesk did not hand it out",
}


class FileParts(Value):
    """What the files add to a ticket."""

    messages: tuple[Message, ...] = ()
    warnings: frozenset[CleaningWarning] = frozenset()
    hidden: tuple[str, ...] = ()
    decoded: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def file_parts(message: RawMessage) -> FileParts:
    """Files that nobody tried to read are no part of anything."""
    parts = [_part(file, message) for file in message.attachments if file.read is not None]
    return FileParts(
        messages=tuple(one for part in parts for one in part.messages),
        warnings=frozenset(warning for part in parts for warning in part.warnings),
        hidden=tuple(text for part in parts for text in part.hidden),
        decoded=tuple(text for part in parts for text in part.decoded),
        unread=tuple(name for part in parts for name in part.unread),
    )


def _part(file: Attachment, message: RawMessage) -> FileParts:
    read = file.read
    name = _plain_name(file.name)
    if read is None or read.unread is not None:
        reason = REASONS[read.unread if read and read.unread else Unread.NOT_FETCHED]
        hidden = _plain(read.hidden) if read else ()
        return FileParts(unread=(f"{name} ({reason})",), hidden=hidden, warnings=_warned(hidden))
    plain = clean_characters(read.text)
    unpacked = drop_encoded(decode_leftovers(plain.text))
    hidden = (*_plain(read.hidden), *plain.hidden)
    warnings = set(plain.warnings) | _warned(hidden)
    if unpacked.found_block:
        warnings.add(CleaningWarning.ENCODED_BLOCK)
    if read.is_shortened:
        warnings.add(CleaningWarning.SHORTENED)
    said = Message(author=message.author, at=message.at, text=clean_characters(unpacked.text).text, file=name)
    return FileParts(messages=(said,), warnings=frozenset(warnings), hidden=hidden, decoded=unpacked.decoded)


def _warned(hidden: tuple[str, ...]) -> frozenset[CleaningWarning]:
    return frozenset({CleaningWarning.HIDDEN_TEXT}) if hidden else frozenset()


def _plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain for text in texts if (plain := clean_characters(text).text.strip()))


def _plain_name(name: str) -> str:
    """One line without brackets, which mark the name where it is shown; a name that gives orders is not repeated."""
    plain = " ".join(clean_characters(name).text.replace("[", "(").replace("]", ")").split())[:_LONGEST_NAME]
    return "a file" if not plain or is_order(plain) else plain


def unread_files(raw: RawTicket) -> tuple[str, ...]:
    """The ticket's files that somebody has to open, each with the reason."""
    return tuple(name for message in raw.messages for name in file_parts(message).unread)[:20]
