"""Wait for the effective time, look at the tenant again, and start only if the approved plan is still exactly the plan."""

from datetime import datetime

from shared.contracts import Next, Result, result
from shared.domain.approval import Verdict, reach_verdict
from shared.domain.ids import RunId
from shared.domain.plan import Plan, Planned
from shared.domain.policy import Company
from shared.domain.run import AuditKind, Change, Ledger, Run, RunStatus
from shared.ports import Clock, Companies, Directory, RunStore
from shared.services.documents import get_plan, get_request
from shared.services.ledger import change_run, is_told, is_under_way, note
from shared.services.plan_run import look_and_plan, store_planned


def recheck_plan(run_id: RunId, *, runs: RunStore, companies: Companies, directory: Directory, clock: Clock) -> Result:
    """GO_ON when execution has started, WAIT until its time, AGAIN when plan or ticket moved, END when concluded."""
    loaded = runs.load(run_id)
    run = loaded.run
    waiting = _not_yet(run, clock.now())
    if waiting is not None:
        return waiting
    if run.company is None:
        return result(Next.AGAIN)
    company = companies.get(run.company)
    approved = get_plan(run, runs=runs) if run.plan_doc else None
    planned = look_and_plan(get_request(run, runs=runs), company, run, directory=directory, approved=approved)
    if isinstance(planned, Plan) and planned.digest() == run.digest:
        started = _start(loaded, company, planned, runs, clock)
        if started is not None:
            return started
    return _ask_again(loaded, company, planned, runs, clock)


def _not_yet(run: Run, now: datetime) -> Result | None:
    if is_told(run):
        return result(Next.END)
    if is_under_way(run):
        return result(Next.GO_ON)
    if run.ticket_changed or run.status is not RunStatus.SCHEDULED:
        return result(Next.AGAIN)
    if run.starts_at is not None and now < run.starts_at:
        return result(Next.WAIT, run.starts_at)
    return None


def _start(loaded: Ledger, company: Company, plan: Plan, runs: RunStore, clock: Clock) -> Result | None:
    """From here on the ledger says what may have been done. `plan` is the fresh one: its look at the tenant just happened.

    None when the decisions approve it no longer, because the company asks for more of them by now.
    """
    run = loaded.run

    def decide(ledger: Ledger) -> Change | None:
        now = clock.now()
        if ledger.run.status is not RunStatus.SCHEDULED or ledger.run.ticket_changed or ledger.run.digest != run.digest:
            return None
        if not _is_approved(ledger, company, now):
            return None
        begun = {"status": RunStatus.EXECUTING, "started_at": now, "updated_at": now, "looked_at": plan.snapshot_at}
        after = ledger.run.model_copy(update=begun)
        return Change(run=after, events=(note(after, AuditKind.STARTED, now, digest=plan.digest()),))

    ledger = change_run(run.id, decide, runs=runs, loaded=loaded)
    after = ledger.run
    if is_told(after):
        return result(Next.END)
    if is_under_way(after):
        return result(Next.GO_ON)
    unchanged = after.status is RunStatus.SCHEDULED and not after.ticket_changed and after.digest == run.digest
    return None if unchanged else result(Next.AGAIN)


def _is_approved(ledger: Ledger, company: Company, now: datetime) -> bool:
    """The last look before the first change: the decisions in the ledger approve this very digest."""
    run = ledger.run
    if run.digest is None or run.approval_expires_at is None:
        return False
    verdict = reach_verdict(
        company.approval, ledger.decisions, digest=run.digest, now=now, expires_at=run.approval_expires_at
    )
    return verdict is Verdict.APPROVED


def _ask_again(loaded: Ledger, company: Company, planned: Planned, runs: RunStore, clock: Clock) -> Result:
    """Tenant or rules are no longer as approved: what is in force now has to be decided anew."""

    def decide(ledger: Ledger) -> Change | None:
        now = clock.now()
        if ledger.run.status is not RunStatus.SCHEDULED:
            return None
        after = ledger.run.model_copy(update={"status": RunStatus.RECEIVED, "plan_doc": "", "updated_at": now})
        return Change(run=after, events=(note(after, AuditKind.PLAN_MOVED, now, approved=ledger.run.digest or ""),))

    moved = change_run(loaded.run.id, decide, runs=runs, loaded=loaded)
    found = store_planned(moved.run, company, planned, runs=runs, clock=clock, loaded=moved)
    return result(Next.END) if found["next"] == Next.END else result(Next.AGAIN)
