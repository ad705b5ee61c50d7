"""A ticket as a desk holds it (raw) and as it is read (cleaned). Its text is untrusted input, always."""

from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime

from shared.domain.attachment import Attachment
from shared.domain.ids import ConnectionId, TicketId
from shared.domain.value import Value, sha256_hex


class AuthorKind(StrEnum):
    CONTACT = "contact"
    STAFF = "staff"
    SYSTEM = "system"


class BodyFormat(StrEnum):
    TEXT = "text"
    HTML = "html"


class Author(Value):
    """Who wrote a message. `kind` comes from the desk, never from the text."""

    name: str = ""
    email: str = ""
    kind: AuthorKind = AuthorKind.CONTACT


class RawMessage(Value):
    """One message as the desk holds it. `is_public` = the customer can see it."""

    id: str
    author: Author
    at: AwareDatetime
    body: str
    body_format: BodyFormat = BodyFormat.TEXT
    is_public: bool = True
    attachments: tuple[Attachment, ...] = ()

    def said(self) -> tuple[str | tuple[str, str, int], ...]:
        """The words and the files, by what the desk says of them: files are not fetched to see whether anything changed."""
        return (self.id, self.body, *((file.id, file.name, file.size) for file in self.attachments))


class RawTicket(Value):
    """A ticket as read from the desk. The oldest message is the ticket's own text. `company_ref` is the PSA's company id."""

    connection: ConnectionId
    id: TicketId
    company_ref: str
    company_name: str = ""
    subject: str
    requester: Author
    received_at: AwareDatetime
    status: str = ""
    messages: tuple[RawMessage, ...] = ()

    def fingerprint(self) -> str:
        """Changes when what the customer said changes; our own notes and status changes leave it as it was."""
        said = [m.said() for m in self.messages if m.author.kind is not AuthorKind.SYSTEM and m.is_public]
        return sha256_hex(repr((self.subject, said)))[:32]


class CleaningWarning(StrEnum):
    """What the cleaner had to take out; shown to the approver."""

    HIDDEN_TEXT = "hidden_text"
    INVISIBLE_CHARACTERS = "invisible_characters"
    BIDI_CONTROLS = "bidi_controls"
    SCRIPT = "script"
    SHORTENED = "shortened"
    ENCODED_BLOCK = "encoded_block"


class Message(Value):
    """One message as plain text: HTML flattened, quoted replies split off, invisible characters removed."""

    author: Author
    at: datetime
    text: str
    is_quoted: bool = False  # stood as a quoted mail inside the message before it
    file: str = ""  # the name of the attached file that this is the text of


class Ticket(Value):
    """What readers see: cleaned messages, newest first. `messages[-1]` is the original request."""

    subject: str
    requester: Author
    received_at: AwareDatetime
    messages: tuple[Message, ...]
    warnings: tuple[CleaningWarning, ...] = ()
