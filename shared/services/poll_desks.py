"""Find what webhooks did not tell: replies on tickets whose runs wait, and, where a connection wants it, new tickets.

Desks drop webhooks after a few attempts (Autotask after five in two minutes), and a body that is not JSON is refused.
"""

from datetime import timedelta

from shared.domain.errors import GangwayError, NotFoundError
from shared.domain.ids import TicketId, run_id_for
from shared.domain.policy import Connection
from shared.domain.value import Value
from shared.ports import Clock, Connections, Desks, Engine, RunStore
from shared.services.receive_ticket import Notice, NoticeKind, Receipt, receive_ticket

# Longer than the timer's interval, so that one missed turn loses nothing.
LOOK_BACK = timedelta(minutes=20)


class Polled(Value):
    """What was found, for the log."""

    started: int = 0
    changed: int = 0
    unreachable: int = 0


def poll_desks(*, runs: RunStore, connections: Connections, desks: Desks, engine: Engine, clock: Clock) -> Polled:
    """Ask every desk what changed of late. One that cannot be reached does not keep the others waiting."""
    receipts: list[Receipt] = []
    unreachable = 0
    for connection in connections.all():
        try:
            changed = desks.desk(connection).changed_since(clock.now() - LOOK_BACK)
            for ticket in changed:
                receipts += _take(connection, ticket, runs=runs, engine=engine, clock=clock)
        except GangwayError:
            unreachable += 1
    started = receipts.count(Receipt.STARTED)
    return Polled(started=started, changed=receipts.count(Receipt.CHANGED), unreachable=unreachable)


def _take(connection: Connection, ticket: TicketId, *, runs: RunStore, engine: Engine, clock: Clock) -> list[Receipt]:
    """The same way in as a webhook's. A ticket without a run is new to us; only a connection that says so wants those."""
    try:
        known = runs.load(run_id_for(connection.connection_id, ticket)).run
    except NotFoundError:
        known = None
    if known is None and not connection.take_polled_tickets:
        return []
    if known is not None and (known.is_final or known.ticket_changed):
        return []
    kind = NoticeKind.CREATED if known is None else NoticeKind.UPDATED
    notice = Notice(connection=connection.connection_id, ticket=ticket, kind=kind, event_id="poll")
    return [receive_ticket(notice, runs=runs, engine=engine, clock=clock).receipt]
