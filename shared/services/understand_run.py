"""Read a run's ticket from the desk and store what it asks for. A ticket that is none of our business is left alone."""

from datetime import datetime

from shared.contracts import Next, Result, result
from shared.domain.errors import AccessError, LedgerConflictError, NotFoundError, PermanentError, RetryableError
from shared.domain.ids import RunId, run_id_for
from shared.domain.policy import Company
from shared.domain.request import Request, Understanding
from shared.domain.run import AuditKind, Change, Ledger, Run, RunStatus
from shared.domain.ticket import RawTicket
from shared.ports import Clock, Companies, RunStore
from shared.services.documents import put_request
from shared.services.ledger import ROUNDS, change_run, conclude, is_told, is_under_way, note
from shared.services.sources import Sources
from shared.services.understanding.attachments.file_messages import unread_files
from shared.services.understanding.attachments.from_desk import with_files
from shared.services.understanding.understand import MAX_PEOPLE, WhyNone, understand


def understand_run(run_id: RunId, *, sources: Sources, runs: RunStore, companies: Companies, clock: Clock) -> Result:
    """GO_ON when a request is stored (already or now), END when there is nothing for us to do.

    A webhook that comes in while the ticket is being read makes the save fail: then the ticket is read again.
    """
    for _ in range(ROUNDS):
        ledger = runs.load(run_id)
        if is_told(ledger.run):
            return result(Next.END)
        if is_under_way(ledger.run) or (ledger.run.request_doc and not ledger.run.ticket_changed):
            return result(Next.GO_ON)
        change = _read(ledger.run, sources, runs, companies, clock)
        try:
            saved = runs.save(ledger, change)
        except LedgerConflictError:
            continue
        return result(Next.END if is_told(saved.run) else Next.GO_ON)
    raise RetryableError(f"run {run_id} is being changed by others without pause")


def _read(run: Run, sources: Sources, runs: RunStore, companies: Companies, clock: Clock) -> Change:
    try:
        ticket = sources.desks.desk(sources.connections.get(run.connection)).read_ticket(run.ticket)
    except (NotFoundError, PermanentError, AccessError):
        return conclude(run, RunStatus.HANDED_OVER, "ticket_unreadable", clock.now())
    company = companies.find_by_desk(run.connection, ticket.company_ref)
    if company is None:
        return conclude(_seen(run, ticket), RunStatus.HANDED_OVER, "unknown_company", clock.now())
    if run.request_doc and ticket.fingerprint() == run.ticket_fingerprint:
        return _nothing_new(run, clock.now())
    ticket = with_files(ticket, run.connection, sources, company)
    found = understand(ticket, company, forms=sources.forms, llm=sources.llm, clock=clock)
    if run.person == 0:
        _see_to_others(run, ticket, company, found, runs=runs, clock=clock)
    if len(found.requests) <= run.person:
        return _nothing_asked(run, ticket, company, found, clock.now())
    request, key = _keep(run, ticket, found, runs)
    seen = _seen(run, ticket).model_copy(update={"tokens": run.tokens + found.tokens})
    return _with_request(seen, company, request, key, clock.now())


def _nothing_new(run: Run, now: datetime) -> Change:
    return Change(run=run.model_copy(update={"ticket_changed": False, "updated_at": now}))


def _seen(run: Run, ticket: RawTicket) -> Run:
    return run.model_copy(
        update={
            "ticket_changed": False,
            "ticket_fingerprint": ticket.fingerprint(),
            "requester": ticket.requester.email.casefold(),
            "requester_name": ticket.requester.name,
            "unread_files": unread_files(ticket),
        }
    )


def _nothing_asked(run: Run, ticket: RawTicket, company: Company, found: Understanding, now: datetime) -> Change:
    """Not ours, withdrawn in its own thread, or beyond what can be read here."""
    seen = _seen(run, ticket).model_copy(
        update={"company": company.company_id, "tenant": company.tenant, "tokens": run.tokens + found.tokens}
    )
    if found.why_none == WhyNone.NEEDS_TECHNICIAN:
        # Also for a run that was understood before: a model that is down today has withdrawn nothing.
        return conclude(seen, RunStatus.HANDED_OVER, found.why_none, now)
    if run.request_doc:
        return conclude(seen, RunStatus.CANCELLED, "withdrawn", now)
    return conclude(seen, RunStatus.LEFT_ALONE, found.why_none or WhyNone.NOT_OURS, now)


def _see_to_others(
    run: Run, ticket: RawTicket, company: Company, found: Understanding, *, runs: RunStore, clock: Clock
) -> None:
    """Several people in one ticket are several runs; desks only ever speak of the first.

    `reconcile_runs` starts those that nobody works on yet. All are made from this one reading: a second one might name the
    people in another order, and then one would be dealt with twice and another never.
    """
    for person in range(1, MAX_PEOPLE):
        other = run_id_for(run.connection, run.ticket, person)
        if run.request_doc and _tell_other(other, runs, clock):
            continue
        if person >= len(found.requests):
            return
        _add_other(run, person, ticket, company, found, runs=runs, clock=clock)


def _tell_other(other: RunId, runs: RunStore, clock: Clock) -> bool:
    """The ticket changed for everybody in it. False where there is no such run."""

    def decide(ledger: Ledger) -> Change | None:
        if is_told(ledger.run) or is_under_way(ledger.run) or ledger.run.ticket_changed:
            return None
        return Change(run=ledger.run.model_copy(update={"ticket_changed": True, "updated_at": clock.now()}))

    try:
        change_run(other, decide, runs=runs)
    except NotFoundError:
        return False
    return True


def _add_other(
    run: Run, person: int, ticket: RawTicket, company: Company, found: Understanding, *, runs: RunStore, clock: Clock
) -> None:
    now = clock.now()
    other = Run(
        id=run_id_for(run.connection, run.ticket, person),
        connection=run.connection,
        ticket=run.ticket,
        person=person,
        received_at=run.received_at,
        updated_at=now,
    )
    request, key = _keep(other, ticket, found, runs)
    understood = _with_request(_seen(other, ticket), company, request, key, now)
    received = note(other, AuditKind.RECEIVED, now, linked_to=run.id)
    runs.create(Change(run=understood.run, events=(received, *understood.events)))


def _keep(run: Run, ticket: RawTicket, found: Understanding, runs: RunStore) -> tuple[Request, str]:
    """Store the request of this run's person. The requester is who the desk says, whatever the text says."""
    request = found.requests[run.person].model_copy(update={"requester_address": ticket.requester.email.casefold()})
    return request, put_request(run, request, runs=runs)


def _with_request(seen: Run, company: Company, request: Request, key: str, now: datetime) -> Change:
    """The same request as before leaves plan and approval as they are; another one starts over."""
    after = seen.model_copy(
        update={
            "company": company.company_id,
            "tenant": company.tenant,
            "intent": request.intent,
            "subject": request.name() or (request.email.value if request.email else ""),
            "language": request.language,
            "updated_at": now,
            "request_doc": key,
        }
    )
    if key == seen.request_doc:
        # Somebody said something while we wait for an answer: what was not found before may be there now.
        waits = after.status is RunStatus.WAITING_FOR_ANSWER
        return Change(run=after.model_copy(update={"status": RunStatus.RECEIVED}) if waits else after)
    after = after.model_copy(update=_START_OVER)
    detail = {"intent": request.intent.value, "reader": request.reader}
    return Change(run=after, events=(note(after, AuditKind.UNDERSTOOD, now, **detail),))


_START_OVER: dict[str, object] = {
    "status": RunStatus.RECEIVED,
    "questions_doc": "",
    "plan_doc": "",
    "digest": None,
    "answer_due_at": None,
    "approval_asked_at": None,
    "approval_expires_at": None,
    "reminder_at": None,
    "starts_at": None,
}
