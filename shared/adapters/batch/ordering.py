"""In which order the steps of one call go out, and which of them may go out together."""

from collections.abc import Sequence

from shared.domain.catalogue import Surface
from shared.domain.ids import StepId
from shared.domain.plan import Step


def in_levels(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that may be on their way at the same time, level by level.

    Graph keeps an order inside its batch (dependsOn), so steps that follow one another there share a level. Exchange does
    not, and neither service waits for the other: there the later step belongs to a later level.
    """
    known = {step.id: step for step in steps}
    levels: dict[StepId, int] = {}
    for step in in_order(steps):
        before = [known[name] for name in _before(step) if name in levels]
        levels[step.id] = max((levels[one.id] + _distance(one, step) for one in before), default=0)
    ordered = in_order(steps)
    return [[s for s in ordered if levels[s.id] == level] for level in range(max(levels.values(), default=-1) + 1)]


def in_order(steps: Sequence[Step]) -> list[Step]:
    """The given order, except that nothing stands before what it follows."""
    waiting = {step.id: step for step in steps}
    ordered: list[Step] = []
    while waiting:
        free = [s for s in waiting.values() if not any(name in waiting for name in _before(s) if name != s.id)]
        # A circle cannot be ordered; a plan has none, and the given order is the best there is.
        step = free[0] if free else next(iter(waiting.values()))
        ordered.append(waiting.pop(step.id))
    return ordered


def is_chained(steps: Sequence[Step]) -> bool:
    """Whether any of the steps follows another of them."""
    names = {step.id for step in steps}
    return any(name in names for step in steps for name in step.follows)


def _before(step: Step) -> tuple[StepId, ...]:
    return (*step.requires, *step.follows)


def _distance(before: Step, step: Step) -> int:
    # What needs an earlier step to succeed waits for its answer; a batch would send it on whatever that answer is.
    both_graph = before.entry.surface is Surface.GRAPH and step.entry.surface is Surface.GRAPH
    return 0 if both_graph and before.id not in step.requires else 1
