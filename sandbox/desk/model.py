"""What the sandbox's PSA keeps: tickets, their messages, time entries. Plain values; no storage, no HTTP."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class AuthorKind(StrEnum):
    CONTACT = "contact"
    STAFF = "staff"
    SYSTEM = "system"


class Visibility(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"


class BodyFormat(StrEnum):
    TEXT = "text"
    HTML = "html"


class TicketStatus(StrEnum):
    NEW = "new"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"


class TicketEvent(StrEnum):
    CREATED = "ticket.created"
    UPDATED = "ticket.updated"


@dataclass(frozen=True)
class Person:
    name: str
    email: str


@dataclass(frozen=True)
class Company:
    """A customer as the PSA knows it; its id is what the product maps to a tenant."""

    id: str
    name: str


@dataclass(frozen=True)
class Author:
    name: str
    email: str
    kind: AuthorKind


@dataclass(frozen=True)
class File:
    """A file that came with a message."""

    id: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class NewFile:
    """A file before the store gives it an id."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Message:
    """The ticket's own text (first), a reply or a note."""

    id: str
    author: Author
    at: datetime
    visibility: Visibility
    body: str
    body_format: BodyFormat
    external_id: str | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class TimeEntry:
    id: str
    minutes: int
    note: str
    at: datetime
    external_id: str | None = None


@dataclass
class Ticket:
    """One ticket; changed only by the store, under its lock."""

    id: str
    company: Company
    status: TicketStatus
    subject: str
    requester: Person
    received_at: datetime
    updated_at: datetime
    category: str | None = None
    messages: list[Message] = field(default_factory=list)
    time_entries: list[TimeEntry] = field(default_factory=list)


@dataclass(frozen=True)
class Happening:
    """A change that the desk tells the world about by webhook."""

    event_id: str
    event: TicketEvent
    ticket_id: str
    occurred_at: datetime
    actor: AuthorKind


@dataclass(frozen=True)
class NewTicket:
    """What somebody sends in."""

    company_id: str
    requester: Person
    subject: str
    body: str
    body_format: BodyFormat = BodyFormat.TEXT
    received_at: datetime | None = None
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True)
class NewMessage:
    """A reply or note before the store gives it an id and a time."""

    author: Author
    body: str
    visibility: Visibility = Visibility.PUBLIC
    body_format: BodyFormat = BodyFormat.TEXT
    external_id: str | None = None
    files: tuple[NewFile, ...] = ()
