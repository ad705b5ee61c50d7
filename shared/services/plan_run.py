"""Look at the tenant and make the plan of a run: stored with its digest, or questions, or a refusal for a technician."""

from datetime import datetime, timedelta

from shared.contracts import Next, Result, result
from shared.domain.directory import Mentions, Snapshot
from shared.domain.errors import AccessError, PermanentError
from shared.domain.ids import RunId
from shared.domain.plan import Plan, Planned, Questions, Refusal, RefusalCode
from shared.domain.planning.lookups import state_known_beforehand, state_to_read, words_to_look_up
from shared.domain.planning.make_plan import make_plan
from shared.domain.policy import Company
from shared.domain.request import Request
from shared.domain.run import AuditKind, Change, Ledger, Run, RunStatus
from shared.ports import Clock, Companies, Directory, RunStore
from shared.services.cancel_waiting_start import cancel_waiting_start
from shared.services.documents import get_request, put_plan, put_questions
from shared.services.ledger import change_run, conclude, is_told, is_under_way, note


def plan_run(run_id: RunId, *, runs: RunStore, companies: Companies, directory: Directory, clock: Clock) -> Result:
    """GO_ON with a stored plan, ASK with stored questions, END when the run was concluded."""
    loaded = runs.load(run_id)
    run = loaded.run
    settled = already_planned(run)
    if settled is not None:
        return result(settled)
    company = companies.get(run.company) if run.company else None
    if company is None:
        saved = change_run(
            run_id,
            lambda now: conclude(now.run, RunStatus.HANDED_OVER, "unknown_company", clock.now()),
            runs=runs,
            loaded=loaded,
        )
        return result(Next.END if is_told(saved.run) else Next.AGAIN)
    request = get_request(run, runs=runs)
    planned = look_and_plan(request, company, run, directory=directory)
    if cancel_waiting_start(run, request, planned, runs=runs, clock=clock) is not None:
        done = change_run(run_id, lambda now: _start_cancelled(now, clock), runs=runs).run
        return result(Next.END if is_told(done) else Next.AGAIN)
    return store_planned(run, company, planned, runs=runs, clock=clock, loaded=loaded)


def _start_cancelled(ledger: Ledger, clock: Clock) -> Change | None:
    if is_told(ledger.run):
        return None
    return conclude(ledger.run, RunStatus.COMPLETED, "start_cancelled", clock.now())


def already_planned(run: Run) -> Next | None:
    """Where the run stands when planning is behind it."""
    if is_told(run):
        return Next.END
    if is_under_way(run) or run.status is RunStatus.SCHEDULED:
        return Next.GO_ON
    if run.ticket_changed:
        return Next.AGAIN
    if run.status is RunStatus.WAITING_FOR_APPROVAL and run.plan_doc:
        return Next.GO_ON
    return Next.ASK if run.status is RunStatus.WAITING_FOR_ANSWER and run.questions_doc else None


def look_and_plan(
    request: Request, company: Company, run: Run, *, directory: Directory, approved: Plan | None = None
) -> Planned:
    """The same look and the same rules, whether for the first plan or to see if the tenant has moved since."""
    if request.questions:
        return make_questions(request)
    try:
        mentions, snapshot = _look(request, company, approved, directory)
    except (AccessError, PermanentError) as refused:
        return Refusal(code=RefusalCode.NO_ACCESS, detail=refused.code)
    return make_plan(request, snapshot.model_copy(update={"mentions": mentions}), company, asked_at=run.received_at)


def _look(request: Request, company: Company, approved: Plan | None, directory: Directory) -> tuple[Mentions, Snapshot]:
    """In one round trip where it is known what to read; the state is read again if the words now mean somebody else."""
    words = words_to_look_up(request, company)
    expected = state_known_beforehand(request, company, approved)
    if expected is None:
        mentions = directory.lookup(company.tenant, words)
        return mentions, directory.snapshot(company.tenant, state_to_read(request, company, mentions))
    mentions, snapshot = directory.look(company.tenant, words, expected)
    needed = state_to_read(request, company, mentions)
    return mentions, snapshot if needed == expected else directory.snapshot(company.tenant, needed)


def make_questions(request: Request) -> Questions:
    """What the ticket itself leaves open: no look at the tenant is needed to ask that."""
    return Questions(questions=request.questions, flags=request.flags)


def store_planned(
    run: Run, company: Company, planned: Planned, *, runs: RunStore, clock: Clock, loaded: Ledger | None = None
) -> Result:
    """Keep what planning came to and say what is next; a ticket that changed meanwhile is read again first."""
    key = ""
    if isinstance(planned, Plan):
        key = put_plan(run, planned, runs=runs)
    elif isinstance(planned, Questions):
        key = put_questions(run, planned, runs=runs)

    def decide(ledger: Ledger) -> Change | None:
        if is_told(ledger.run) or ledger.run.ticket_changed or ledger.run.request_doc != run.request_doc:
            return None
        return _change(ledger.run, company, planned, key, clock.now())

    saved = change_run(run.id, decide, runs=runs, loaded=loaded).run
    return result(already_planned(saved) or Next.AGAIN)


def _change(run: Run, company: Company, planned: Planned, key: str, now: datetime) -> Change:
    if isinstance(planned, Plan):
        return _with_plan(run, company, planned, key, now)
    if isinstance(planned, Questions):
        return _with_questions(run, company, key, now)
    return conclude(run, RunStatus.REFUSED, planned.code.value, now, planned.detail)


def _with_plan(run: Run, company: Company, plan: Plan, key: str, now: datetime) -> Change:
    reminder = company.approval.reminder_hours
    after = run.model_copy(
        update={
            "status": RunStatus.WAITING_FOR_APPROVAL,
            "tenant": plan.tenant,
            "plan_doc": key,
            "digest": plan.digest(),
            "subject": plan.subject.name,
            "questions_doc": "",
            "approval_asked_at": None,
            "approval_expires_at": now + timedelta(hours=company.approval.expires_hours),
            "reminder_at": now + timedelta(hours=reminder) if reminder else None,
            "starts_at": plan.start_at,
            "updated_at": now,
        }
    )
    return Change(run=after, events=(note(after, AuditKind.PLANNED, now, digest=key),))


def _with_questions(run: Run, company: Company, key: str, now: datetime) -> Change:
    after = run.model_copy(
        update={
            "status": RunStatus.WAITING_FOR_ANSWER,
            "questions_doc": key,
            "plan_doc": "",
            "digest": None,
            "answer_due_at": now + timedelta(hours=company.asking.expires_hours),
            "updated_at": now,
        }
    )
    return Change(run=after, events=(note(after, AuditKind.ASKED_REQUESTER, now, questions=key),))
