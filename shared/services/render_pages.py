"""The pages behind mailed links. Each is one call from what a service found to HTML."""

from datetime import datetime

from shared.services.decide import REASON_LENGTH, DecideResult
from shared.services.present import PlanView, present_plan
from shared.services.present_approval import MessageView, present_click, present_standing
from shared.services.present_handover import present_gone, present_handover
from shared.services.present_text import moment, one_line
from shared.services.render import render_page
from shared.services.reveal import Revealed
from shared.services.show_approval import ApprovalLink, Standing
from shared.services.show_handover import HandoverLink, HandoverState


def approval_page(link: ApprovalLink, *, now: datetime, problem: str = "", reason: str = "") -> str:
    """The plan with its two buttons while it can be decided; else what became of it. `problem` is what the form lacked."""
    if link.standing is not Standing.OPEN or link.approver is None:
        return _message(present_standing(link), _plan_for(link, now))
    expires_at = link.ledger.run.approval_expires_at
    return render_page(
        "pages/approval.html",
        plan=present_plan(link.plan, company=link.company, run=link.ledger.run, now=now),
        approver=f"{one_line(link.approver.name)} ({link.approver.email})",
        expires=moment(expires_at, link.company.zone) if expires_at else "the time in the mail",
        problem=problem,
        reason=reason,
        reason_length=REASON_LENGTH,
    )


def decided_page(result: DecideResult, *, now: datetime) -> str:
    """The page after a click."""
    return _message(present_click(result, now=now), _plan_for(result.link, now))


def message_page(title: str, *lines: str) -> str:
    """A short page without a plan: for errors and refusals."""
    return _message(MessageView(title=title, lines=lines), None)


def _plan_for(link: ApprovalLink, now: datetime) -> PlanView | None:
    # Somebody who may not decide (any more) is shown no plan: it tells about people.
    if link.standing is Standing.NOT_ELIGIBLE:
        return None
    return present_plan(link.plan, company=link.company, run=link.ledger.run, now=now)


def _message(message: MessageView, plan: PlanView | None) -> str:
    return render_page("pages/message.html", message=message, plan=plan)


def handover_page(link: HandoverLink) -> str:
    """Explains, with the one button; or says why there is nothing to show (any more)."""
    if link.state is not HandoverState.READY:
        return _message(present_gone(link), None)
    return render_page("pages/handover.html", view=present_handover(link), secret="")


def revealed_page(revealed: Revealed) -> str:
    """The secret, or why there is none."""
    if revealed.secret is None:
        return _message(present_gone(revealed.link), None)
    view = present_handover(revealed.link)
    return render_page("pages/handover.html", view=view, secret=revealed.secret.get_secret_value())
