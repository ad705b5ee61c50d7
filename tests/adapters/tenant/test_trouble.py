"""Throttling, lost answers, missing items, slow replicas: what is retried, what is left to a look, what is never doubled."""

import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Scope, Surface
from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import AppliedKind
from shared.domain.ids import ObjectId, StepId
from shared.domain.outcome import Reason
from tests.adapters.tenant_world import TENANT, a_directory, a_step, batches, held, ref_of

BLOCKED = {"accountEnabled": False}
HINTS = ["0.249", "Wed, 21 Oct 2026 07:28:00 GMT", "", "-1", "1", "soon", "nan", "inf", None]


def a_block(cloud):
    return a_step(Task.ACCESS_BLOCK, ref_of(cloud, "Dana Whitlock"), after=BLOCKED)


@pytest.mark.parametrize("hint", HINTS, ids=[repr(hint) for hint in HINTS])
def test_fc_c02_a_throttled_item_is_sent_again_whatever_the_hint_looks_like(cloud, directory, hint):
    cloud.faults.add(
        FaultRule(kind=FaultKind.THROTTLE, scope=Scope.BATCH_ITEM, method="PATCH", retry_after=hint, times=1)
    )
    step = a_block(cloud)

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.ACCEPTED
    assert held(cloud, "Dana Whitlock").is_enabled is False


def test_fc_c02_an_absurd_hint_goes_back_to_the_caller_instead_of_blocking(cloud):
    waited: list[float] = []
    cloud.faults.add(
        FaultRule(kind=FaultKind.THROTTLE, scope=Scope.BATCH_ITEM, method="PATCH", retry_after="86400", times=None)
    )
    step = a_block(cloud)
    with a_directory(cloud, sleep=waited.append) as directory:
        applied = directory.apply(TENANT, [step])[step.id]

    assert waited == []
    assert (applied.kind, applied.reason) == (AppliedKind.RETRY, Reason.THROTTLED)
    assert 60 < applied.retry_after.total_seconds() <= 3600


def test_fc_c02_a_hint_that_never_helps_is_followed_a_bounded_number_of_times(cloud):
    waited: list[float] = []
    cloud.faults.add(
        FaultRule(kind=FaultKind.THROTTLE, scope=Scope.BATCH_ITEM, method="PATCH", retry_after="1", times=None)
    )
    step = a_block(cloud)
    with a_directory(cloud, sleep=waited.append) as directory:
        assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.RETRY

    assert waited == sorted(waited)
    assert sum(waited) <= 8
    assert len(batches(cloud)) == len(waited) + 1


def test_only_the_throttled_item_is_sent_again(cloud, directory):
    cloud.faults.add(FaultRule(kind=FaultKind.THROTTLE, scope=Scope.BATCH_ITEM, path="revoke", times=1))
    dana = ref_of(cloud, "Dana Whitlock")
    block = a_block(cloud)
    revoke = a_step(Task.ACCESS_REVOKE_SESSIONS, dana)

    applied = directory.apply(TENANT, [block, revoke])

    assert {answer.kind for answer in applied.values()} == {AppliedKind.ACCEPTED}
    assert [[item.method for item in entry.items] for entry in batches(cloud)] == [["PATCH", "POST"], ["POST"]]


def test_a_throttled_or_unavailable_batch_is_sent_again_as_a_whole(cloud, directory):
    cloud.faults.add(FaultRule(kind=FaultKind.THROTTLE, retry_after="1", times=1))
    cloud.faults.add(FaultRule(kind=FaultKind.UNAVAILABLE, times=1))
    step = a_block(cloud)

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.ACCEPTED
    assert [entry.status for entry in batches(cloud)] == [429, 503, 200]


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE, FaultKind.BAD_GATEWAY])
def test_a_write_without_an_answer_is_unknown_and_never_repeated(cloud, directory, kind):
    cloud.faults.add(FaultRule(kind=kind, times=1))
    step = a_block(cloud)

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.UNKNOWN
    assert len(batches(cloud)) == 1
    assert directory.observe(TENANT, [step])[step.id].state == {
        "accountEnabled": kind is FaultKind.DROP_BEFORE or kind is FaultKind.BAD_GATEWAY
    }


@pytest.mark.parametrize("kind", [FaultKind.DROP_BEFORE, FaultKind.BAD_GATEWAY, FaultKind.UNAVAILABLE])
def test_a_read_without_an_answer_is_asked_again(cloud, directory, kind):
    cloud.faults.add(FaultRule(kind=kind, times=1))
    step = a_block(cloud)

    assert directory.observe(TENANT, [step])[step.id].state == {"accountEnabled": True}


def test_a_read_that_never_answers_is_no_state_and_no_crash(cloud, directory):
    cloud.faults.add(FaultRule(kind=FaultKind.DROP_BEFORE, times=None))
    step = a_block(cloud)

    seen = directory.observe(TENANT, [step])[step.id]

    assert (seen.state, seen.reason) == (None, Reason.CANNOT_READ)


def test_fc_c03_items_missing_from_an_answer_are_unknown_and_are_read_back(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    steps = [
        a_step(Task.GROUP_REMOVE, dana, id=StepId(f"g{n}"), object=ref_of(cloud, name))
        for n, name in enumerate(["Dispatch Team", "Operations", "Operations Hub"])
    ]
    cloud.faults.unanswered_batch_items = 2

    applied = directory.apply(TENANT, steps)
    cloud.faults.unanswered_batch_items = 0

    assert [applied[step.id].kind for step in steps].count(AppliedKind.UNKNOWN) == 2
    assert len(batches(cloud)) == 1
    assert {seen.state["member"] for seen in directory.observe(TENANT, steps).values()} == {False}


def test_fc_a06_an_empty_success_is_only_accepted_and_reading_shows_that_nothing_happened(cloud, directory):
    cloud.faults.add(
        FaultRule(kind=FaultKind.EMPTY_OK, surface=Surface.EXCHANGE, path="Remove-", scope=Scope.BATCH_ITEM)
    )
    step = a_step(Task.LIST_REMOVE, ref_of(cloud, "Dana Whitlock"), object=ref_of(cloud, "Dispatch (all)"))

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.ACCEPTED
    assert directory.observe(TENANT, [step])[step.id].state == {"member": True}


def test_a_failed_member_of_a_chain_does_not_hold_up_those_that_only_follow_it(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    cloud.faults.withdrawn_permissions = {"User.EnableDisableAccount.All", "User.ReadWrite.All"}
    block = a_block(cloud)
    revoke = a_step(Task.ACCESS_REVOKE_SESSIONS, dana, follows=(block.id,))
    scramble = a_step(Task.ACCESS_SCRAMBLE_PASSWORD, dana, follows=(block.id, revoke.id))

    applied = directory.apply(TENANT, [block, revoke, scramble])

    assert applied[block.id].reason is Reason.ACCESS_DENIED
    assert applied[revoke.id].kind is AppliedKind.ACCEPTED
    assert applied[scramble.id].kind is AppliedKind.ACCEPTED
    assert len(batches(cloud)) == 2


def test_a_chain_goes_out_in_its_order_even_if_given_otherwise(cloud, directory):
    dana = ref_of(cloud, "Dana Whitlock")
    block = a_block(cloud)
    revoke = a_step(Task.ACCESS_REVOKE_SESSIONS, dana, follows=(block.id,))

    directory.apply(TENANT, [revoke, block])

    assert [item.method for item in batches(cloud)[0].items] == ["PATCH", "POST"]


TRANSIENT = "Microsoft.Exchange.Data.Directory.ADTransientException"


@pytest.mark.parametrize(
    ("inner", "status", "kind"),
    [
        (TRANSIENT, 500, AppliedKind.ACCEPTED),
        ("Microsoft.Exchange.Management.Tasks.RecipientTaskException", 500, AppliedKind.REFUSED),
        ("Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException", 404, AppliedKind.RETRY),
    ],
)
def test_fc_c15_an_exchange_error_is_told_by_the_type_inside(cloud, directory, inner, status, kind):
    cloud.faults.add(
        FaultRule(
            kind=FaultKind.ERROR, surface=Surface.EXCHANGE, scope=Scope.BATCH_ITEM, path="Set-Mailbox$", status=status,
            inner_type=inner, times=1,
        )
    )  # fmt: skip
    step = a_step(Task.MAILBOX_HIDE, ref_of(cloud, "Dana Whitlock"), after={"hidden": True})

    assert directory.apply(TENANT, [step])[step.id].kind is kind


def test_fc_c15_an_html_page_from_exchange_leaves_a_write_unknown(cloud, directory):
    cloud.faults.add(FaultRule(kind=FaultKind.BAD_GATEWAY, surface=Surface.EXCHANGE, times=1))
    step = a_step(Task.MAILBOX_HIDE, ref_of(cloud, "Dana Whitlock"), after={"hidden": True})

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.UNKNOWN


def test_a_created_user_that_a_replica_does_not_show_yet_reads_as_not_existing(cloud, directory):
    cloud.faults.read_lag_seconds = 30
    nobody = ObjectRef(id=ObjectId(""), name="New Person", address="new.person@brightfork.example")
    after = {
        "userPrincipalName": "new.person@brightfork.example",
        "displayName": "New Person",
        "mailNickname": "new.person",
        "accountEnabled": True,
    }
    step = a_step(Task.USER_CREATE, nobody, after=after)

    applied = directory.apply(TENANT, [step])[step.id]
    seen = directory.observe(TENANT, [step])[step.id]

    assert applied.produced is not None
    assert seen.state == {"exists": False}


def test_a_conversion_that_takes_its_time_reads_as_it_is_until_then(cloud, directory):
    cloud.faults.conversion_delay_seconds = 600
    step = a_step(Task.MAILBOX_CONVERT_TO_SHARED, ref_of(cloud, "Dana Whitlock"), after={"kind": "shared"})

    assert directory.apply(TENANT, [step])[step.id].kind is AppliedKind.ACCEPTED
    assert directory.observe(TENANT, [step])[step.id].state == {"kind": "user"}
