"""user.create: a new account with a random password that nobody keeps; the first sign-in is another step's business."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.password import thrown_away_password
from shared.adapters.graph.readings import plain, read_user, unread
from shared.adapters.graph.refusals import accepted, classify
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import Applied, Observation
from shared.domain.ids import ObjectId
from shared.domain.plan import Step


def _upn(step: Step) -> str:
    return str(step.after["userPrincipalName"])


def _read(calls: GraphCalls, step: Step) -> Item:
    return read_user(calls, _upn(step))


def _state(step: Step, answer: Answer) -> Observation:
    if answer.status == 404:
        return Observation(state={"exists": False})
    user = _ref(answer)
    if not answer.is_ok or user is None:
        return unread(answer)
    read = {name: plain(answer.json.get(name)) for name in step.after if name != "exists"}
    created_at = plain(answer.json.get("createdDateTime"))
    return Observation(state={**read, "exists": True, "created_at": created_at}, produced=user)


def _write(calls: GraphCalls, step: Step) -> Write:
    from msgraph.generated.models.password_profile import PasswordProfile
    from msgraph.generated.models.user import User

    password = thrown_away_password().get_secret_value()
    profile = PasswordProfile(password=password, force_change_password_next_sign_in=True)
    names = {name: value for name, value in step.after.items() if name != "exists" and value is not None}
    # The plan speaks Graph's property names already, so they go out as they are.
    user = User(password_profile=profile, additional_data={"accountEnabled": True, **names})
    return Write(calls.write(calls.root.users.to_post_request_information(user)))


def _applied(step: Step, answer: Answer, write: Write) -> Applied:
    return accepted(answer, write, produced=_ref(answer)) if answer.is_ok else classify(step, answer, write)


def _ref(answer: Answer) -> ObjectRef | None:
    user_id = answer.json.get("id")
    if not isinstance(user_id, str):
        return None
    name, upn = answer.json.get("displayName"), answer.json.get("userPrincipalName")
    return ObjectRef(id=ObjectId(user_id), name=str(name or upn or user_id), address=str(upn or ""))


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=_applied)
