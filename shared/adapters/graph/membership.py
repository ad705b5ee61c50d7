"""The membership of one user in one group, as both group tasks read it: one read serves all groups of a wave."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item
from shared.adapters.batch.steps import object_of
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.readings import read_memberships, unread
from shared.domain.executing.effects import Observation
from shared.domain.plan import Step


def read_member(calls: GraphCalls, step: Step) -> Item:
    object_of(step)  # without a group there is nothing to look for
    return read_memberships(calls, step.subject.id)


def member_state(step: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "value" not in answer.json:
        return unread(answer)
    group = object_of(step).id.casefold()
    return Observation(state={"member": group in {str(row.get("id")).casefold() for row in answer.rows}})
