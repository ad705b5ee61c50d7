"""user.manager: the one manager of a user, set or taken away."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.readings import plain, read_user, unread
from shared.adapters.graph.refusals import classify, classify_removal
from shared.domain.executing.effects import Applied, Observation
from shared.domain.plan import Step


def _read(calls: GraphCalls, step: Step) -> Item:
    return read_user(calls, step.subject.id)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "id" not in answer.json:
        return unread(answer)
    manager = answer.json.get("manager")
    return Observation(state={"manager": plain(manager.get("id")) if isinstance(manager, dict) else None})


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.reference_update import ReferenceUpdate

    reference = calls.root.users.by_user_id(step.subject.id).manager.ref
    manager = step.after.get("manager")
    if not manager:
        return Write(calls.write(reference.to_delete_request_information()))
    body = ReferenceUpdate(odata_id=calls.reference(str(manager)))
    return Write(calls.write(reference.to_put_request_information(body)))


def _applied(step: Step, answer: Answer, write: Write) -> Applied:
    return (classify if step.after.get("manager") else classify_removal)(step, answer, write)


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=_applied)
