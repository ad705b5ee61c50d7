"""Decisions about one plan digest, and what they add up to. Silence is never consent; a decision is never changed."""

from enum import StrEnum

from pydantic import AwareDatetime

from shared.domain.ids import PlanDigest
from shared.domain.policy import Approval, Person
from shared.domain.value import Value


class Choice(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"


class Decision(Value):
    """What one approver decided about one digest. `counts` is False for a decision that came too late."""

    digest: PlanDigest
    approver: str  # mail address, lower-case
    choice: Choice
    reason: str = ""
    decided_at: AwareDatetime
    remote_address: str = ""
    counts: bool = True


class Verdict(StrEnum):
    APPROVED = "approved"
    REJECTED = "rejected"
    WAITING = "waiting"
    EXPIRED = "expired"


def eligible_approvers(rule: Approval, *, excluded: frozenset[str]) -> tuple[Person, ...]:
    """Who may decide: the rule's approvers without the addresses (lower-case) of the requester and the person concerned."""
    unique = {p.email.casefold(): p for p in rule.approvers}
    return tuple(person for address, person in unique.items() if address not in excluded)


def reach_verdict(
    rule: Approval,
    decisions: tuple[Decision, ...],
    *,
    digest: PlanDigest,
    now: AwareDatetime,
    expires_at: AwareDatetime,
) -> Verdict:
    """One rejection settles it; `needed` different approvers approve; a decision before expiry counts even if seen after."""
    counted = [d for d in decisions if d.digest == digest and d.counts and d.decided_at < expires_at]
    if any(d.choice is Choice.REJECT for d in counted):
        return Verdict.REJECTED
    if len({d.approver for d in counted if d.choice is Choice.APPROVE}) >= rule.needed:
        return Verdict.APPROVED
    return Verdict.EXPIRED if now >= expires_at else Verdict.WAITING
