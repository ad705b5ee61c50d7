"""access.password: a random first password, given back once as the secret, to be changed at the first sign-in."""

from shared.adapters.batch.item import Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.password import typed_password
from shared.adapters.graph.password_change import NextSignIn, change_state, password_item, read_change
from shared.adapters.graph.refusals import classify
from shared.domain.plan import Step


def _write(calls: GraphCalls, step: Step) -> Write:
    password = typed_password()
    return Write(password_item(calls, step, password, NextSignIn.CHANGE_IT), secret=password)


TASK = TaskCalls(read=read_change, state=change_state, write=_write, applied=classify)
