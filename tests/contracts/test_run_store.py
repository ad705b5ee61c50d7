"""What every RunStore promises. Runs on memory and on Azurite."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from shared.adapters.tables.runs import TableRuns
from shared.domain.approval import Choice, Decision
from shared.domain.directory import ObjectRef
from shared.domain.errors import LedgerConflictError, NotFoundError
from shared.domain.ids import ConnectionId, ObjectId, PlanDigest, RunId, StepId, TicketId, run_id_for
from shared.domain.outcome import Outcome, Reason
from shared.domain.run import (
    FINAL,
    AuditEvent,
    AuditKind,
    Change,
    Delivery,
    DeliveryKind,
    DeliveryStatus,
    Progress,
    Run,
    RunStatus,
    StepProgress,
    event_hash,
)
from shared.ports import Created
from tests.clock import START, FixedClock
from tests.fakes.run_store import FakeRunStore

DIGEST = PlanDigest("d" * 64)


@pytest.fixture(params=["memory", "tables"])
def runs(request):
    if request.param == "memory":
        return FakeRunStore()
    return TableRuns(request.getfixturevalue("storage"), clock=FixedClock())


def a_run(ticket="T-1", **over) -> Run:
    connection = ConnectionId("north-desk")
    run_id = run_id_for(connection, TicketId(ticket))
    base = Run(id=run_id, connection=connection, ticket=TicketId(ticket), received_at=START, updated_at=START)
    return base.model_copy(update=over)


def an_event(run: Run, kind=AuditKind.RECEIVED, **detail) -> AuditEvent:
    return AuditEvent(run=run.id, number=0, at=START, kind=kind, actor="gangway", detail=detail)


def a_decision(approver="priya@brightfork.example", **over) -> Decision:
    base = Decision(digest=DIGEST, approver=approver, choice=Choice.APPROVE, decided_at=START)
    return base.model_copy(update=over)


def created(runs, run=None, **change):
    run = run or a_run()
    assert runs.create(Change(run=run, events=(an_event(run),), **change)) is Created.NEW
    return runs.load(run.id)


def test_a_run_is_created_once_and_the_second_creation_changes_nothing(runs):
    first = created(runs)
    again = a_run(subject="another")
    assert runs.create(Change(run=again, events=(an_event(again),))) is Created.EXISTS
    assert runs.load(first.run.id) == first


def test_a_run_that_does_not_exist_is_not_found(runs):
    with pytest.raises(NotFoundError):
        runs.load(RunId("run-" + "0" * 24))


def test_what_is_saved_is_what_is_loaded(runs):
    before = created(runs)
    run = before.run.model_copy(update={"status": RunStatus.EXECUTING, "subject": "Dana Whitlock 😀 Ünï", "tokens": 9})
    step = StepProgress(
        step=StepId("010/user.create#1"),
        progress=Progress.SETTLED,
        outcome=Outcome.FAILED,
        reason=Reason.NO_SEAT,
        attempts=2,
        first_attempt_at=START + timedelta(microseconds=123456),
        produced=ObjectRef(id=ObjectId("o-1"), name="D'Arcy", address="d@x.example"),
        observed={"accountEnabled": True, "n": 3, "text": "a\nb", "none": None, "many": ("x", "y")},
    )
    delivery = Delivery(key="approval_mail:1", kind=DeliveryKind.APPROVAL_MAIL, payload={"plan": DIGEST})
    change = Change(
        run=run, steps=(step,), deliveries=(delivery,), decisions=(a_decision(reason="fine – go"),),
        events=(an_event(run, AuditKind.DECIDED, choice="approve"),),
    )  # fmt: skip
    after = runs.save(before, change)
    assert runs.load(run.id) == after
    assert after.steps == {step.step: step}
    assert after.decisions == (a_decision(reason="fine – go"),)
    assert after.deliveries == {delivery.key: delivery}
    assert (after.run.status, after.run.subject, after.run.tokens) == (RunStatus.EXECUTING, "Dana Whitlock 😀 Ünï", 9)


def test_a_saved_ledger_can_be_saved_again_without_loading(runs):
    ledger = created(runs)
    for tokens in (1, 2, 3):
        run = ledger.run.model_copy(update={"tokens": tokens})
        ledger = runs.save(ledger, Change(run=run, events=(an_event(run, AuditKind.PLANNED),)))
    assert runs.load(ledger.run.id) == ledger
    assert len(ledger.events) == 4


def test_events_are_numbered_and_chained_across_saves(runs):
    ledger = created(runs)
    for _ in range(2):
        two = (an_event(ledger.run, AuditKind.PLANNED, a="1"), an_event(ledger.run, AuditKind.PLAN_MOVED))
        ledger = runs.save(ledger, Change(run=ledger.run, events=two))
    events = runs.load(ledger.run.id).events
    assert [event.number for event in events] == [1, 2, 3, 4, 5]
    previous = ""
    for event in events:
        assert event.previous == previous
        assert event.hash == event_hash(event)
        previous = event.hash
    assert (ledger.run.event_count, ledger.run.event_hash) == (5, previous)


def test_callers_cannot_choose_the_chains_head(runs):
    ledger = created(runs)
    lying = ledger.run.model_copy(update={"event_count": 40, "event_hash": "f" * 64})
    after = runs.save(ledger, Change(run=lying, events=(an_event(lying),)))
    assert (after.run.event_count, after.events[-1].number) == (2, 2)


def test_of_two_who_loaded_the_same_ledger_only_the_first_saves(runs):
    before = created(runs)
    run = before.run.model_copy(update={"tokens": 1})
    runs.save(before, Change(run=run, events=(an_event(run),)))
    with pytest.raises(LedgerConflictError):
        runs.save(before, Change(run=run.model_copy(update={"tokens": 2}), events=(an_event(run),)))
    after = runs.load(before.run.id)
    assert after.run.tokens == 1
    assert len(after.events) == 2


def test_a_save_without_news_of_steps_or_events_still_counts_as_a_change(runs):
    before = created(runs)
    after = runs.save(before, Change(run=before.run.model_copy(update={"lease_owner": "a"})))
    assert after.etag != before.etag
    with pytest.raises(LedgerConflictError):
        runs.save(before, Change(run=before.run.model_copy(update={"lease_owner": "b"})))
    assert runs.load(before.run.id).run.lease_owner == "a"


def test_a_counting_decision_is_never_replaced_and_nothing_of_that_save_remains(runs):
    ledger = created(runs)
    ledger = runs.save(ledger, Change(run=ledger.run, decisions=(a_decision(),)))
    turned = a_decision(choice=Choice.REJECT, decided_at=START + timedelta(minutes=1))
    run = ledger.run.model_copy(update={"tokens": 7})
    with pytest.raises(LedgerConflictError):
        runs.save(ledger, Change(run=run, decisions=(turned,), events=(an_event(run, AuditKind.DECIDED),)))
    assert runs.load(ledger.run.id) == ledger


def test_late_decisions_are_kept_beside_the_one_that_counts(runs):
    ledger = created(runs)
    ledger = runs.save(ledger, Change(run=ledger.run, decisions=(a_decision(),)))
    for minutes in (5, 6):
        late = a_decision(counts=False, choice=Choice.REJECT, decided_at=START + timedelta(minutes=minutes))
        ledger = runs.save(ledger, Change(run=ledger.run, decisions=(late,)))
    assert [decision.counts for decision in runs.load(ledger.run.id).decisions] == [True, False, False]


def test_decisions_of_different_people_and_digests_stand_side_by_side(runs):
    ledger = created(runs)
    several = (a_decision(), a_decision("o'neil/ops#1@brightfork.example"), a_decision(digest=PlanDigest("e" * 64)))
    ledger = runs.save(ledger, Change(run=ledger.run, decisions=several))
    assert set(runs.load(ledger.run.id).decisions) == set(several)


def test_later_progress_of_a_step_replaces_the_earlier(runs):
    ledger = created(runs)
    for progress in (Progress.ATTEMPTED, Progress.SETTLED):
        step = StepProgress(step=StepId("s1"), progress=progress)
        other = StepProgress(step=StepId("s2"), progress=Progress.PENDING)
        ledger = runs.save(ledger, Change(run=ledger.run, steps=(step, other)))
    assert runs.load(ledger.run.id).steps[StepId("s1")].progress is Progress.SETTLED


def test_a_plan_of_any_length_is_saved_whole(runs):
    """A leaver in 600 groups: 600 steps and their events in one save, far beyond the 100 rows of a transaction."""
    ledger = created(runs)
    steps = tuple(
        StepProgress(step=StepId(f"group.remove:{n:03}"), progress=Progress.SETTLED, observed={"text": "ö" * 200})
        for n in range(600)
    )
    events = tuple(an_event(ledger.run, AuditKind.STEP_SETTLED, step=step.step, text="x" * 200) for step in steps)
    runs.save(ledger, Change(run=ledger.run, steps=steps, events=events))
    after = runs.load(ledger.run.id)
    assert after.steps == {step.step: step for step in steps}
    assert len(after.events) == 601


@pytest.mark.parametrize("size", [0, 1, 16_000, 32 * 1024, 32 * 1024 + 1, 400_000])
@pytest.mark.parametrize("letter", ["a", "ü", "😀"])
def test_documents_of_any_size_come_back_as_they_were(runs, size, letter):
    run = created(runs).run.id
    text = letter * size
    runs.put_document(run, "plan-" + "ab/#?" * 3, text)
    runs.put_document(run, "plan-" + "ab/#?" * 3, text)
    assert runs.get_document(run, "plan-" + "ab/#?" * 3) == text


def test_documents_belong_to_their_run_and_missing_ones_are_not_found(runs):
    first, second = created(runs), created(runs, a_run("T-2"))
    runs.put_document(first.run.id, "plan", "{}")
    with pytest.raises(NotFoundError):
        runs.get_document(second.run.id, "plan")
    assert runs.load(first.run.id) == first


def test_unfinished_are_those_without_a_final_status_or_with_something_to_deliver(runs):
    pending = Delivery(key="n", kind=DeliveryKind.INTERNAL_NOTE)
    sending = pending.model_copy(update={"status": DeliveryStatus.SENDING})
    sent = pending.model_copy(update={"status": DeliveryStatus.SENT})
    expected = []
    for number, (status, deliveries) in enumerate(
        [
            (RunStatus.RECEIVED, ()),
            (RunStatus.COMPLETED, ()),
            (RunStatus.COMPLETED, (pending,)),
            (RunStatus.LEFT_ALONE, (sending,)),
            (RunStatus.LEFT_ALONE, (sent,)),
            (RunStatus.WAITING_FOR_APPROVAL, (sent,)),
        ]
    ):
        run = a_run(f"T-{number}", status=status, received_at=START + timedelta(minutes=number))
        created(runs, run, deliveries=deliveries)
        if status not in FINAL or any(d.status is not DeliveryStatus.SENT for d in deliveries):
            expected.append(run.id)
    assert runs.unfinished() == tuple(expected)
    assert runs.unfinished() == tuple(expected)


def test_a_run_leaves_and_reenters_the_unfinished_ones(runs):
    ledger = created(runs)
    for status, listed in [
        (RunStatus.COMPLETED, False),
        (RunStatus.EXECUTING, True),
        (RunStatus.FAILED, False),
        (RunStatus.RECEIVED, True),
    ]:
        ledger = runs.save(ledger, Change(run=ledger.run.model_copy(update={"status": status})))
        assert runs.unfinished() == ((ledger.run.id,) if listed else ())


def test_the_last_delivery_closes_a_run(runs):
    delivery = Delivery(key="n", kind=DeliveryKind.INTERNAL_NOTE)
    ledger = created(runs, a_run(status=RunStatus.COMPLETED), deliveries=(delivery,))
    assert runs.unfinished() == (ledger.run.id,)
    sent = delivery.model_copy(update={"status": DeliveryStatus.SENT})
    runs.save(ledger, Change(run=ledger.run, deliveries=(sent,)))
    assert runs.unfinished() == ()


def test_newest_come_first_whether_they_are_finished_or_not(runs):
    for number in range(6):
        status = RunStatus.COMPLETED if number % 2 else RunStatus.RECEIVED
        created(runs, a_run(f"T-{number}", status=status, received_at=START + timedelta(minutes=number)))
    expected = ["T-5", "T-4", "T-3"]
    assert [run.ticket for run in runs.newest(limit=3)] == expected
    runs.unfinished()  # moves the finished ones
    assert [run.ticket for run in runs.newest(limit=3)] == expected
    assert len(runs.newest(limit=50)) == 6


def test_a_repeated_webhook_does_not_make_a_run_appear_twice_or_newer(runs):
    created(runs, a_run("T-1", status=RunStatus.COMPLETED))
    created(runs, a_run("T-2", received_at=START + timedelta(minutes=1)))
    runs.unfinished()
    again = a_run("T-1", received_at=START + timedelta(hours=5))
    assert runs.create(Change(run=again)) is Created.EXISTS
    assert [run.ticket for run in runs.newest(limit=9)] == ["T-2", "T-1"]
    assert len(runs.unfinished()) == 1
    assert [run.ticket for run in runs.newest(limit=9)] == ["T-2", "T-1"]


def test_many_at_once_are_one_creation_and_every_saved_event_is_in_the_chain(runs):
    run = a_run()

    def create(_):
        return runs.create(Change(run=run, events=(an_event(run),)))

    def add(number):
        while True:
            ledger = runs.load(run.id)
            try:
                return runs.save(
                    ledger, Change(run=ledger.run, events=(an_event(run, AuditKind.PLANNED, n=str(number)),))
                )
            except LedgerConflictError:
                continue

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(create, range(6)))
        list(pool.map(add, range(6)))
    assert made.count(Created.NEW) == 1
    events = runs.load(run.id).events
    assert {event.detail["n"] for event in events[1:]} == {str(n) for n in range(6)}
    assert all(after.previous == before.hash for before, after in pairwise(events))


def test_times_keep_their_microseconds_and_stay_aware(runs):
    at = datetime(2026, 11, 24, 15, 0, 0, 123457, tzinfo=UTC)
    ledger = created(runs, a_run(received_at=at))
    assert ledger.run.received_at == at
    assert ledger.run.received_at.utcoffset() == timedelta(0)
