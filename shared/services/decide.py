"""Record what an approver decided: once for each digest, in one transaction with its audit event, and only while it counts.

A decision that comes too late, or after others have settled the matter, is recorded as late and changes nothing.
"""

from datetime import datetime
from enum import StrEnum

from shared.domain.approval import Choice, Decision
from shared.domain.errors import ForbiddenError, InputError, LedgerConflictError, OutsideError, RetryableError
from shared.domain.run import AuditEvent, AuditKind, Change, Delivery, DeliveryKind, Run
from shared.domain.value import Value
from shared.ports import Clock, Companies, Engine, RunStore, Signer
from shared.services.present_text import one_line
from shared.services.show_approval import ApprovalLink, Standing, show_approval, stand_again

REASON_LENGTH = 1000
# Each round lost means that somebody else's write went through, so that a few rounds are plenty.
ROUNDS = 8


class Recorded(StrEnum):
    COUNTED = "counted"
    LATE = "late"
    REPEATED = "repeated"  # this approver had decided before; nothing was written


class DecideResult(Value):
    """The link as it stands after the click."""

    recorded: Recorded
    link: ApprovalLink


class Click(Value):
    """What the approver sent."""

    choice: Choice
    reason: str = ""
    remote_address: str = ""


def read_click(form: dict[str, str], *, remote_address: str) -> Click:
    """Check the form. A rejection needs a reason, because the technician has to tell the requester something."""
    reason = one_line(form.get("reason", ""))
    try:
        choice = Choice(form.get("choice", ""))
    except ValueError as unknown:
        raise InputError("Choose to approve or to reject.") from unknown
    if choice is Choice.REJECT and not reason:
        raise InputError("Please say why you reject this, so that the requester can be told.")
    if len(reason) > REASON_LENGTH:
        raise InputError(f"Please shorten the reason to {REASON_LENGTH} characters.")
    return Click(choice=choice, reason=reason, remote_address=remote_address)


def decide(
    token: str,
    click: Click,
    *,
    signer: Signer,
    runs: RunStore,
    companies: Companies,
    clock: Clock,
    engine: Engine,
) -> DecideResult:
    """Raises LinkError, ForbiddenError, or RetryableError when the run is written to without pause."""
    for _ in range(ROUNDS):
        link = show_approval(token, signer=signer, runs=runs, companies=companies, clock=clock)
        if link.own is not None:
            return DecideResult(recorded=Recorded.REPEATED, link=link)
        if link.standing is Standing.NOT_ELIGIBLE:
            raise ForbiddenError("You are not among the people who may decide about this request.")
        decision = _decision(link, click, clock.now())
        try:
            saved = runs.save(link.ledger, _change(link.ledger.run, decision))
        except LedgerConflictError:
            continue
        _wake(engine, link.ledger.run)
        after = stand_again(link, saved, now=clock.now())
        return DecideResult(recorded=Recorded.COUNTED if decision.counts else Recorded.LATE, link=after)
    raise RetryableError("The request is being changed by several people at once. Please try again.")


def _decision(link: ApprovalLink, click: Click, now: datetime) -> Decision:
    return Decision(
        digest=link.digest,
        approver=link.address,
        choice=click.choice,
        reason=click.reason,
        decided_at=now,
        remote_address=click.remote_address,
        counts=link.standing is Standing.OPEN,
    )


def _change(run: Run, decision: Decision) -> Change:
    event = AuditEvent(
        run=run.id,
        number=0,  # given when saved
        at=decision.decided_at,
        kind=AuditKind.DECIDED if decision.counts else AuditKind.DECIDED_LATE,
        actor=decision.approver,
        detail={
            "choice": decision.choice,
            "digest": decision.digest,
            "reason": decision.reason,
            "remote_address": decision.remote_address,
        },
    )
    after = run.model_copy(update={"updated_at": decision.decided_at})
    return Change(run=after, decisions=(decision,), deliveries=_told(run, decision), events=(event,))


def _told(run: Run, decision: Decision) -> tuple[Delivery, ...]:
    """Technicians hear of a late decision (FC-e05): from the final report, or by a note of its own where that has gone out."""
    if decision.counts or not run.is_final:
        return ()
    key = f"late-{decision.digest[:12]}-{decision.approver}"
    return (Delivery(key=key, kind=DeliveryKind.INTERNAL_NOTE, payload={"about": "late_decision"}),)


def _wake(engine: Engine, run: Run) -> None:
    try:
        engine.wake(run.id)
    except OutsideError:
        # The decision is in the ledger. The engine looks there when its timer fires, or when reconcile starts it again.
        return
