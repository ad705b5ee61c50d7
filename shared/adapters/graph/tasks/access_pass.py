"""access.pass: a temporary access pass. Its value is only in the answer to the POST; a second POST replaces the first pass."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.readings import plain, unread
from shared.adapters.graph.refusals import accepted, classify
from shared.domain.executing.effects import Applied, Observation
from shared.domain.plan import Step


def _read(calls: GraphCalls, step: Step) -> Item:
    user = calls.root.users.by_user_id(step.subject.id)
    return calls.get(user.authentication.temporary_access_pass_methods)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "value" not in answer.json:
        return unread(answer)
    if not answer.rows:
        return Observation(state={"usable": False})
    newest = max(answer.rows, key=lambda row: str(row.get("createdDateTime")))
    return Observation(
        state={
            "usable": newest.get("isUsable") is True,
            "pass_id": plain(newest.get("id")),
            "created_at": plain(newest.get("createdDateTime")),
            "method_usability_reason": plain(newest.get("methodUsabilityReason")),
        }
    )


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.temporary_access_pass_authentication_method import (
        TemporaryAccessPassAuthenticationMethod,
    )

    minutes, once = step.settings.get("minutes"), step.settings.get("once")
    body = TemporaryAccessPassAuthenticationMethod(
        lifetime_in_minutes=minutes if isinstance(minutes, int) else None, is_usable_once=bool(once)
    )
    passes = calls.root.users.by_user_id(step.subject.id).authentication.temporary_access_pass_methods
    return Write(calls.write(passes.to_post_request_information(body)))


def _applied(step: Step, answer: Answer, write: Write) -> Applied:
    if not answer.is_ok:
        return classify(step, answer, write)
    value = answer.json.get("temporaryAccessPass")
    return accepted(answer, write, answer_secret=value if isinstance(value, str) else None)


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=_applied)
