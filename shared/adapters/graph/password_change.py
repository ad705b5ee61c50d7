"""What the two password tasks share: when the password last changed, and the PATCH that sets one and nothing else.

It is a PATCH of its own: mixed with accountEnabled the whole PATCH can be refused and leaves sign-in open.
"""

from enum import StrEnum

from pydantic import SecretStr

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.readings import plain, read_user, unread
from shared.domain.executing.effects import Observation
from shared.domain.plan import Step


class NextSignIn(StrEnum):
    CHANGE_IT = "change_it"
    LEAVE_IT = "leave_it"


def read_change(calls: GraphCalls, step: Step) -> Item:
    return read_user(calls, step.subject.id)


def change_state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or "id" not in answer.json:
        return unread(answer)
    return Observation(state={"changed_at": plain(answer.json.get("lastPasswordChangeDateTime"))})


def password_item(calls: GraphCalls, step: Step, password: SecretStr, then: NextSignIn) -> Item:
    from msgraph.generated.models.password_profile import PasswordProfile
    from msgraph.generated.models.user import User

    profile = PasswordProfile(
        password=password.get_secret_value(), force_change_password_next_sign_in=then is NextSignIn.CHANGE_IT
    )
    user = calls.root.users.by_user_id(step.subject.id)
    return calls.write(user.to_patch_request_information(User(password_profile=profile)))
