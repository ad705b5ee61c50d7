"""What an approval link's page says once there is nothing (more) to decide: the true state, who decided, what happens next."""

from datetime import datetime
from enum import StrEnum

from shared.domain.approval import Choice, Decision
from shared.domain.run import FINAL, Run, RunStatus
from shared.domain.value import Value
from shared.services.decide import DecideResult, Recorded
from shared.services.present_decision import decided_line, reason_line
from shared.services.present_text import moment, numbered
from shared.services.present_words import CHOICES, STATUSES
from shared.services.show_approval import ApprovalLink, Standing, settled_by

EXECUTED = frozenset(
    {
        RunStatus.EXECUTING,
        RunStatus.COMPLETED,
        RunStatus.COMPLETED_WITH_EXCEPTIONS,
        RunStatus.FAILED,
    }
)
PUT_BACK = "If it has to be undone, ask a technician to put things back."


class Tone(StrEnum):
    GOOD = "good"
    BAD = "bad"
    CALM = "calm"


class MessageView(Value):
    """One short page: a title and a few sentences."""

    title: str
    tone: Tone = Tone.CALM
    lines: tuple[str, ...] = ()


def present_click(result: DecideResult, *, now: datetime) -> MessageView:
    """The page after a click."""
    if result.recorded is Recorded.COUNTED and result.link.own is not None:
        return _counted(result.link, result.link.own, now)
    return present_standing(result.link)


def present_standing(link: ApprovalLink) -> MessageView:
    """The page of a link that cannot decide anything (any more)."""
    match link.standing:
        case Standing.DECIDED_BY_YOU if link.own is not None:
            return _own(link, link.own)
        case Standing.NOT_ELIGIBLE:
            return MessageView(
                title="You cannot decide about this",
                lines=(
                    "The requester, the person concerned and people who are no approvers (any more) cannot decide.",
                ),
            )
        case Standing.SUPERSEDED:
            return _superseded(link.ledger.run)
        case Standing.EXPIRED:
            return MessageView(title="Too late: this has expired", lines=(_expiry(link), "Nothing was changed."))
        case _:
            return MessageView(title=_settled_title(link), lines=_what_became(link))


def _counted(link: ApprovalLink, own: Decision, now: datetime) -> MessageView:
    if own.choice is Choice.REJECT:
        return MessageView(title="Rejected", tone=Tone.BAD, lines=("Nothing will be changed. The ticket gets a note.",))
    approvals = len({d.approver for d in link.by if d.choice is Choice.APPROVE})
    missing = link.company.approval.needed - approvals
    if missing > 0:
        more = numbered(missing, "more approval is", "more approvals are")
        return MessageView(
            title="Your approval is recorded", tone=Tone.GOOD, lines=(f"{more} needed before work starts.",)
        )
    start = link.plan.start_at
    when = "now" if start <= now else f"on {moment(start, link.company.zone)}"
    return MessageView(
        title="Approved",
        tone=Tone.GOOD,
        lines=(f"Work starts {when}. The result will be written on the ticket.",),
    )


def _own(link: ApprovalLink, own: Decision) -> MessageView:
    if not own.counts:
        return MessageView(
            title="Your answer came too late",
            lines=(
                f"You {CHOICES[own.choice]} this on {moment(own.decided_at, link.company.zone)}.",
                "That is recorded, and it changed nothing.",
                *_what_became(link),
            ),
        )
    return MessageView(
        title=f"You have {CHOICES[own.choice]} this already",
        lines=(decided_line(own, link.company), *_state(link.ledger.run)),
    )


def _superseded(run: Run) -> MessageView:
    waiting = run.status is RunStatus.WAITING_FOR_APPROVAL
    return MessageView(
        title="The plan has changed since this mail",
        lines=(
            "It was made anew, because the ticket or the tenant had changed.",
            "A newer mail asks you about the new plan. Please use that one." if waiting else STATUSES[run.status],
        ),
    )


def _settled_title(link: ApprovalLink) -> str:
    decision = settled_by(link)
    if decision is None:
        return "There is nothing to decide any more"
    return f"This has been {CHOICES[decision.choice]} already"


def _what_became(link: ApprovalLink) -> tuple[str, ...]:
    decision = settled_by(link)
    by = (decided_line(decision, link.company), reason_line(decision)) if decision else ()
    expired = (_expiry(link),) if link.ledger.run.status is RunStatus.EXPIRED else ()
    return tuple(line for line in by if line) + expired + _state(link.ledger.run)


def _state(run: Run) -> tuple[str, ...]:
    status = (run.conclusion or run.status) if run.status not in FINAL else run.status
    if status is RunStatus.WAITING_FOR_APPROVAL:
        return ()
    return (STATUSES[status], PUT_BACK) if status in EXECUTED else (STATUSES[status],)


def _expiry(link: ApprovalLink) -> str:
    at = link.ledger.run.approval_expires_at
    return f"Nobody decided before {moment(at, link.company.zone)}." if at else "Nobody decided in time."
