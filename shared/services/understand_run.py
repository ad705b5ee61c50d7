"""Read a run's ticket from the desk and store what it asks for. A ticket that is none of our business is left alone."""

from collections.abc import Mapping
from datetime import datetime

from shared.contracts import Next, Result, result
from shared.domain.errors import AccessError, LedgerConflictError, NotFoundError, PermanentError, RetryableError
from shared.domain.ids import RunId, run_id_for
from shared.domain.policy import Company
from shared.domain.request import Request, Understanding, asks_the_same
from shared.domain.run import AuditKind, Change, Run, RunStatus
from shared.domain.ticket import RawTicket
from shared.ports import Clock, Companies, RunStore
from shared.services.answered_request import with_form_answers
from shared.services.documents import get_request, put_request
from shared.services.ledger import ROUNDS, conclude, is_told, is_under_way, note
from shared.services.others_of_ticket import Other, is_first_open, mark_changed, others_of
from shared.services.sources import Sources
from shared.services.understanding.attachments.file_messages import unread_files
from shared.services.understanding.attachments.from_desk import with_files
from shared.services.understanding.match_requests import Known, Matched, match_requests
from shared.services.understanding.understand import MAX_PEOPLE, WhyNone, understand
from shared.services.understanding.within_budget import within_budget


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
        return _only_answers(run, ticket, company, runs, clock.now())
    ticket = with_files(ticket, run.connection, sources, company)
    llm = within_budget(sources.llm, company, sources.spending, clock)
    found = understand(ticket, company, forms=sources.forms, llm=llm, clock=clock)
    others = others_of(run, runs) if run.request_doc or len(found.requests) > 1 else {}
    matched = _match(run, others, found, runs)
    if is_first_open(run, others):
        _tell_others(run, others, runs=runs, clock=clock)
        first_free = max([run.person, *others]) + 1
        for person, request in enumerate(matched.new[: MAX_PEOPLE - first_free], start=first_free):
            _add_other(run, person, ticket, company, request, runs=runs, clock=clock)
    if run.person not in matched.own:
        return _nothing_asked(run, ticket, company, found, clock.now())
    asked = with_form_answers(matched.own[run.person], run, ticket, company, runs=runs)
    request, key = _keep_unless_same(run, ticket, asked, runs)
    seen = _seen(run, ticket).model_copy(update=_spent(run, found))
    return _with_request(seen, company, request, key, clock.now())


def _only_answers(run: Run, ticket: RawTicket, company: Company, runs: RunStore, now: datetime) -> Change:
    """The ticket says what it said before: nothing is new but what was answered on a form since, if anything was."""
    if run.answers_doc == run.answers_used:
        return Change(run=run.model_copy(update={"ticket_changed": False, "updated_at": now}))
    answered = with_form_answers(get_request(run, runs=runs), run, ticket, company, runs=runs)
    return _with_request(_seen(run, ticket), company, answered, put_request(run, answered, runs=runs), now)


def _seen(run: Run, ticket: RawTicket) -> Run:
    return run.model_copy(
        update={
            "ticket_changed": False,
            "ticket_fingerprint": ticket.fingerprint(),
            "answers_used": run.answers_doc,
            "requester": ticket.requester.email.casefold(),
            "requester_name": ticket.requester.name,
            "unread_files": unread_files(ticket),
        }
    )


def _spent(run: Run, found: Understanding) -> dict[str, int]:
    return {"tokens": run.tokens + found.tokens, "cost_micros": run.cost_micros + found.cost_micros}


def _nothing_asked(run: Run, ticket: RawTicket, company: Company, found: Understanding, now: datetime) -> Change:
    """Not ours, withdrawn in its own thread, or beyond what can be read here."""
    seen = _seen(run, ticket).model_copy(
        update={"company": company.company_id, "tenant": company.tenant, **_spent(run, found)}
    )
    if found.why_none in (WhyNone.NEEDS_TECHNICIAN, WhyNone.MODEL_BUDGET_USED, WhyNone.TOO_LARGE):
        # Also for a run that was understood before: a model that is down today has withdrawn nothing.
        return conclude(seen, RunStatus.HANDED_OVER, found.why_none, now)
    if run.request_doc:
        return conclude(seen, RunStatus.CANCELLED, "withdrawn", now)
    return conclude(seen, RunStatus.LEFT_ALONE, found.why_none or WhyNone.NOT_OURS, now)


def _match(run: Run, others: Mapping[int, Other], found: Understanding, runs: RunStore) -> Matched:
    """Which request is whose. A run that knows nothing yet takes the first that is nobody's."""
    known = {person: other.known for person, other in others.items() if other.known}
    if run.request_doc:
        known[run.person] = Known(request=get_request(run, runs=runs))
    matched = match_requests(dict(sorted(known.items())), found.requests)
    if run.request_doc or not matched.new:
        return matched
    return Matched(own={**matched.own, run.person: matched.new[0]}, new=matched.new[1:])


def _tell_others(run: Run, others: Mapping[int, Other], *, runs: RunStore, clock: Clock) -> None:
    """The ticket changed for everybody in it; desks only ever speak of the first run."""
    if not run.request_doc:
        return
    for other in others.values():
        mark_changed(other.run.id, runs=runs, clock=clock)


def _add_other(
    run: Run, person: int, ticket: RawTicket, company: Company, asked: Request, *, runs: RunStore, clock: Clock
) -> None:
    """Several people in one ticket are several runs, all made from this one reading. `reconcile_runs` starts them."""
    now = clock.now()
    other = Run(
        id=run_id_for(run.connection, run.ticket, person),
        connection=run.connection,
        ticket=run.ticket,
        person=person,
        received_at=run.received_at,
        updated_at=now,
    )
    request, key = _keep(other, ticket, asked, runs)
    understood = _with_request(_seen(other, ticket), company, request, key, now)
    received = note(other, AuditKind.RECEIVED, now, linked_to=run.id)
    runs.create(Change(run=understood.run, events=(received, *understood.events)))


def _keep_unless_same(run: Run, ticket: RawTicket, asked: Request, runs: RunStore) -> tuple[Request, str]:
    """Another quote for the same value is no change: approvals are not asked for again because a model chose other words."""
    request, key = _keep(run, ticket, asked, runs)
    before = get_request(run, runs=runs) if run.request_doc else None
    return (before, run.request_doc) if before and asks_the_same(before, request) else (request, key)


def _keep(run: Run, ticket: RawTicket, asked: Request, runs: RunStore) -> tuple[Request, str]:
    """Store the request of this run's person. The requester is who the desk says, whatever the text says."""
    request = asked.model_copy(update={"requester_address": ticket.requester.email.casefold()})
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
