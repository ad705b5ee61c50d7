"""What was done and what is left, in a requester's words: a few parts of the work, never single steps or reasons."""

from shared.domain.catalogue import Task
from shared.domain.executing.waves import outcome_of
from shared.domain.outcome import SUCCESS
from shared.domain.plan import Plan
from shared.domain.run import Ledger
from shared.domain.value import Value
from shared.services.speech import Speech, mark

_FIRST_SIGN_IN = frozenset({Task.ACCESS_PASS, Task.ACCESS_PASSWORD})
# By the first word of a task's name.
PARTS: dict[str, str] = {
    "user": mark("User account"),
    "licence": mark("Licences"),
    "group": mark("Groups and mailing lists"),
    "list": mark("Groups and mailing lists"),
    "access": mark("Access blocked"),
    "mailbox": mark("Mailbox"),
}
FIRST_SIGN_IN = mark("First sign-in")
OTHER = mark("Other points")


class PartsView(Value):
    title: str
    items: tuple[str, ...]


def parts_of(plan: Plan, ledger: Ledger, speech: Speech) -> tuple[PartsView, ...]:
    """A part is done when each of its steps is proved; until the run has started there is nothing to tell."""
    if ledger.run.started_at is None:
        return ()
    proved: dict[str, bool] = {}
    for step in plan.steps:
        part = FIRST_SIGN_IN if step.task in _FIRST_SIGN_IN else PARTS.get(step.task.value.partition(".")[0], OTHER)
        is_proved = outcome_of(step, ledger.steps.get(step.id)) in SUCCESS
        proved[part] = proved.get(part, True) and is_proved
    done = tuple(speech.say(part) for part, is_done in proved.items() if is_done)
    left = tuple(speech.say(part) for part, is_done in proved.items() if not is_done)
    views = (
        PartsView(title=speech.say("Done:"), items=done),
        PartsView(title=speech.say("Left to do:"), items=left),
    )
    return tuple(view for view in views if view.items)
