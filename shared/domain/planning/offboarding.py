"""The plan for a leaver: access first, then the mailbox and memberships, licences last and only after a verified conversion."""

from shared.domain.catalogue import Task
from shared.domain.directory import UserState
from shared.domain.ids import StepId
from shared.domain.outcome import Reason
from shared.domain.plan import Step, Why, WhySource
from shared.domain.planning.leaver_mailbox import add_mailbox_steps
from shared.domain.planning.leaver_memberships import add_licence_steps, add_membership_steps
from shared.domain.planning.steps import StepMaker
from shared.domain.request import Question, Request


def make_leaver_steps(maker: StepMaker, request: Request, user: UserState) -> list[Question]:
    """All steps for the leaver, in order; what stays unclear comes back as questions."""
    why = (Why(source=WhySource.TICKET, text=_quote(request)),)
    access = _add_access(maker, user, why)
    questions = add_mailbox_steps(maker, request, user, access)
    add_membership_steps(maker, user, access)
    add_licence_steps(maker, user, access)
    return questions


def _quote(request: Request) -> str:
    said = request.effective_date or request.display_name or request.email or request.given_name
    return said.quote if said else request.name()


def _add_access(maker: StepMaker, user: UserState, why: tuple[Why, ...]) -> tuple[StepId, ...]:
    """Block, then revoke, then scramble: two separate writes, because Entra refuses the whole of a mixed one."""
    synced = Reason.SYNCED if user.brief.is_synced else None
    steps: list[Step] = []
    if maker.allows(Task.ACCESS_BLOCK):
        before = {"accountEnabled": user.brief.is_enabled}
        steps.append(
            maker.add(Task.ACCESS_BLOCK, before=dict(before), after={"accountEnabled": False}, why=why, reason=synced)
        )
    if maker.allows(Task.ACCESS_REVOKE_SESSIONS):
        steps.append(
            maker.add(
                Task.ACCESS_REVOKE_SESSIONS,
                before={"revoked": False},
                after={"revoked": True},
                why=why,
                # Microsoft accepts the call for a guest and does nothing (msgraph-docs #19012).
                reason=Reason.GUEST if user.brief.is_guest else None,
                follows=_ids(steps),
            )
        )
    if maker.allows(Task.ACCESS_SCRAMBLE_PASSWORD) and not user.brief.is_guest:
        steps.append(
            maker.add(
                Task.ACCESS_SCRAMBLE_PASSWORD,
                before={"changed": False},
                after={"changed": True},
                why=why,
                reason=synced,
                follows=_ids(steps),
            )
        )
    return _ids(steps)


def _ids(steps: list[Step]) -> tuple[StepId, ...]:
    return tuple(step.id for step in steps)
