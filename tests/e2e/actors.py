"""What the end-to-end tests do in a world and wait for in it. No expectations."""

import json
import time
from collections.abc import Callable, Iterable
from datetime import datetime

import httpx2

from sandbox.cloud.log import LogEntry
from sandbox.desk.model import AuthorKind, NewTicket, Person, Ticket, Visibility
from sandbox.inbox import Mail
from sandbox.story.tickets import BRIGHTFORK, CHICAGO, KELLY, day
from sandbox.world import World
from shared.domain.errors import NotFoundError
from shared.domain.ids import RunId, TicketId, run_id_for
from shared.domain.run import DeliveryStatus, Ledger, RunStatus

RUTH = "ruth.adeyemi@harbourline.example"
MARISOL = "marisol.vega@brightfork.example"
PATIENCE_SECONDS = 60.0
_SETTLED = {DeliveryStatus.SENT, DeliveryStatus.REFUSED}


def eventually[T](
    look: Callable[[], T | None], what: str, *, state: Callable[[], object] = str, seconds: float = PATIENCE_SECONDS
) -> T:
    """The first truthy answer. `state` is asked for when none came."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds:.0f} s for {what}; there is {state()!r}")


def leaver(name: str, *, more: str = "", requester: Person = KELLY, company: str = BRIGHTFORK) -> NewTicket:
    """A leaver form about somebody, due at once. `more` goes below it."""
    local = datetime.now(CHICAGO)
    address = f"{name.replace(' ', '.').casefold()}@brightfork.example"
    body = f"Leaver form\n\nName of leaver: {name}\nEmail: {address}\nLast working day: {day(local)}\n"
    body += f"Time: {local:%H:%M}\nMailbox access for: Marisol Vega\n"
    return NewTicket(company, requester, f"Leaver: {name}", body + more)


def newcomer(given: str, surname: str, *, more: str = "") -> NewTicket:
    """A form for somebody who starts today."""
    body = f"New employee request\n\nFirst name: {given}\nLast name: {surname}\nJob title: Yard Planner\n"
    body += f"Department: Operations\nManager: Marisol Vega\nStart date: {day(datetime.now(CHICAGO))}\n"
    return NewTicket(BRIGHTFORK, KELLY, f"New starter: {given} {surname}", body + more)


def run_of(world: World, ticket: Ticket) -> RunId:
    return run_id_for(world.connection.connection_id, TicketId(ticket.id))


def ledger_of(world: World, ticket: Ticket) -> Ledger | None:
    try:
        return world.runs.load(run_of(world, ticket))
    except NotFoundError:
        return None


def status_of(world: World, ticket: Ticket) -> RunStatus | None:
    ledger = ledger_of(world, ticket)
    return ledger.run.status if ledger else None


def wait_for(world: World, ticket: Ticket, *statuses: RunStatus) -> Ledger:
    def reached() -> Ledger | None:
        ledger = ledger_of(world, ticket)
        return ledger if ledger and ledger.run.status in statuses else None

    wanted = " or ".join(statuses)
    return eventually(reached, f"{ticket.id} to be {wanted}", state=lambda: ledger_of(world, ticket))


def wait_for_end(world: World, ticket: Ticket) -> Ledger:
    """Final, and everything said that was to be said."""

    def ended() -> Ledger | None:
        ledger = ledger_of(world, ticket)
        said = ledger and all(d.status in _SETTLED for d in ledger.deliveries.values())
        return ledger if ledger and said and ledger.run.is_final else None

    return eventually(ended, f"the end of {ticket.id}", state=lambda: ledger_of(world, ticket))


def mails_about(world: World, ticket: Ticket, to: str, kind: str) -> list[Mail]:
    """Mails with a link of that kind; each names its ticket, or (a handover) its person."""
    subject = ticket.subject.partition(": ")[2]
    mails = [mail for mail in world.inbox.mails(to=to) if any(kind in link for link in mail.links)]
    return [
        mail for mail in mails if f"ticket {ticket.id}" in mail.text or (kind == "/handover/" and subject in mail.text)
    ]


def approval_link(world: World, ticket: Ticket, *, to: str = RUTH) -> str:
    mails = eventually(lambda: mails_about(world, ticket, to, "/approvals/"), f"an approval mail about {ticket.id}")
    return next(link for link in mails[-1].links if "/approvals/" in link)


def handover_link(world: World, ticket: Ticket, *, to: str = MARISOL) -> str:
    mails = eventually(lambda: mails_about(world, ticket, to, "/handover/"), f"a handover mail about {ticket.id}")
    return next(link for link in mails[-1].links if "/handover/" in link)


def approve(link: str) -> httpx2.Response:
    return httpx2.post(link, data={"choice": "approve"}, timeout=60)


def approved(world: World, ticket: NewTicket) -> Ticket:
    """Sent, planned and approved by a click."""
    made = world.desk.create_ticket(ticket)
    assert approve(approval_link(world, made)).status_code == 200
    return made


def notes_on(world: World, ticket: Ticket, visibility: Visibility) -> list[str]:
    messages = world.desk.store.ticket(ticket.id).messages
    return [m.body for m in messages if m.author.kind is AuthorKind.SYSTEM and m.visibility is visibility]


def writes(entries: Iterable[LogEntry]) -> list[tuple[str, int | None]]:
    """Every change that was asked of Microsoft, with its body, and the answer's status. Batches are taken apart."""
    found: list[tuple[str, int | None]] = []
    for entry in entries:
        if entry.surface == "login":
            continue
        parts = [(item.method, item.url, item.body, item.status) for item in entry.items]
        parts = parts or [(entry.method, entry.path, entry.body, entry.status)]
        found += [
            (f"{method} {url} {json.dumps(body, sort_keys=True, default=str)}", status)
            for method, url, body, status in parts
            if method != "GET" and not _only_reads(body)
        ]
    return found


def _only_reads(body: object) -> bool:
    """Exchange reads by cmdlets that begin with Get-."""
    command = body.get("CmdletInput") if isinstance(body, dict) else None
    return isinstance(command, dict) and str(command.get("CmdletName")).startswith("Get-")
