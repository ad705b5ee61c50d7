"""user.profile: plain properties of a user, under Graph's own names."""

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


def _state(step: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "id" not in answer.json:
        return unread(answer)
    return Observation(state={name: plain(answer.json.get(name)) for name in step.after})


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.user import User

    # As extra data, because the SDK leaves None out, and None empties a property.
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in step.after.items()}
    user = calls.root.users.by_user_id(step.subject.id)
    return Write(calls.write(user.to_patch_request_information(User(additional_data=values))))


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
