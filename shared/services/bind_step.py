"""Give steps about a user that was only made during the run that user's id."""

from collections.abc import Mapping, Sequence

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import StepId
from shared.domain.plan import Plan, Step
from shared.domain.run import StepProgress


def made_user(plan: Plan, steps: Mapping[StepId, StepProgress]) -> ObjectRef | None:
    """The user that this plan's `user.create` made, once its id is known."""
    made = [steps[step.id].produced for step in plan.steps if step.task is Task.USER_CREATE and step.id in steps]
    return made[0] if made else None


def bind_steps(plan: Plan, steps: Sequence[Step], progress: Mapping[StepId, StepProgress]) -> list[Step]:
    """The steps with the id of their subject; `user.create` itself needs none."""
    made = made_user(plan, progress)
    if made is None:
        return list(steps)
    subject = plan.subject.model_copy(update={"id": made.id})
    return [step.model_copy(update={"subject": subject}) for step in steps]


def is_bound(step: Step) -> bool:
    """Whether the step can be read or written: its subject exists or is what it makes."""
    return bool(step.subject.id) or step.task is Task.USER_CREATE
