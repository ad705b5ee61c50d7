"""Runs and their ids, and the audit chain's links."""

import pytest

from shared.domain.ids import RUN_ID, ConnectionId, TicketId, run_id_for
from shared.domain.run import FINAL, AuditEvent, AuditKind, Ledger, Progress, RunStatus
from tests.builders import a_run
from tests.clock import START


def test_the_same_ticket_is_always_the_same_run_and_another_is_another() -> None:
    ids = {
        run_id_for(ConnectionId(c), TicketId(t), p)
        for c in ("desk", "desk2")
        for t in ("1", "11", "1\n1")
        for p in (0, 1)
    }
    assert len(ids) == 12
    assert run_id_for(ConnectionId("desk"), TicketId("1")) == run_id_for(ConnectionId("desk"), TicketId("1"), 0)
    assert all(RUN_ID.fullmatch(run) for run in ids)


@pytest.mark.parametrize("status", RunStatus)
def test_a_run_is_final_when_nothing_more_will_happen(status: RunStatus) -> None:
    waiting = {"received", "waiting_for_answer", "waiting_for_approval", "scheduled", "executing", "reporting"}
    assert a_run(status=status).is_final is (status not in waiting)
    assert (status in FINAL) is (status not in waiting)


def test_a_step_that_nobody_touched_is_pending() -> None:
    assert Ledger(run=a_run()).progress("01").progress is Progress.PENDING


def test_an_event_is_bound_to_its_content_and_to_the_one_before() -> None:
    event = AuditEvent(run=a_run().id, number=1, at=START, kind=AuditKind.RECEIVED, actor="desk")
    sealed = event.sealed("before")

    assert sealed.sealed("before") == sealed
    others = [event.sealed("other"), event.model_copy(update={"actor": "gangway"}).sealed("before")]
    assert len({sealed.hash, *(other.hash for other in others)}) == 3
