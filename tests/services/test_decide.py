"""A decision counts once, only while it can, and is never lost."""

import threading
from datetime import timedelta

import pytest

from shared.domain.approval import Choice
from shared.domain.errors import ForbiddenError, InputError, LedgerConflictError, LinkError, RetryableError
from shared.domain.policy import Approval
from shared.domain.run import FINAL, AuditKind, Change, DeliveryKind, RunStatus
from shared.ports import LinkClaims, LinkPurpose
from shared.services.decide import Click, Recorded, read_click
from tests.builders import DANA, OMAR, RUTH, a_company, a_plan
from tests.services.approvals import Waiting

APPROVE = Click(choice=Choice.APPROVE, remote_address="203.0.113.7")
REJECT = Click(choice=Choice.REJECT, reason="She stays until March")


def test_an_approval_is_stored_with_its_audit_event_in_one_write():
    world = Waiting()
    writes = world.runs.writes

    result = world.click(world.ruth, APPROVE)

    assert result.recorded is Recorded.COUNTED
    assert world.runs.writes == writes + 1
    (decision,) = world.ledger.decisions
    assert (decision.approver, decision.choice, decision.counts) == (RUTH.email, Choice.APPROVE, True)
    assert decision.digest == world.plan.digest()
    (event,) = world.ledger.events
    assert (event.kind, event.actor) == (AuditKind.DECIDED, RUTH.email)
    assert event.detail["remote_address"] == "203.0.113.7"
    assert event.detail["digest"] == world.plan.digest()
    assert world.engine.woken == [world.run.id]


def test_a_second_click_writes_nothing_and_names_the_first():
    world = Waiting()
    world.click(world.ruth, APPROVE)
    world.clock.advance(timedelta(minutes=5))

    again = world.click(world.ruth, REJECT)

    assert again.recorded is Recorded.REPEATED
    assert again.link.own is not None
    assert again.link.own.choice is Choice.APPROVE
    assert len(world.ledger.decisions) == len(world.ledger.events) == 1


def test_two_clicks_at_once_of_one_person_are_one_decision():
    world = Waiting()
    results = []
    threads = [threading.Thread(target=lambda: results.append(world.click(world.ruth, APPROVE))) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(r.recorded for r in results) == [Recorded.COUNTED, *[Recorded.REPEATED] * 7]
    assert len(world.ledger.decisions) == len(world.ledger.events) == 1


def test_of_two_people_at_once_the_first_settles_it_and_the_other_is_late():
    # The engine has not seen the first click: status and digest still say that it waits.
    world = Waiting()
    overtaken = [True]

    def omar_is_quicker() -> None:
        if overtaken:
            overtaken.clear()
            world.click(world.omar, REJECT)

    world.runs.before_save = omar_is_quicker
    result = world.click(world.ruth, APPROVE)

    assert result.recorded is Recorded.LATE
    assert [(d.approver, d.counts) for d in world.ledger.decisions] == [(OMAR.email, True), (RUTH.email, False)]
    assert [e.kind for e in world.ledger.events] == [AuditKind.DECIDED, AuditKind.DECIDED_LATE]


def test_two_approvals_are_counted_where_two_are_needed():
    world = Waiting()
    world.companies.save(a_company(approval=Approval(approvers=(RUTH, OMAR), needed=2)))

    first, second = world.click(world.ruth, APPROVE), world.click(world.omar, APPROVE)

    assert [first.recorded, second.recorded] == [Recorded.COUNTED, Recorded.COUNTED]


@pytest.mark.parametrize(
    "status",
    [s for s in RunStatus if s is not RunStatus.WAITING_FOR_APPROVAL],
)
def test_a_decision_about_a_run_that_does_not_wait_is_recorded_late_and_changes_nothing(status):
    # FC-e05: an old page kept open after expiry, cancellation, execution.
    world = Waiting()
    world.move_run(status=status)

    result = world.click(world.ruth, REJECT)

    assert result.recorded is Recorded.LATE
    assert world.stored().status is status
    assert [d.counts for d in world.ledger.decisions] == [False]
    assert world.ledger.events[-1].kind is AuditKind.DECIDED_LATE


@pytest.mark.parametrize("status", list(RunStatus))
def test_a_late_decision_is_told_to_the_technicians_once_the_report_has_gone_out(status):
    # FC-e05: a late answer was accepted politely, and nobody knew.
    world = Waiting()
    world.move_run(status=status)
    world.click(world.ruth, REJECT)

    notes = [d.kind for d in world.ledger.deliveries.values()]
    assert notes == ([DeliveryKind.INTERNAL_NOTE] if status in FINAL else [])


def test_a_decision_at_the_moment_of_expiry_is_late_even_while_the_run_still_waits():
    world = Waiting()
    assert world.run.approval_expires_at is not None
    world.clock.advance(world.run.approval_expires_at - world.clock.now())

    assert world.click(world.ruth, APPROVE).recorded is Recorded.LATE


def test_a_decision_one_second_before_expiry_counts():
    world = Waiting()
    assert world.run.approval_expires_at is not None
    world.clock.advance(world.run.approval_expires_at - world.clock.now() - timedelta(seconds=1))

    assert world.click(world.ruth, APPROVE).recorded is Recorded.COUNTED


def test_a_decision_about_a_superseded_plan_never_counts_for_the_new_one():
    world = Waiting()
    newer = a_plan(subject_detail="Warehouse")
    world.move_run(digest=newer.digest(), plan_doc=newer.digest())

    result = world.click(world.ruth, APPROVE)

    assert result.recorded is Recorded.LATE
    assert world.ledger.decisions[0].digest == world.plan.digest() != newer.digest()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("lena.fischer@brightfork.example", id="the requester"),
        pytest.param(DANA.address.upper(), id="the person concerned"),
        pytest.param("mallory@harbourline.example", id="nobody"),
    ],
)
def test_who_may_not_decide_is_refused_and_nothing_is_stored(address):
    world = Waiting()
    others = ("lena.fischer@brightfork.example", DANA.address)
    people = (RUTH, *(RUTH.model_copy(update={"email": other}) for other in others))
    world.companies.save(a_company(approval=Approval(approvers=people)))

    with pytest.raises(ForbiddenError):
        world.click(world.link_for(address), APPROVE)
    assert world.ledger.decisions == ()


def test_an_approver_taken_off_the_list_cannot_decide_any_more():
    world = Waiting()
    world.companies.save(a_company(approval=Approval(approvers=(OMAR,))))

    with pytest.raises(ForbiddenError):
        world.click(world.ruth, APPROVE)


def test_the_address_in_the_link_may_be_in_any_case():
    world = Waiting()

    assert world.click(world.link_for(RUTH.email.upper()), APPROVE).recorded is Recorded.COUNTED
    assert world.click(world.ruth, APPROVE).recorded is Recorded.REPEATED


def test_an_engine_that_is_down_does_not_lose_the_decision():
    world = Waiting()
    world.engine.is_down = True

    assert world.click(world.ruth, APPROVE).recorded is Recorded.COUNTED
    assert len(world.ledger.decisions) == 1


def test_a_storage_that_is_down_is_said_and_not_taken_for_a_decision():
    world = Waiting()
    world.runs.is_down = True

    with pytest.raises(RetryableError):
        world.click(world.ruth, APPROVE)


def test_a_run_that_changes_without_pause_ends_in_a_clear_error():
    world = Waiting()

    def always_quicker() -> None:
        raise LedgerConflictError("again")

    world.runs.before_save = always_quicker

    with pytest.raises(RetryableError):
        world.click(world.ruth, APPROVE)


def test_a_conflict_that_has_nothing_to_do_with_the_decision_is_overcome():
    world = Waiting()
    other = [True]

    def engine_writes() -> None:
        if other:
            other.clear()
            ledger = world.ledger
            world.runs.save(ledger, Change(run=ledger.run.model_copy(update={"restarts": 1})))

    world.runs.before_save = engine_writes

    assert world.click(world.ruth, APPROVE).recorded is Recorded.COUNTED
    assert world.stored().restarts == 1


@pytest.mark.parametrize("purpose", [LinkPurpose.HANDOVER])
def test_a_link_for_another_purpose_decides_nothing(purpose):
    world = Waiting()
    token = world.signer.sign(
        LinkClaims(purpose=purpose, run=world.run.id, subject=RUTH.email, digest=world.plan.digest())
    )

    with pytest.raises(LinkError):
        world.click(token, APPROVE)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "approve or to reject"),
        ({"choice": "APPROVE"}, "approve or to reject"),
        ({"choice": "reject"}, "say why"),
        ({"choice": "reject", "reason": " \u200b\n "}, "say why"),
        ({"choice": "approve", "reason": "x" * 1001}, "shorten"),
    ],
)
def test_a_form_that_cannot_be_used_says_what_is_missing(form, says):
    with pytest.raises(InputError, match=says):
        read_click(form, remote_address="")


def test_a_reason_is_kept_as_one_plain_line():
    click = read_click({"choice": "reject", "reason": "No\r\nway\u202e"}, remote_address="")

    assert click.reason == "No way"
