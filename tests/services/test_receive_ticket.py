"""A webhook becomes a run, once; nothing that was acknowledged is lost, and nothing of our own comes back as news."""

import threading

import pytest

from shared.domain.errors import RetryableError
from shared.domain.ids import TicketId, run_id_for
from shared.domain.run import AuditKind, Change, RunStatus
from shared.domain.ticket import AuthorKind
from shared.services.receive_ticket import Notice, NoticeKind, Receipt, receive_ticket
from tests.builders import CONNECTION
from tests.clock import FixedClock
from tests.fakes.engine import FakeEngine
from tests.fakes.run_store import FakeRunStore

TICKET = TicketId("T-1001")
RUN = run_id_for(CONNECTION, TICKET)


class World:
    def __init__(self) -> None:
        self.runs, self.engine, self.clock = FakeRunStore(), FakeEngine(), FixedClock()

    def receive(self, kind=NoticeKind.CREATED, by=AuthorKind.CONTACT, event_id="e-1"):
        notice = Notice(connection=CONNECTION, ticket=TICKET, kind=kind, by=by, event_id=event_id)
        return receive_ticket(notice, runs=self.runs, engine=self.engine, clock=self.clock)

    def move_run(self, **over):
        ledger = self.runs.load(RUN)
        self.runs.save(ledger, Change(run=ledger.run.model_copy(update=over)))

    @property
    def events(self):
        return [event.kind for event in self.runs.load(RUN).events]


def test_a_new_ticket_starts_a_run_whose_id_comes_from_the_ticket():
    world = World()

    received = world.receive()

    assert (received.run, received.receipt) == (RUN, Receipt.STARTED)
    assert world.engine.started == [RUN]
    run = world.runs.load(RUN).run
    assert (run.status, run.ticket, run.received_at) == (RunStatus.RECEIVED, TICKET, world.clock.now())
    assert world.events == [AuditKind.RECEIVED]


def test_duplicate_deliveries_give_the_same_run_and_start_nothing():
    world = World()

    receipts = [world.receive().receipt for _ in range(5)]

    assert receipts == [Receipt.STARTED, *[Receipt.KNOWN] * 4]
    assert world.engine.started == [RUN]
    assert world.events == [AuditKind.RECEIVED]


def test_duplicates_at_once_start_one_run():
    world = World()
    receipts = []
    threads = [threading.Thread(target=lambda: receipts.append(world.receive().receipt)) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert receipts.count(Receipt.STARTED) == len(world.engine.started) == 1


def test_an_update_of_a_known_ticket_marks_the_run_and_wakes_it():
    world = World()
    world.receive()

    received = world.receive(NoticeKind.UPDATED, event_id="e-2")

    assert received.receipt is Receipt.CHANGED
    assert world.runs.load(RUN).run.ticket_changed
    assert world.engine.woken == [RUN]
    assert world.events == [AuditKind.RECEIVED, AuditKind.WEBHOOK_REPEATED]


def test_an_update_that_comes_before_the_creation_starts_the_run():
    world = World()

    assert world.receive(NoticeKind.UPDATED).receipt is Receipt.STARTED
    assert world.receive(NoticeKind.CREATED).receipt is Receipt.KNOWN


def test_a_run_that_is_marked_already_is_not_marked_again():
    world = World()
    world.receive()
    world.receive(NoticeKind.UPDATED)
    writes = world.runs.writes

    assert world.receive(NoticeKind.UPDATED).receipt is Receipt.KNOWN
    assert world.runs.writes == writes


def test_a_run_that_has_ended_learns_nothing_more():
    world = World()
    world.receive()
    world.move_run(status=RunStatus.COMPLETED)

    assert world.receive(NoticeKind.UPDATED).receipt is Receipt.KNOWN
    assert not world.runs.load(RUN).run.ticket_changed
    assert world.engine.woken == []


def test_our_own_notes_do_not_come_back_as_news():
    # FC-d13: answering our own note would never end.
    world = World()
    world.receive()

    received = world.receive(NoticeKind.UPDATED, AuthorKind.SYSTEM)

    assert (received.run, received.receipt) == (RUN, Receipt.IGNORED)
    assert not world.runs.load(RUN).run.ticket_changed


def test_a_ticket_that_a_system_created_is_a_ticket_all_the_same():
    assert World().receive(NoticeKind.CREATED, AuthorKind.SYSTEM).receipt is Receipt.STARTED


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_an_engine_that_is_down_loses_nothing(kind):
    world = World()
    world.engine.is_down = True
    assert world.receive().receipt is Receipt.STARTED

    world.receive(kind)

    assert world.runs.unfinished() == (RUN,)
    assert world.runs.load(RUN).run.ticket_changed is (kind is NoticeKind.UPDATED)


def test_a_storage_that_is_down_is_not_acknowledged():
    world = World()
    world.runs.is_down = True

    with pytest.raises(RetryableError):
        world.receive()
    assert world.engine.started == []


def test_a_run_changed_by_others_meanwhile_is_marked_all_the_same():
    world = World()
    world.receive()
    others = [True]

    def engine_writes() -> None:
        if others:
            others.clear()
            world.move_run(restarts=1)

    world.runs.before_save = engine_writes

    assert world.receive(NoticeKind.UPDATED).receipt is Receipt.CHANGED
    assert world.runs.load(RUN).run.restarts == 1
