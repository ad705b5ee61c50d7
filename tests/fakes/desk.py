"""A PSA in memory. Implements the Desk and Desks ports; tests/contracts/test_desk.py holds it to them."""

from datetime import datetime
from typing import NamedTuple

from shared.domain.attachment import Attachment
from shared.domain.errors import OutsideError, PermanentError
from shared.domain.ids import TicketId
from shared.domain.policy import Connection
from shared.domain.ticket import Author, AuthorKind, RawMessage, RawTicket
from shared.ports import NoteAudience
from tests.clock import START

OURS = Author(name="Automation", email="automation@desk.example", kind=AuthorKind.SYSTEM)


class Note(NamedTuple):
    ticket: TicketId
    audience: NoteAudience
    text: str
    key: str


class FakeDesk:
    """`faults` are raised one by one before anything is read or written again; `statuses` has every status that was set."""

    def __init__(self, *tickets: RawTicket) -> None:
        self.tickets = {ticket.id: ticket for ticket in tickets}
        self.changed_at = {ticket.id: ticket.received_at for ticket in tickets}
        self.notes: list[Note] = []
        self.statuses: list[tuple[TicketId, str]] = []
        self.reads = 0
        self.files: dict[str, bytes] = {}
        self.fetched: list[str] = []
        self.faults: list[OutsideError] = []

    def desk(self, connection: Connection) -> "FakeDesk":
        return self

    def read_ticket(self, ticket: TicketId) -> RawTicket:
        self.reads += 1
        return self._found(ticket)

    def read_attachment(self, ticket: TicketId, attachment: str, *, most_bytes: int) -> bytes:
        self._found(ticket)
        self.fetched.append(attachment)
        if attachment not in self.files:
            raise PermanentError("the desk answered 404", code="not_found")
        if len(self.files[attachment]) > most_bytes:
            raise PermanentError("the desk's answer is larger than that", code="too_large")
        return self.files[attachment]

    def add_note(self, ticket: TicketId, *, audience: NoteAudience, text: str, key: str) -> None:
        found = self._found(ticket)
        if any(note.key == key and note.ticket == ticket for note in self.notes):
            return
        self.notes.append(Note(ticket, audience, text, key))
        is_public = audience is NoteAudience.PUBLIC
        message = RawMessage(id=f"N-{len(self.notes)}", author=OURS, at=START, body=text, is_public=is_public)
        self.tickets[ticket] = found.model_copy(update={"messages": (*found.messages, message)})

    def set_status(self, ticket: TicketId, status: str) -> None:
        found = self._found(ticket)
        self.statuses.append((ticket, status))
        self.tickets[ticket] = found.model_copy(update={"status": status})

    def changed_since(self, moment: datetime) -> tuple[TicketId, ...]:
        return tuple(ticket for ticket, at in self.changed_at.items() if at >= moment)

    def reply(self, ticket: TicketId, body: str, *, at: datetime = START, author: Author | None = None) -> None:
        """The requester, or somebody else, writes."""
        found = self.tickets[ticket]
        message = RawMessage(id=f"M-{len(found.messages) + 1}", author=author or found.requester, at=at, body=body)
        self.tickets[ticket] = found.model_copy(update={"messages": (*found.messages, message)})
        self.changed_at[ticket] = at

    def attach(self, ticket: TicketId, name: str, content: bytes, *, at: datetime = START) -> str:
        """The requester writes "see attached" and adds a file. Its id."""
        self.reply(ticket, "See attached.", at=at)
        found = self.tickets[ticket]
        key = f"A-{len(self.files) + 1}"
        self.files[key] = content
        file = Attachment(id=key, name=name, size=len(content))
        message = found.messages[-1].model_copy(update={"attachments": (file,)})
        self.tickets[ticket] = found.model_copy(update={"messages": (*found.messages[:-1], message)})
        return key

    def _found(self, ticket: TicketId) -> RawTicket:
        if self.faults:
            raise self.faults.pop(0)
        if ticket not in self.tickets:
            raise PermanentError("the desk answered 404", code="not_found")
        return self.tickets[ticket]
