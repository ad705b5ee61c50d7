"""access.scramble_password: a random password that nobody keeps, so that the one known outside is worth nothing."""

from shared.adapters.batch.item import Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.password import thrown_away_password
from shared.adapters.graph.password_change import NextSignIn, change_state, password_item, read_change
from shared.adapters.graph.refusals import classify
from shared.domain.plan import Step


def _write(calls: GraphCalls, step: Step) -> Write:
    return Write(password_item(calls, step, thrown_away_password(), NextSignIn.LEAVE_IT))


TASK = TaskCalls(read=read_change, state=change_state, write=_write, applied=classify)
