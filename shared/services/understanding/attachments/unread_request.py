"""A mail that says little beside a file that nobody read is not "none of our business": what it asks for may stand in the file. Pure."""

from pathlib import PurePosixPath

from shared.domain.attachment import Unread
from shared.domain.request import Certainty, Intent, Reading
from shared.domain.ticket import RawTicket, Ticket

_LITTLE = 300  # characters
# Pictures come with tickets of every kind, and nobody sends a form as one.
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".heic", ".webp", ".svg", ".tif", ".tiff"})


def unless_unread(reading: Reading, raw: RawTicket, ticket: Ticket) -> Reading:
    """The reading; one that found nothing is not settled while a document is unread and hardly anything else is said."""
    if reading.intent is not Intent.NONE or reading.certainty is not Certainty.SETTLED:
        return reading
    said = sum(len(message.text.strip()) for message in ticket.messages)
    return (
        reading.model_copy(update={"certainty": Certainty.PARTIAL}) if said < _LITTLE and _documents(raw) else reading
    )


def _documents(raw: RawTicket) -> bool:
    files = [file for message in raw.messages for file in message.attachments if file.read is not None]
    return any(
        file.read.unread not in (None, Unread.EMPTY) and PurePosixPath(file.name.casefold()).suffix not in _PICTURES
        for file in files
        if file.read is not None
    )
