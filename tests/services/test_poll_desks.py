"""Webhooks get lost; polling finds what they did not tell, by the same way in."""

from datetime import datetime, timedelta

from shared.domain.errors import RetryableError
from shared.domain.ids import TicketId, run_id_for
from shared.domain.run import Change, RunStatus
from shared.domain.ticket import RawTicket
from shared.ports import NoteAudience
from shared.services.poll_desks import LOOK_BACK, Polled, poll_desks
from tests.builders import CONNECTION, a_connection, a_run
from tests.clock import START, FixedClock
from tests.fakes.connections import FakeConnections
from tests.fakes.engine import FakeEngine
from tests.fakes.run_store import FakeRunStore

TICKET = TicketId("T-1001")


class ChangedDesk:
    """A desk that only tells what changed; it is also the Desks port, since there is one."""

    def __init__(self, *tickets: TicketId) -> None:
        self.tickets = tickets
        self.asked_since: list[datetime] = []
        self.is_down = False

    def desk(self, _connection: object) -> "ChangedDesk":
        return self

    def changed_since(self, moment: datetime) -> tuple[TicketId, ...]:
        self.asked_since.append(moment)
        if self.is_down:
            raise RetryableError("the desk is down")
        return self.tickets

    def read_ticket(self, ticket: TicketId) -> RawTicket:
        raise AssertionError(f"polling does not read {ticket}")

    def read_attachment(self, ticket: TicketId, attachment: str, *, most_bytes: int) -> bytes:
        raise AssertionError("polling fetches nothing")

    def add_note(self, ticket: TicketId, *, audience: NoteAudience, text: str, key: str) -> None:
        raise AssertionError("polling writes nothing")

    def set_status(self, ticket: TicketId, status: str) -> None:
        raise AssertionError("polling writes nothing")


class World:
    def __init__(self, *tickets: TicketId, takes_new: bool = False) -> None:
        self.runs, self.engine, self.desk = FakeRunStore(), FakeEngine(), ChangedDesk(*tickets)
        self.connections = FakeConnections(a_connection(take_polled_tickets=takes_new))
        self.clock = FixedClock(START)

    def poll(self) -> Polled:
        return poll_desks(
            runs=self.runs, connections=self.connections, desks=self.desk, engine=self.engine, clock=self.clock
        )


def test_a_reply_whose_webhook_was_lost_wakes_the_waiting_run() -> None:
    world = World(TICKET)
    world.runs.create(Change(run=a_run(status=RunStatus.WAITING_FOR_ANSWER)))

    found = world.poll()

    assert found == Polled(changed=1)
    assert world.runs.load(run_id_for(CONNECTION, TICKET)).run.ticket_changed
    assert world.engine.woken == [run_id_for(CONNECTION, TICKET)]


def test_a_finished_run_is_left_alone() -> None:
    world = World(TICKET)
    world.runs.create(Change(run=a_run(status=RunStatus.COMPLETED)))

    assert world.poll() == Polled()
    assert world.engine.woken == []


def test_an_unknown_ticket_starts_a_run_only_where_the_connection_wants_that() -> None:
    shy, eager = World(TICKET), World(TICKET, takes_new=True)

    assert shy.poll() == Polled()
    assert eager.poll() == Polled(started=1)
    assert eager.engine.started == [run_id_for(CONNECTION, TICKET)]


def test_polling_twice_starts_one_run() -> None:
    world = World(TICKET, takes_new=True)

    world.poll()
    world.poll()

    assert world.engine.started == [run_id_for(CONNECTION, TICKET)]


def test_a_desk_that_is_down_is_counted_and_stops_nothing() -> None:
    world = World(TICKET)
    world.desk.is_down = True

    assert world.poll() == Polled(unreachable=1)


def test_it_looks_back_further_than_its_own_interval() -> None:
    world = World()

    world.poll()

    assert world.desk.asked_since == [START - LOOK_BACK]
    every = timedelta(minutes=5)
    assert every < LOOK_BACK
