"""What a mailed approval link stands for at this moment. Reading only: showing a link never changes anything."""

from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.approval import Choice, Decision, Verdict, reach_verdict
from shared.domain.errors import LinkError, NotFoundError
from shared.domain.ids import PlanDigest
from shared.domain.plan import Plan
from shared.domain.policy import Company, Person
from shared.domain.run import Ledger, Run, RunStatus
from shared.domain.value import Value
from shared.ports import Clock, Companies, LinkClaims, LinkPurpose, RunStore, Signer
from shared.services.ask_approvers import who_is_asked

# Longer than any approval may stay open (60 days), so that a late click still learns what happened to the run.
LINK_LIFETIME = timedelta(days=180)


class Standing(StrEnum):
    """What a click on this link can still do, and if nothing, why."""

    OPEN = "open"
    DECIDED_BY_YOU = "decided_by_you"
    DECIDED = "decided"  # others' decisions settled it
    SUPERSEDED = "superseded"  # the plan changed; another mail was sent
    EXPIRED = "expired"
    CLOSED = "closed"  # the run is past waiting, for another cause
    NOT_ELIGIBLE = "not_eligible"


class ApprovalLink(Value):
    """The link read, with what it is about. `by` are the decisions that counted for this digest."""

    standing: Standing
    digest: PlanDigest
    address: str  # of whom the link was sent to, lower-case
    approver: Person | None  # None: may not decide (any more)
    plan: Plan
    company: Company
    ledger: Ledger
    own: Decision | None = None
    by: tuple[Decision, ...] = ()


def show_approval(token: str, *, signer: Signer, runs: RunStore, companies: Companies, clock: Clock) -> ApprovalLink:
    """Raises LinkError for anything that is not a link of ours."""
    claims = signer.read(LinkPurpose.APPROVAL, token, max_age=LINK_LIFETIME)
    try:
        ledger = runs.load(claims.run)
        plan = Plan.model_validate_json(runs.get_document(claims.run, claims.digest))
        company = companies.get(plan.company)
    except NotFoundError as gone:
        raise LinkError("invalid") from gone
    return stand(claims, ledger, plan, company, now=clock.now())


def stand(claims: LinkClaims, ledger: Ledger, plan: Plan, company: Company, *, now: datetime) -> ApprovalLink:
    """Judge the link by the ledger as it is."""
    address = claims.subject.casefold()
    decisions = tuple(d for d in ledger.decisions if d.digest == claims.digest)
    own = next((d for d in decisions if d.approver == address), None)
    asked = who_is_asked(company, ledger.run, plan)
    approver = next((p for p in asked if p.email.casefold() == address), None)
    standing = _closed(claims, ledger, now) or _verdict_standing(company, decisions, claims, ledger.run, now)
    if own is not None:
        standing = Standing.DECIDED_BY_YOU
    elif approver is None:
        standing = Standing.NOT_ELIGIBLE
    return ApprovalLink(
        standing=standing,
        digest=PlanDigest(claims.digest),
        address=address,
        approver=approver,
        plan=plan,
        company=company,
        ledger=ledger,
        own=own,
        by=tuple(d for d in decisions if d.counts),
    )


def stand_again(link: ApprovalLink, ledger: Ledger, *, now: datetime) -> ApprovalLink:
    """The same link, judged by a ledger that was saved since."""
    claims = LinkClaims(purpose=LinkPurpose.APPROVAL, run=ledger.run.id, subject=link.address, digest=link.digest)
    return stand(claims, ledger, link.plan, link.company, now=now)


def _closed(claims: LinkClaims, ledger: Ledger, now: datetime) -> Standing | None:
    run = ledger.run
    if run.digest != claims.digest and not run.is_final:
        return Standing.SUPERSEDED
    if run.status is RunStatus.EXPIRED:
        return Standing.EXPIRED
    if run.status is not RunStatus.WAITING_FOR_APPROVAL:
        return Standing.CLOSED
    if run.approval_expires_at is not None and now >= run.approval_expires_at:
        return Standing.EXPIRED
    return None


def _verdict_standing(
    company: Company, decisions: tuple[Decision, ...], claims: LinkClaims, run: Run, now: datetime
) -> Standing:
    # The engine may not have seen the deciding click yet; whoever comes after it is late all the same.
    expires_at = run.approval_expires_at or now + timedelta(seconds=1)
    verdict = reach_verdict(
        company.approval, decisions, digest=PlanDigest(claims.digest), now=now, expires_at=expires_at
    )
    return Standing.OPEN if verdict is Verdict.WAITING else Standing.DECIDED


def settled_by(link: ApprovalLink) -> Decision | None:
    """The decision that settled it: the rejection if there is one, else the newest that counted."""
    rejections = [d for d in link.by if d.choice is Choice.REJECT]
    return max(rejections or link.by, key=lambda d: d.decided_at, default=None)
