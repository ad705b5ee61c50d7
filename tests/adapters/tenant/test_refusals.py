"""What Microsoft refuses, refused by the simulated cloud as Microsoft does, ends as the right reason (FC-a01 and its kind)."""

import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Scope, Surface
from sandbox.cloud.skus import O365_BUSINESS_PREMIUM, SPB
from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import AppliedKind
from shared.domain.ids import ObjectId, StepId
from shared.domain.outcome import Reason
from shared.domain.plan import StepMode
from tests.adapters.tenant_world import TENANT, a_step, batches, held, ref_of

E3 = ObjectRef(id=ObjectId("6fd2c87f-b296-42f0-b197-1e91e994b900"), name="ENTERPRISEPACK")
NO_SEATS = ObjectRef(id=ObjectId(SPB), name="SPB")
SUSPENDED = ObjectRef(id=ObjectId(O365_BUSINESS_PREMIUM), name="O365_BUSINESS_PREMIUM")
BLOCKED = {"accountEnabled": False}

REFUSED = [
    ("a synced person", Task.ACCESS_BLOCK, "Gerald Pike", None, {"after": BLOCKED}, Reason.SYNCED),
    ("a synced group", Task.GROUP_ADD, "Dana Whitlock", "Gatehouse (AD)", {}, Reason.SYNCED),
    ("a list through Graph", Task.GROUP_ADD, "Tyler Novotny", "Drivers Notify", {}, Reason.LIST_THROUGH_EXCHANGE),
    ("no seat left", Task.LICENCE_ASSIGN, "Dana Whitlock", NO_SEATS, {}, Reason.NO_SEAT),
    ("no usage location", Task.LICENCE_ASSIGN, "Viktor Hanley", E3, {}, Reason.NO_USAGE_LOCATION),
    ("an inherited licence", Task.LICENCE_REMOVE, "Abigail Stroud", E3, {}, Reason.INHERITED_LICENCE),
    ("a role holder", Task.ACCESS_BLOCK, "Priya Raman", None, {"after": BLOCKED}, Reason.ACCESS_DENIED),
    ("a guest's pass", Task.ACCESS_PASS, "Nora Feldt", None, {"settings": {"minutes": 60}}, Reason.GUEST),
]


@pytest.mark.parametrize("case", REFUSED, ids=[row[0] for row in REFUSED])
def test_a_refusal_is_told_by_its_own_status_and_words(cloud, directory, case):
    _, task, who, other, over, reason = case
    other = ref_of(cloud, other) if isinstance(other, str) else other
    step = a_step(task, ref_of(cloud, who), object=other, **over)

    applied = directory.apply(TENANT, [step])[step.id]

    assert (applied.kind, applied.reason) == (AppliedKind.REFUSED, reason)
    assert applied.code
    assert applied.request_id


@pytest.mark.parametrize(
    ("task", "who", "other"),
    [
        (Task.GROUP_ADD, "Dana Whitlock", "Dispatch Team"),
        (Task.GROUP_REMOVE, "Kelly Brandt", "Dispatch Team"),
        (Task.LIST_REMOVE, "Kelly Brandt", "Dispatch (all)"),
        (Task.LICENCE_REMOVE, "Dana Whitlock", NO_SEATS),
    ],
)
def test_what_is_so_already_is_no_failure(cloud, directory, task, who, other):
    other = ref_of(cloud, other) if isinstance(other, str) else other
    step = a_step(task, ref_of(cloud, who), object=other)

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.ALREADY


def test_a_pass_that_the_policy_forbids_is_refused_as_such(cloud, directory):
    cloud.state.tenants[TENANT].tap_policy.is_enabled = False
    step = a_step(Task.ACCESS_PASS, ref_of(cloud, "Dana Whitlock"), settings={"minutes": 60})

    applied = directory.apply(TENANT, [step])[step.id]

    assert (applied.kind, applied.reason) == (AppliedKind.REFUSED, Reason.PASS_DISABLED)


def test_a_withdrawn_permission_is_our_access_and_nothing_about_the_object(cloud, directory):
    cloud.faults.withdrawn_permissions = {"GroupMember.ReadWrite.All", "Group.ReadWrite.All"}
    step = a_step(Task.GROUP_REMOVE, ref_of(cloud, "Dana Whitlock"), object=ref_of(cloud, "Dispatch Team"))

    applied = directory.apply(TENANT, [step])[step.id]

    assert (applied.kind, applied.reason) == (AppliedKind.REFUSED, Reason.ACCESS_DENIED)


def test_fc_a01_five_lists_behind_a_closed_door_and_one_synced_group_are_two_different_findings(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    cloud.faults.add(
        FaultRule(
            kind=FaultKind.ERROR, surface=Surface.EXCHANGE, path="Remove-", times=None, status=401, code="Unauthorized",
            scope=Scope.BATCH_ITEM,
        )
    )  # fmt: skip
    lists = [
        a_step(Task.LIST_REMOVE, dana, id=StepId(f"list-{n}"), object=ref_of(cloud, "Dispatch (all)")) for n in range(5)
    ]
    synced = a_step(Task.GROUP_REMOVE, dana, object=ref_of(cloud, "Gatehouse (AD)"))

    applied = directory.apply(TENANT, [*lists, synced])

    assert applied[synced.id].reason is Reason.SYNCED
    assert {applied[step.id].reason for step in lists} == {Reason.ACCESS_DENIED}
    assert len(batches(cloud, "exchange")) == 1


def test_after_exchange_turned_us_away_nothing_more_is_written_there_in_the_same_call(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    cloud.faults.add(FaultRule(kind=FaultKind.ERROR, surface=Surface.EXCHANGE, times=None, status=401))
    hide = a_step(Task.MAILBOX_HIDE, dana, after={"hidden": True})
    convert = a_step(Task.MAILBOX_CONVERT_TO_SHARED, dana, after={"kind": "shared"}, follows=(hide.id,))

    applied = directory.apply(TENANT, [hide, convert])

    assert {answer.reason for answer in applied.values()} == {Reason.ACCESS_DENIED}
    assert len(batches(cloud, "exchange")) == 1


def test_without_a_role_in_exchange_the_steps_there_are_our_access(cloud, directory):
    tenant = cloud.state.tenants[TENANT]
    principal = tenant.service_principals[cloud.app_id]
    tenant.roles = [role for role in tenant.roles if role.principal_id != principal.id]
    step = a_step(Task.MAILBOX_HIDE, ref_of(cloud, "Dana Whitlock"), after={"hidden": True})

    assert directory.observe(TENANT, [step])[step.id].reason is Reason.ACCESS_DENIED
    assert directory.apply(TENANT, [step])[step.id].reason is Reason.ACCESS_DENIED


def test_a_step_that_the_plan_does_not_do_is_never_sent(cloud, directory):
    abigail = ref_of(cloud, "Abigail Stroud")
    manual = a_step(Task.LICENCE_REMOVE, abigail, object=E3, mode=StepMode.MANUAL, reason=Reason.INHERITED_LICENCE)
    noop = a_step(Task.ACCESS_BLOCK, abigail, after=BLOCKED, mode=StepMode.NOOP)

    applied = directory.apply(TENANT, [manual, noop])

    assert applied[manual.id].reason is Reason.INHERITED_LICENCE
    assert {answer.kind for answer in applied.values()} == {AppliedKind.REFUSED}
    assert batches(cloud) == []


def test_a_step_about_a_user_who_does_not_exist_yet_is_not_sent(cloud, directory):
    nobody = ObjectRef(id=ObjectId(""), name="Not Yet", address="not.yet@brightfork.example")
    step = a_step(Task.GROUP_ADD, nobody, object=ref_of(cloud, "Dispatch Team"))

    assert directory.apply(TENANT, [step])[step.id].reason is Reason.DEPENDENCY
    assert directory.observe(TENANT, [step])[step.id].reason is Reason.DEPENDENCY
    assert batches(cloud) == []


def test_a_step_without_its_object_does_not_take_the_others_with_it(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    broken = a_step(Task.GROUP_ADD, dana)
    block = a_step(Task.ACCESS_BLOCK, dana, after=BLOCKED)

    applied = directory.apply(TENANT, [broken, block])

    assert (applied[broken.id].kind, applied[broken.id].code) == (AppliedKind.REFUSED, "malformed_step")
    assert applied[block.id].kind is AppliedKind.ACCEPTED
    assert directory.observe(TENANT, [broken])[broken.id].reason is Reason.CANNOT_READ


def test_what_a_failed_step_was_required_for_is_not_sent(cloud, directory):
    gerald = ref_of(cloud, "Gerald Pike")
    block = a_step(Task.ACCESS_BLOCK, gerald, after=BLOCKED)
    group = a_step(Task.GROUP_ADD, gerald, object=ref_of(cloud, "Leadership"), requires=(block.id,))

    applied = directory.apply(TENANT, [block, group])

    assert applied[block.id].reason is Reason.SYNCED
    assert (applied[group.id].kind, applied[group.id].reason) == (AppliedKind.REFUSED, Reason.DEPENDENCY)
    assert gerald.id not in held(cloud, "Leadership").members


def test_two_recipients_of_one_identity_are_a_conflict_and_not_tried_again(cloud, directory):
    ambiguous = "Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException"
    cloud.faults.add(
        FaultRule(
            kind=FaultKind.ERROR, surface=Surface.EXCHANGE, scope=Scope.BATCH_ITEM, path="Remove-", times=None, status=400,
            code="BadRequest", message="matches multiple entries", inner_type=ambiguous,
        )
    )  # fmt: skip
    step = a_step(Task.LIST_REMOVE, ref_of(cloud, "Dana Whitlock"), object=ref_of(cloud, "Dispatch (all)"))

    applied = directory.apply(TENANT, [step])[step.id]

    assert (applied.kind, applied.reason) == (AppliedKind.REFUSED, Reason.CONFLICT)
    assert applied.code == "ManagementObjectAmbiguousException"
    assert len(batches(cloud, "exchange")) == 1
