"""access.block: sign-in switched off. Alone in its PATCH: mixed with a password the whole PATCH can be refused."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.readings import plain, read_user, unread
from shared.adapters.graph.refusals import classify
from shared.domain.executing.effects import Observation
from shared.domain.plan import Step


def _read(calls: GraphCalls, step: Step) -> Item:
    return read_user(calls, step.subject.id)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "accountEnabled" not in answer.json:
        return unread(answer)
    return Observation(state={"accountEnabled": plain(answer.json["accountEnabled"])})


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.user import User

    user = calls.root.users.by_user_id(step.subject.id)
    enabled = bool(step.after.get("accountEnabled", False))
    return Write(calls.write(user.to_patch_request_information(User(account_enabled=enabled))))


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
