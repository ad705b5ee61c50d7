"""Somebody who never began is to leave: the onboarding that still waits is cancelled, and no account is ever made by it."""

from shared.domain.ids import RunId
from shared.domain.plan import Planned, Questions
from shared.domain.planning.names import plain_name, skeleton
from shared.domain.request import Asked, FlagCode, Intent, Request
from shared.domain.run import Change, Ledger, Run, RunStatus
from shared.ports import Clock, RunStore
from shared.services.ledger import change_run, conclude, is_told, is_under_way

# Whoever these flags are about does not stop other people's runs.
_DOUBTFUL = frozenset(
    {
        FlagCode.REQUESTER_UNKNOWN,
        FlagCode.REQUESTER_FOREIGN_DOMAIN,
        FlagCode.REQUESTER_LOOKALIKE_DOMAIN,
        FlagCode.REQUESTER_IS_SUBJECT,
    }
)


def cancel_waiting_start(run: Run, request: Request, planned: Planned, *, runs: RunStore, clock: Clock) -> RunId | None:
    """The onboarding run of the same company and name that was cancelled; None when nothing of the kind waits.

    Only when the tenant knows nobody of that name: as soon as the account exists, leaving is an ordinary plan.
    """
    if not _is_unknown_leaver(request, planned) or any(flag.code in _DOUBTFUL for flag in request.flags):
        return None
    for other in runs.unfinished():
        if other == run.id:
            continue
        ledger = change_run(other, lambda found: _cancel(found, run, request, clock), runs=runs)
        if ledger.run.conclusion is RunStatus.CANCELLED and ledger.run.why_detail == run.ticket:
            return other
    return None


def _is_unknown_leaver(request: Request, planned: Planned) -> bool:
    if request.intent is not Intent.OFFBOARD or not isinstance(planned, Questions) or not request.name():
        return False
    return any(question.field == "person" and question.why is Asked.NOT_FOUND for question in planned.questions)


def _cancel(found: Ledger, leaver: Run, request: Request, clock: Clock) -> Change | None:
    run = found.run
    if run.intent is not Intent.ONBOARD or run.company != leaver.company or is_told(run) or is_under_way(run):
        return None
    if skeleton(plain_name(run.subject)) != skeleton(plain_name(request.name())):
        return None
    return conclude(run, RunStatus.CANCELLED, "will_not_start", clock.now(), leaver.ticket)
