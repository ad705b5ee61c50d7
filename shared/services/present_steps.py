"""Several steps as a person sees them: those that differ only in their object stand together, so that a long plan stays readable.

Nothing is left out: each object is named.
"""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from shared.domain.catalogue import Task
from shared.domain.plan import Plan, Step
from shared.services.present_step import StepView, object_words, present_step

SEVERAL: dict[Task, str] = {
    Task.GROUP_ADD: "Add to {count} groups",
    Task.GROUP_REMOVE: "Remove from {count} groups",
    Task.LIST_REMOVE: "Remove from {count} mailing lists",
    Task.LICENCE_ASSIGN: "Assign {count} licences",
    Task.LICENCE_REMOVE: "Remove {count} licences",
}


def present_steps(steps: Iterable[Step], plan: Plan, zone: ZoneInfo) -> tuple[StepView, ...]:
    """In the order of the plan; steps that are alike stand where the first of them does."""
    alike: dict[object, list[Step]] = {}
    views: dict[object, StepView] = {}
    for step in steps:
        view = present_step(step, plan, zone)
        key: object = (step.task, view.model_copy(update={"title": ""})) if step.task in SEVERAL else step.id
        alike.setdefault(key, []).append(step)
        views.setdefault(key, view)
    return tuple(_together(views[key], same) for key, same in alike.items())


def _together(view: StepView, steps: list[Step]) -> StepView:
    if len(steps) == 1:
        return view
    title = SEVERAL[steps[0].task].format(count=len(steps))
    return view.model_copy(update={"title": title, "items": tuple(object_words(step) for step in steps)})
