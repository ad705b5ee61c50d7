"""Ask the company's approvers about the plan, each once for each digest."""

from shared.contracts import Next, Result, result
from shared.domain.approval import eligible_approvers
from shared.domain.ids import RunId
from shared.domain.plan import Plan
from shared.domain.policy import Company, Person
from shared.domain.run import AuditKind, Change, Delivery, DeliveryKind, Ledger, Run, RunStatus
from shared.ports import Clock, Companies, RunStore
from shared.services.deliver import deliver_due
from shared.services.documents import get_plan
from shared.services.ledger import change_run, conclude, is_told, note
from shared.services.outbox import Outbox


def ask_approvers(run_id: RunId, *, runs: RunStore, companies: Companies, clock: Clock, outbox: Outbox) -> Result:
    """GO_ON when everybody was asked (a mail that could not be sent is tried again later), END when nobody may decide."""
    loaded = runs.load(run_id)
    run = loaded.run
    if is_told(run):
        return result(Next.END)
    if run.status is not RunStatus.WAITING_FOR_APPROVAL or run.company is None:
        return result(Next.GO_ON)
    company = companies.get(run.company)
    asked = who_is_asked(company, run, get_plan(run, runs=runs))

    def decide(ledger: Ledger) -> Change | None:
        if ledger.run.digest != run.digest or ledger.run.status is not RunStatus.WAITING_FOR_APPROVAL:
            return None
        if len(asked) < company.approval.needed:
            return conclude(ledger.run, RunStatus.HANDED_OVER, "no_approver", clock.now())
        return _ask(ledger, asked, clock)

    saved = change_run(run_id, decide, runs=runs, loaded=loaded)
    if is_told(saved.run):
        return result(Next.END)
    deliver_due(run_id, outbox=outbox, loaded=saved)
    return result(Next.GO_ON)


def who_is_asked(company: Company, run: Run, plan: Plan) -> tuple[Person, ...]:
    """The approvers without the requester and the person concerned: nobody decides about themselves."""
    excluded = frozenset({run.requester.casefold(), plan.subject.address.casefold(), *plan.subject_addresses} - {""})
    return eligible_approvers(company.approval, excluded=excluded)


def mail_key(kind: DeliveryKind, digest: str, address: str) -> str:
    """One mail of a kind for each digest and person."""
    return f"{kind.value}-{digest[:24]}-{address.casefold()}"


def _ask(ledger: Ledger, asked: tuple[Person, ...], clock: Clock) -> Change | None:
    run, now = ledger.run, clock.now()
    digest = run.digest or ""
    kind = DeliveryKind.APPROVAL_MAIL
    wanted = [
        Delivery(key=mail_key(kind, digest, p.email), kind=kind, recipient=p.email, payload={"digest": digest})
        for p in asked
    ]
    fresh = tuple(mail for mail in wanted if mail.key not in ledger.deliveries)
    if not fresh:
        return None
    after = run.model_copy(update={"approval_asked_at": run.approval_asked_at or now, "updated_at": now})
    names = ", ".join(mail.recipient for mail in fresh)
    return Change(
        run=after, deliveries=fresh, events=(note(after, AuditKind.ASKED_APPROVERS, now, asked=names, digest=digest),)
    )
