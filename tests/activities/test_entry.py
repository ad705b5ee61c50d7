"""What every activity does around its service: bad payloads, outside faults, surprises."""

import json
import logging
from types import SimpleNamespace

import pytest

from activities.entry import run_activity
from shared.contracts import Activity, Next, result
from shared.domain.errors import InputError, LedgerConflictError, NotFoundError, PermanentError, RetryableError
from shared.domain.run import AuditKind, RunStatus
from tests.builders import RUTH
from tests.story import WORK, Approver, World
from tests.tickets import LEAVER

SURPRISES = [
    ValueError("boom"),
    KeyError("x"),
    PermanentError("no"),
    NotFoundError("gone"),
    LedgerConflictError("late"),
]


def a_world() -> World:
    world = World()
    world.file_ticket(LEAVER)
    return world


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"run_id": ""},
        {"run_id": "run-1"},
        {"run_id": "../run-0123456789abcdef01234567"},
        {"run_id": "RUN-" + "0" * 24},
    ],
)
def test_a_payload_without_one_run_id_is_refused_and_nothing_is_opened(payload: dict) -> None:
    def never() -> SimpleNamespace:
        raise AssertionError("the ports were opened")

    with pytest.raises(InputError):
        run_activity(payload, lambda run, ports: result(Next.GO_ON), never)


def test_a_run_id_followed_by_a_line_break_is_none() -> None:
    with pytest.raises(InputError):
        run_activity({"run_id": "run-0123456789abcdef01234567\n"}, lambda run, ports: result(Next.GO_ON), lambda: None)


def test_an_outside_fault_is_raised_for_the_engine_to_try_again() -> None:
    world = a_world()

    def work(run_id, ports):
        raise RetryableError("busy")

    before = world.ledger()
    with pytest.raises(RetryableError):
        run_activity({"run_id": world.run().id}, work, lambda: world.ports)
    assert world.ledger() == before


@pytest.mark.parametrize("surprise", SURPRISES, ids=lambda s: type(s).__name__)
@pytest.mark.parametrize("activity", sorted(set(Activity) - {Activity.ASK_REQUESTER}))
def test_a_surprise_in_any_activity_ends_the_run_as_failed_and_a_technician_hears(
    activity: Activity, surprise: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    world = a_world()
    original = WORK[activity]
    times: list[str] = []

    def breaks_once(run_id, ports):
        if not times:
            times.append(run_id)
            raise surprise
        return original(run_id, ports)

    WORK[activity] = breaks_once
    try:
        with caplog.at_level(logging.CRITICAL, logger="gangway.activity"):
            world.live(Approver(RUTH))
    finally:
        WORK[activity] = original

    if activity is Activity.REPORT_RUN:
        # The work was done by then; only telling it broke, and reconcile tells it.
        assert times
    else:
        assert world.run().status is RunStatus.FAILED
        assert world.run().why_detail == type(surprise).__name__
    assert len([note for note in world.desk.notes if note.key.endswith("report-internal")]) == 1
    assert world.runs.unfinished() == ()


def test_a_surprise_is_told_without_its_words() -> None:
    """Its text may hold anything, a person's data among it."""
    world = a_world()

    def work(run_id, ports):
        raise ValueError("Dana's password is Hunter2")

    assert run_activity({"run_id": world.run().id}, work, lambda: world.ports) == result(Next.END)
    assert "Hunter2" not in world.ledger().model_dump_json()
    assert world.run().conclusion is RunStatus.FAILED


def test_a_surprise_after_the_run_was_concluded_changes_no_conclusion() -> None:
    world = a_world()
    world.live(Approver(RUTH))
    before = world.ledger()

    def work(run_id, ports):
        raise ValueError("boom")

    assert run_activity({"run_id": world.run().id}, work, lambda: world.ports)["next"] == Next.END
    assert world.ledger() == before
    assert before.run.status is RunStatus.COMPLETED
    assert sum(event.kind is AuditKind.CONCLUDED for event in before.events) == 1


def test_what_every_activity_returns_is_plain_json() -> None:
    for found in Next:
        text = json.dumps(dict(result(found)))
        assert json.loads(text) == {"next": found.value, "until": None}
