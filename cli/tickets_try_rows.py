"""Reads one ticket given as JSON and gives what was understood as JSON: what `gangway tickets try` prints. It writes nothing.

A row has `received_at`, `requester` {name, email}, `subject`, `body`, `body_format`, `messages`, and optionally `id` and `company`
{name, domain, country, timezone}. The answer has the same field names and conventions whatever the reader.
"""

from collections.abc import Mapping
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, ValidationError

from cli.tickets_try_files import FileRow, content_of, to_attachments, with_opened_files
from cli.tickets_try_numbers import phone_as_written
from shared.domain.errors import InputError
from shared.domain.ids import ConnectionId, TicketId
from shared.domain.policy import Approval, Company, Country, Naming, Onboarding, Person
from shared.domain.reading.evidence import LISTS, SINGLE
from shared.domain.request import DateField, Intent, Request, SwitchField, TimeField
from shared.domain.ticket import Author, AuthorKind, BodyFormat, RawMessage, RawTicket
from shared.ports import Reader
from shared.services.understanding.understand import Examined, examine

# In a move these hold the new state, so they are what changes.
_CHANGED = ("department", "job_title", "manager", "office", "licenses", "groups", "groups_remove", "shared_mailboxes")
_RENAMED = {name.removeprefix("new_"): name for name in SINGLE if name.startswith("new_")}


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Who(_Row):
    name: str = ""
    email: str = ""
    kind: AuthorKind = AuthorKind.CONTACT


class _Message(_Row):
    author: _Who | None = None
    at: AwareDatetime | None = None
    body: str = ""
    body_format: BodyFormat | None = None
    is_public: bool = True
    visibility: str = "public"
    attachments: list[FileRow] = Field(default_factory=list)


class _Firm(_Row):
    name: str = ""
    domain: str = ""
    country: Country = "ZZ"
    timezone: str = "UTC"


class TicketRow(_Row):
    """A ticket outside any desk."""

    id: str = ""
    received_at: AwareDatetime
    requester: _Who = _Who()
    subject: str = ""
    body: str = ""
    body_format: BodyFormat | None = None
    messages: list[_Message] = Field(default_factory=list)
    attachments: list[FileRow] = Field(default_factory=list)  # of the body
    company: _Firm | None = None


class ClockOfTheRow:
    """The ticket is read as on the day it came in."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at


def understand_row(
    row: Mapping[str, JsonValue], *, forms: Reader, llm: Reader | None = None, company: Company | None = None
) -> dict[str, JsonValue]:
    """What was understood of one ticket. `company` wins over the row's own. Raises InputError with every fault of the row."""
    given = parse_row(row)
    at = max([given.received_at, *(m.at for m in given.messages if m.at)])
    examined = examine(
        to_raw_ticket(given, company.country if company else ""),
        company or company_of(given),
        forms=forms,
        llm=llm,
        clock=ClockOfTheRow(at),
    )
    return to_document(given.id, examined)


def parse_row(row: Mapping[str, JsonValue]) -> TicketRow:
    """The row, or an InputError that names every wrong field."""
    try:
        return TicketRow.model_validate({key: value for key, value in row.items() if value is not None})
    except ValidationError as wrong:
        faults = [f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}" for fault in wrong.errors()]
        raise InputError("this is no ticket: " + "; ".join(faults)) from wrong


def to_raw_ticket(row: TicketRow, country: str = "") -> RawTicket:
    """The row as a desk would hold it: its body is the oldest message. `country` is the company's where it is not the row's own."""
    requester = Author(name=row.requester.name, email=row.requester.email)
    messages: list[RawMessage] = []
    if row.body or row.attachments or not row.messages:
        text_format = row.body_format or BodyFormat.TEXT
        messages.append(
            RawMessage(
                id="0",
                author=requester,
                at=row.received_at,
                body=row.body,
                body_format=text_format,
                attachments=to_attachments(row.attachments, "0"),
            )
        )
    for number, message in enumerate(row.messages, start=1):
        if number == 1 and message.body == row.body and row.body:
            continue
        messages.append(_to_message(message, number, row, requester))
    raw = RawTicket(
        connection=ConnectionId("try"),
        id=TicketId(row.id or "ticket"),
        company_ref="",
        company_name=row.company.name if row.company else "",
        subject=row.subject,
        requester=requester,
        received_at=row.received_at,
        messages=tuple(messages),
    )
    given = {"0": row.attachments} | {str(number): m.attachments for number, m in enumerate(row.messages, start=1)}
    contents = {f"{key}/{n}": content_of(file) for key, files in given.items() for n, file in enumerate(files)}
    return with_opened_files(raw, contents, country or (row.company.country if row.company else ""))


def _to_message(message: _Message, number: int, row: TicketRow, requester: Author) -> RawMessage:
    who = message.author
    return RawMessage(
        id=str(number),
        author=Author(name=who.name, email=who.email, kind=who.kind) if who else requester,
        at=message.at or row.received_at,
        body=message.body,
        body_format=message.body_format or row.body_format or BodyFormat.TEXT,
        is_public=message.is_public and message.visibility == "public",
        attachments=to_attachments(message.attachments, str(number)),
    )


def company_of(row: TicketRow) -> Company:
    """Enough of a company to read a ticket against; it allows nothing. Raises InputError when the row's company is unusable."""
    firm = row.company or _Firm()
    domain = firm.domain or row.requester.email.rpartition("@")[2] or "unknown.example"
    try:
        return Company(
            id="try",
            name=firm.name or domain,
            tenant_id="00000000-0000-0000-0000-000000000000",
            domains=(domain,),
            country=firm.country,
            timezone=firm.timezone,
            tasks=frozenset(),
            onboarding=Onboarding(usage_location=firm.country, naming=Naming(domain=domain)),
            approval=Approval(approvers=(Person(name="Nobody", email="nobody@unknown.example.com"),)),
        )
    except ValidationError as wrong:
        faults = [f"company.{fault['loc'][-1] if fault['loc'] else ''}: {fault['msg']}" for fault in wrong.errors()]
        raise InputError("this is no company: " + "; ".join(faults)) from wrong


def to_document(row_id: str, examined: Examined) -> dict[str, JsonValue]:
    """The answer for one ticket."""
    understood = examined.understanding
    people = [request for request in examined.found if request.name() or request.email]
    asked = {(q.field, q.why.value, q.quote, q.choices) for request in examined.found for q in request.questions}
    flags = {(f.code.value, f.quote) for f in (*examined.flags, *(f for r in examined.found for f in r.flags))}
    evidence: list[JsonValue] = [_evidence(request) for request in people]
    return {
        "id": row_id,
        "intent": _intent(examined).value,
        "language": examined.found[0].language if examined.found else "",
        "why_none": understood.why_none,
        "reader": understood.reader,
        "tokens": understood.tokens,
        "people": [_person(request) for request in people],
        "asked": [{"field": f, "why": w, "quote": q, "choices": list(c)} for f, w, q, c in sorted(asked)],
        "flags": [{"code": code, "quote": quote} for code, quote in sorted(flags)],
        "evidence": evidence,
        "trouble": examined.trouble,
    }


def _intent(examined: Examined) -> Intent:
    """That of the first person; each person has an own one beside it."""
    understood = examined.understanding
    return examined.found[0].intent if examined.found and understood.intent is not Intent.NONE else understood.intent


def _person(request: Request) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {
        name: _value(getattr(request, name)) for name in SINGLE if name not in _RENAMED.values()
    }
    fields["display_name"] = request.name() or None
    fields["mobile_phone"] = phone_as_written(request.mobile_phone)
    fields["intent"] = request.intent.value
    for name in LISTS:
        fields[name] = [field.value for field in getattr(request, name)]
    if request.intent is not Intent.CHANGE:
        return {name: value for name, value in fields.items() if name != "groups_remove"} | {"changes": {}}
    changes: dict[str, JsonValue] = {name: fields[name] for name in _CHANGED if fields[name]}
    changes |= {name: _value(getattr(request, new)) for name, new in _RENAMED.items() if getattr(request, new)}
    kept: dict[str, JsonValue] = {name: ([] if name in LISTS else None) for name in _CHANGED}
    return fields | kept | {"changes": changes}


def _value(field: object) -> JsonValue:
    match field:
        case DateField(value=day):
            return day.isoformat()
        case TimeField(value=at):
            return at.strftime("%H:%M")
        case SwitchField(value=value):
            return value
        case None:
            return None
        case _:
            return str(getattr(field, "value", ""))


def _evidence(request: Request) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {}
    for name in SINGLE:
        if field := getattr(request, name):
            found[name] = field.quote
    for name in LISTS:
        if fields := getattr(request, name):
            found[name] = [field.quote for field in fields]
    return found
