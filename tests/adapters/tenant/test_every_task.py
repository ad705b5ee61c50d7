"""Every task of the catalogue from look to look on the simulated cloud: before, written, and so afterwards."""

import pytest

from sandbox.cloud.skus import VISIOCLIENT
from shared.adapters.exchange.registry import TASKS as EXCHANGE_TASKS
from shared.adapters.graph.registry import TASKS as GRAPH_TASKS
from shared.domain.catalogue import CATALOGUE, Surface, Task
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import AppliedKind
from shared.domain.ids import ObjectId
from tests.adapters.tenant_world import TENANT, a_step, held, ref_of

E3 = ObjectRef(id=ObjectId("6fd2c87f-b296-42f0-b197-1e91e994b900"), name="ENTERPRISEPACK")
VISIO = ObjectRef(id=ObjectId(VISIOCLIENT), name="VISIOCLIENT")

# task, name of the object (or a reference), before, after
PLAIN = [
    (Task.USER_PROFILE, None, {"department": "Operations"}, {"department": "Fleet", "jobTitle": "Dispatch & Söhne"}),
    (Task.USER_PROFILE, None, {"mobilePhone": "+1 815 555 0142"}, {"mobilePhone": None}),
    (Task.USER_PROFILE, None, {"businessPhones": ("+1 815 555 0119",)}, {"businessPhones": ("+1 815 555 0100",)}),
    (Task.LICENCE_ASSIGN, VISIO, {"assigned": False}, {"assigned": True}),
    (Task.LICENCE_REMOVE, E3, {"assigned": True}, {"assigned": False}),
    (Task.GROUP_ADD, "Fleet Maintenance", {"member": False}, {"member": True}),
    (Task.GROUP_ADD, "Leadership", {"member": False}, {"member": True}),
    (Task.GROUP_REMOVE, "Dispatch Team", {"member": True}, {"member": False}),
    (Task.GROUP_REMOVE, "Operations Hub", {"member": True}, {"member": False}),
    (Task.ACCESS_BLOCK, None, {"accountEnabled": True}, {"accountEnabled": False}),
    (Task.LIST_REMOVE, "Dispatch (all)", {"member": True}, {"member": False}),
    (Task.LIST_REMOVE, "Drivers Notify", {"member": True}, {"member": False}),
    (Task.MAILBOX_DELEGATE, "Marisol Vega", {"full_access": False}, {"full_access": True}),
    (
        Task.MAILBOX_AUTO_REPLY,
        None,
        {"enabled": False, "text": ""},
        {"enabled": True, "text": "Dana has left.\nWrite to <Marisol> & Söhne."},
    ),
    (Task.MAILBOX_HIDE, None, {"hidden": False}, {"hidden": True}),
    (Task.MAILBOX_CONVERT_TO_SHARED, None, {"kind": "user"}, {"kind": "shared"}),
]


@pytest.mark.parametrize("case", PLAIN, ids=[f"{row[0]}-{number}" for number, row in enumerate(PLAIN)])
def test_a_task_reads_as_before_then_is_taken_then_reads_as_wanted(cloud, directory, case):
    task, other, before, after = case
    other = ref_of(cloud, other) if isinstance(other, str) else other
    step = a_step(task, ref_of(cloud, "Dana Whitlock"), object=other, before=before, after=after)

    seen = directory.observe(TENANT, [step])[step.id]
    applied = directory.apply(TENANT, [step])[step.id]
    then = directory.observe(TENANT, [step])[step.id]

    assert seen.state is not None
    assert before.items() <= seen.state.items()
    assert applied.kind is AppliedKind.ACCEPTED
    assert applied.secret is None
    assert then.state is not None
    assert after.items() <= then.state.items()


def test_a_manager_is_set_and_taken_away_again(cloud, directory):
    tyler = ref_of(cloud, "Tyler Novotny")
    dana = ref_of(cloud, "Dana Whitlock")
    change = a_step(Task.USER_MANAGER, tyler, object=dana, after={"manager": dana.id})
    removal = a_step(Task.USER_MANAGER, tyler, after={"manager": None})

    assert directory.observe(TENANT, [change])[change.id].state == {"manager": ref_of(cloud, "Marisol Vega").id}
    directory.apply(TENANT, [change])
    assert directory.observe(TENANT, [change])[change.id].state == {"manager": dana.id}
    directory.apply(TENANT, [removal])
    assert directory.observe(TENANT, [change])[change.id].state == {"manager": None}
    assert directory.apply(TENANT, [removal])[removal.id].kind is AppliedKind.ALREADY


@pytest.mark.parametrize(
    ("task", "moment"),
    [
        (Task.ACCESS_REVOKE_SESSIONS, "revoked_at"),
        (Task.ACCESS_SCRAMBLE_PASSWORD, "changed_at"),
        (Task.ACCESS_PASSWORD, "changed_at"),
    ],
)
def test_a_task_that_leaves_no_value_moves_a_moment(cloud, directory, task, moment):
    step = a_step(task, ref_of(cloud, "Dana Whitlock"))

    before = directory.observe(TENANT, [step])[step.id].state
    applied = directory.apply(TENANT, [step])[step.id]
    after = directory.observe(TENANT, [step])[step.id].state

    assert applied.kind is AppliedKind.ACCEPTED
    assert after[moment] > before[moment]


def test_only_a_first_password_comes_back_and_must_be_changed(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    first, scrambled = a_step(Task.ACCESS_PASSWORD, dana), a_step(Task.ACCESS_SCRAMBLE_PASSWORD, dana)

    assert directory.apply(TENANT, [scrambled])[scrambled.id].secret is None
    assert held(cloud, "Dana Whitlock").password_reset_forced is False
    secret = directory.apply(TENANT, [first])[first.id].secret
    assert secret is not None
    assert len(secret.get_secret_value()) >= 16
    assert held(cloud, "Dana Whitlock").password_reset_forced is True


def test_a_pass_comes_back_once_and_reads_as_usable(cloud, directory):
    step = a_step(Task.ACCESS_PASS, ref_of(cloud, "Dana Whitlock"), settings={"minutes": 120, "once": True})

    before = directory.observe(TENANT, [step])[step.id].state
    applied = directory.apply(TENANT, [step])[step.id]
    after = directory.observe(TENANT, [step])[step.id].state

    held_pass = held(cloud, "Dana Whitlock").passes[0]
    assert before == {"usable": False}
    assert applied.secret is not None
    assert applied.secret.get_secret_value() == held_pass.secret
    assert (held_pass.lifetime_minutes, held_pass.usable_once) == (120, True)
    assert after["usable"] is True
    assert after["pass_id"] == held_pass.id
    assert after["method_usability_reason"] == "EnabledByPolicy"


def test_assigning_a_licence_switches_off_what_the_plan_switches_off(cloud, directory):
    plan = cloud.state.tenants[TENANT].skus[VISIOCLIENT].plans[0].id
    step = a_step(
        Task.LICENCE_ASSIGN, ref_of(cloud, "Dana Whitlock"), object=VISIO, settings={"disabled_plans": (plan,)}
    )

    directory.apply(TENANT, [step])

    licence = next(one for one in held(cloud, "Dana Whitlock").licences if one.sku_id == VISIOCLIENT)
    assert licence.disabled_plans == [plan]


def test_block_and_password_are_two_requests_of_their_own(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    block = a_step(Task.ACCESS_BLOCK, dana, after={"accountEnabled": False})
    scramble = a_step(Task.ACCESS_SCRAMBLE_PASSWORD, dana, follows=(block.id,))

    directory.apply(TENANT, [block, scramble])

    patches = [item for entry in cloud.log.entries for item in entry.items if item.method == "PATCH"]
    bodies = [{name for name in item.body if not name.startswith("@")} for item in patches]
    assert bodies == [{"accountEnabled"}, {"passwordProfile"}]


def test_each_task_of_the_catalogue_is_carried_by_the_service_it_names():
    carried = {**dict.fromkeys(GRAPH_TASKS, Surface.GRAPH), **dict.fromkeys(EXCHANGE_TASKS, Surface.EXCHANGE)}

    assert carried == {task: entry.surface for task, entry in CATALOGUE.items()}
