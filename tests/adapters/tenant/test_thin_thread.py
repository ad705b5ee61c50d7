"""user.create and access.block from look to look, against the simulated cloud."""

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import AppliedKind
from shared.domain.ids import ObjectId
from shared.domain.outcome import Reason
from tests.adapters.tenant_world import TENANT, a_step, ref_of

UPN = "deshawn.whitaker@brightfork.example"
NEW = {
    "userPrincipalName": UPN,
    "displayName": "DeShawn Whitaker",
    "mailNickname": "deshawn.whitaker",
    "usageLocation": "US",
    "accountEnabled": True,
}


def a_creation():
    nobody_yet = ObjectRef(id=ObjectId(""), name="DeShawn Whitaker", address=UPN)
    return a_step(Task.USER_CREATE, nobody_yet, before={"exists": False}, after=NEW)


def test_a_blocked_account_reads_as_blocked_afterwards(cloud, directory):
    step = a_step(Task.ACCESS_BLOCK, ref_of(cloud, "Dana Whitlock"), after={"accountEnabled": False})

    before = directory.observe(TENANT, [step])[step.id]
    applied = directory.apply(TENANT, [step])[step.id]
    after = directory.observe(TENANT, [step])[step.id]

    assert before.state == {"accountEnabled": True}
    assert applied.kind is AppliedKind.ACCEPTED
    assert after.state == {"accountEnabled": False}


def test_a_created_user_is_read_back_with_its_id_and_its_birth(cloud, directory):
    step = a_creation()

    before = directory.observe(TENANT, [step])[step.id]
    applied = directory.apply(TENANT, [step])[step.id]
    after = directory.observe(TENANT, [step])[step.id]

    made = ref_of(cloud, "DeShawn Whitaker")
    assert before.state == {"exists": False}
    assert applied.produced == made == after.produced
    assert after.state is not None
    assert after.state["exists"] is True
    assert after.state["created_at"]
    assert NEW.items() <= after.state.items()


def test_nobody_learns_the_password_of_a_created_user(cloud, directory):
    step = a_creation()

    applied = directory.apply(TENANT, [step])[step.id]

    assert applied.secret is None
    assert cloud.state.tenants[TENANT].user_by_upn(UPN).password_reset_forced


def test_creating_a_name_that_is_taken_is_refused_as_a_conflict(directory):
    step = a_creation()
    directory.apply(TENANT, [step])

    again = directory.apply(TENANT, [step])[step.id]

    assert (again.kind, again.reason) == (AppliedKind.REFUSED, Reason.CONFLICT)
