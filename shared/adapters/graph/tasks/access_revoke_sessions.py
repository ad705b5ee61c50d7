"""access.revoke_sessions: refresh tokens end. Access tokens already given live on for up to an hour."""

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
    if not answer.is_ok or "id" not in answer.json:
        return unread(answer)
    # The call answers true even where nothing happens (msgraph-sdk-dotnet#3019): only the moment moving is proof.
    return Observation(state={"revoked_at": plain(answer.json.get("signInSessionsValidFromDateTime"))})


def _write(calls: GraphCalls, step: Step) -> Write:
    user = calls.root.users.by_user_id(step.subject.id)
    return Write(calls.write(user.revoke_sign_in_sessions.to_post_request_information()))


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
