"""Keeps the desk's tickets in memory, with ids that are the same on every run, and tells a listener about each change.

Must not know HTTP, webhooks or faults.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sandbox.desk.model import (
    Author,
    AuthorKind,
    Company,
    File,
    Happening,
    Message,
    NewMessage,
    NewTicket,
    Ticket,
    TicketEvent,
    TicketStatus,
    TimeEntry,
)

API_AUTHOR = Author("Automation", "automation@desk.example", AuthorKind.SYSTEM)
SEEDED_COMPANIES = (
    Company("C-101", "Brightfork Logistics Inc."),
    Company("C-102", "Rüegsegger Treuhand AG"),
)


class UnknownTicketError(LookupError):
    """No ticket has this id."""


class UnknownCompanyError(LookupError):
    """No company has this id."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class DeskStore:
    """Tickets of all companies; every method is safe to call from any thread."""

    def __init__(
        self, *, companies: Sequence[Company] = SEEDED_COMPANIES, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.lock = threading.RLock()
        self._clock = clock
        self._tickets: dict[str, Ticket] = {}
        self._counts: dict[str, int] = {}
        self.companies = tuple(companies)
        self.on_change: Callable[[Happening], None] = lambda happening: None

    def now(self) -> datetime:
        return self._clock()

    def create(self, new: NewTicket) -> Ticket:
        company = self._company(new.company_id)
        with self.lock:
            at = new.received_at or self._clock()
            author = Author(new.requester.name, new.requester.email, AuthorKind.CONTACT)
            ticket = Ticket(
                id=self._next("T", start=1000),
                company=company,
                status=TicketStatus.NEW,
                subject=new.subject,
                requester=new.requester,
                received_at=at,
                updated_at=at,
            )
            first = NewMessage(author, new.body, body_format=new.body_format, files=new.files)
            ticket.messages.append(self._message(first, at))
            self._tickets[ticket.id] = ticket
            self._tell(TicketEvent.CREATED, ticket, AuthorKind.CONTACT)
            return ticket

    def ticket(self, ticket_id: str) -> Ticket:
        with self.lock:
            if ticket_id not in self._tickets:
                raise UnknownTicketError(ticket_id)
            return self._tickets[ticket_id]

    def tickets(self, *, updated_since: datetime | None = None) -> list[Ticket]:
        """Oldest change first, so that a poller who stops halfway can go on from the last one it saw."""
        with self.lock:
            found = [t for t in self._tickets.values() if updated_since is None or t.updated_at >= updated_since]
            return sorted(found, key=lambda t: (t.updated_at, t.id))

    def reply(self, ticket_id: str, new: NewMessage) -> Message:
        """A message that the desk announces (a person wrote it)."""
        with self.lock:
            message = self.add_silently(ticket_id, new)
            self._tell(TicketEvent.UPDATED, self.ticket(ticket_id), new.author.kind)
            return message

    def add_silently(self, ticket_id: str, new: NewMessage) -> Message:
        """A message that the desk does not announce (an integration wrote it)."""
        with self.lock:
            ticket = self.ticket(ticket_id)
            message = self._message(new, self._clock())
            ticket.messages.append(message)
            ticket.updated_at = message.at
            return message

    def file(self, ticket_id: str, file_id: str) -> File:
        with self.lock:
            for message in self.ticket(ticket_id).messages:
                for file in message.files:
                    if file.id == file_id:
                        return file
            raise UnknownTicketError(file_id)

    def find_note(self, ticket_id: str, external_id: str) -> Message | None:
        with self.lock:
            return next((m for m in self.ticket(ticket_id).messages if m.external_id == external_id), None)

    def set_status(
        self, ticket_id: str, status: TicketStatus, actor: AuthorKind, category: str | None = None
    ) -> Ticket:
        with self.lock:
            ticket = self.ticket(ticket_id)
            ticket.category = category or ticket.category
            if ticket.status != status:
                ticket.status = status
                ticket.updated_at = self._clock()
                self._tell(TicketEvent.UPDATED, ticket, actor)
            return ticket

    def add_time(self, ticket_id: str, minutes: int, note: str, external_id: str | None) -> TimeEntry:
        with self.lock:
            ticket = self.ticket(ticket_id)
            entry = TimeEntry(self._next("TE"), minutes, note, self._clock(), external_id)
            ticket.time_entries.append(entry)
            ticket.updated_at = entry.at
            return entry

    def _company(self, company_id: str) -> Company:
        for company in self.companies:
            if company.id == company_id:
                return company
        raise UnknownCompanyError(company_id)

    def _message(self, new: NewMessage, at: datetime) -> Message:
        return Message(
            id=self._next("M"),
            author=new.author,
            at=at,
            visibility=new.visibility,
            body=new.body,
            body_format=new.body_format,
            external_id=new.external_id,
            files=tuple(File(self._next("F"), file.name, file.media_type, file.content) for file in new.files),
        )

    def _next(self, kind: str, *, start: int = 0) -> str:
        self._counts[kind] = self._counts.get(kind, start) + 1
        return f"{kind}-{self._counts[kind]}"

    def _tell(self, event: TicketEvent, ticket: Ticket, actor: AuthorKind) -> None:
        self.on_change(Happening(self._next("EV"), event, ticket.id, ticket.updated_at, actor))
