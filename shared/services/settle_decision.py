"""Read the decisions from the ledger: approved, rejected, expired, or wait on. Silence is never consent."""

from datetime import datetime

from shared.contracts import Next, Result, result
from shared.domain.approval import Verdict, reach_verdict
from shared.domain.ids import RunId
from shared.domain.policy import Company
from shared.domain.run import Change, Delivery, DeliveryKind, Ledger, Run, RunStatus
from shared.ports import Clock, Companies, RunStore
from shared.services.ask_approvers import mail_key, who_is_asked
from shared.services.deliver import deliver_due
from shared.services.documents import get_plan
from shared.services.ledger import change_run, conclude, is_told
from shared.services.outbox import Outbox


def settle_decision(run_id: RunId, *, runs: RunStore, companies: Companies, clock: Clock, outbox: Outbox) -> Result:
    """GO_ON when approved, WAIT for a decision, a reminder or the expiry, AGAIN when the ticket changed, END otherwise."""
    loaded = runs.load(run_id)
    run = loaded.run
    if is_told(run):
        return result(Next.END)
    if run.status is not RunStatus.WAITING_FOR_APPROVAL or run.company is None:
        return result(Next.GO_ON)
    company = companies.get(run.company)

    def decide(ledger: Ledger) -> Change | None:
        return _settle(ledger, company, runs, clock.now())

    ledger = change_run(run_id, decide, runs=runs, loaded=loaded)
    after = ledger.run
    if is_told(after):
        return result(Next.END)
    if after.status is RunStatus.SCHEDULED:
        return result(Next.GO_ON)
    if after.ticket_changed or after.status is not RunStatus.WAITING_FOR_APPROVAL:
        return result(Next.AGAIN)
    deliver_due(run_id, outbox=outbox, loaded=ledger)
    return result(Next.WAIT, _next_moment(after))


def _settle(ledger: Ledger, company: Company, runs: RunStore, now: datetime) -> Change | None:
    run = ledger.run
    if is_told(run) or run.ticket_changed or run.status is not RunStatus.WAITING_FOR_APPROVAL:
        return None
    if run.digest is None or run.approval_expires_at is None:
        return None
    rule, expires_at = company.approval, run.approval_expires_at
    verdict = reach_verdict(rule, ledger.decisions, digest=run.digest, now=now, expires_at=expires_at)
    if verdict is Verdict.APPROVED:
        return Change(run=run.model_copy(update={"status": RunStatus.SCHEDULED, "updated_at": now}))
    if verdict is Verdict.REJECTED:
        return conclude(run, RunStatus.REJECTED, "rejected", now)
    if verdict is Verdict.EXPIRED:
        return conclude(run, RunStatus.EXPIRED, "no_decision", now)
    return _remind(ledger, company, runs, now)


def _remind(ledger: Ledger, company: Company, runs: RunStore, now: datetime) -> Change | None:
    """One reminder to each approver who has not decided."""
    run = ledger.run
    if run.reminder_at is None or now < run.reminder_at:
        return None
    decided = {decision.approver for decision in ledger.decisions if decision.digest == run.digest}
    kind, digest = DeliveryKind.REMINDER_MAIL, run.digest or ""
    reminders = tuple(
        Delivery(key=mail_key(kind, digest, p.email), kind=kind, recipient=p.email, payload={"digest": digest})
        for p in who_is_asked(company, run, get_plan(run, runs=runs))
        if p.email.casefold() not in decided
    )
    return Change(run=run.model_copy(update={"reminder_at": None, "updated_at": now}), deliveries=reminders)


def _next_moment(run: Run) -> datetime | None:
    moments = [moment for moment in (run.reminder_at, run.approval_expires_at) if moment is not None]
    return min(moments) if moments else None
