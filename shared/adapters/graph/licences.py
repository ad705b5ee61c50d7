"""The read that both licence tasks share."""

from shared.adapters.batch.item import Item
from shared.adapters.batch.steps import object_of
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.readings import read_user
from shared.domain.plan import Step


def read_licences(calls: GraphCalls, step: Step) -> Item:
    object_of(step)  # without a SKU there is nothing to look for
    return read_user(calls, step.subject.id)
