"""Take in a webhook: one run for each ticket, whatever is delivered how often and in which order.

The webhook is only a nudge. What the ticket says is read from the desk later; nothing of the body but ids is used.
Storage requests: two for a new ticket (`create`), at most four for one that is known; where its first run is past being changed,
two more for each further person of the ticket.
"""

from datetime import datetime
from enum import StrEnum

from shared.domain.errors import LedgerConflictError, OutsideError, RetryableError
from shared.domain.ids import ConnectionId, RunId, TicketId, run_id_for
from shared.domain.run import AuditEvent, AuditKind, Change, Ledger, Run
from shared.domain.ticket import AuthorKind
from shared.domain.value import Value
from shared.ports import Clock, Created, Engine, RunStore
from shared.services.others_of_ticket import is_closed, mark_changed, others_of
from shared.services.receipt import Receipt as Receipt

ROUNDS = 8


class NoticeKind(StrEnum):
    CREATED = "created"
    UPDATED = "updated"


class Notice(Value):
    """What a verified webhook tells: this ticket is new or has changed. `by` comes from the desk."""

    connection: ConnectionId
    ticket: TicketId
    kind: NoticeKind
    event_id: str = ""
    by: AuthorKind = AuthorKind.CONTACT


class Received(Value):
    run: RunId
    receipt: Receipt


def receive_ticket(notice: Notice, *, runs: RunStore, engine: Engine, clock: Clock) -> Received:
    """Raises what the store raises: then nothing is acknowledged, and the desk sends it again."""
    run_id = run_id_for(notice.connection, notice.ticket)
    if notice.by is AuthorKind.SYSTEM and notice.kind is NoticeKind.UPDATED:
        # Our own note or status change comes back as an event; answering it would never end (FC-d13).
        return Received(run=run_id, receipt=Receipt.IGNORED)
    if runs.create(_new_run(run_id, notice, clock.now())) is Created.NEW:
        _start(engine, run_id)
        return Received(run=run_id, receipt=Receipt.STARTED)
    if notice.kind is NoticeKind.CREATED:
        return Received(run=run_id, receipt=Receipt.KNOWN)
    return _mark_changed(run_id, notice, runs=runs, engine=engine, clock=clock)


def _new_run(run_id: RunId, notice: Notice, now: datetime) -> Change:
    run = Run(id=run_id, connection=notice.connection, ticket=notice.ticket, received_at=now, updated_at=now)
    return Change(run=run, events=(_event(run_id, AuditKind.RECEIVED, notice, now),))


def _mark_changed(run_id: RunId, notice: Notice, *, runs: RunStore, engine: Engine, clock: Clock) -> Received:
    for _ in range(ROUNDS):
        ledger = runs.load(run_id)
        if is_closed(ledger.run):
            _tell_others(ledger.run, runs=runs, engine=engine, clock=clock)
        if ledger.run.is_final or ledger.run.ticket_changed:
            return Received(run=run_id, receipt=Receipt.KNOWN)
        try:
            runs.save(ledger, _changed(ledger, notice, clock.now()))
        except LedgerConflictError:
            continue
        _wake(engine, run_id)
        return Received(run=run_id, receipt=Receipt.CHANGED)
    raise RetryableError("The run is being changed by others without pause. Deliver this event again.")


def _tell_others(run: Run, *, runs: RunStore, engine: Engine, clock: Clock) -> None:
    """What the first run can no longer hear may be about somebody else in the ticket."""
    for other in others_of(run, runs).values():
        if not is_closed(other.run) and not other.run.ticket_changed:
            mark_changed(other.run.id, runs=runs, clock=clock)
            _wake(engine, other.run.id)


def _changed(ledger: Ledger, notice: Notice, now: datetime) -> Change:
    run = ledger.run.model_copy(update={"ticket_changed": True, "updated_at": now})
    return Change(run=run, events=(_event(run.id, AuditKind.WEBHOOK_REPEATED, notice, now),))


def _event(run: RunId, kind: AuditKind, notice: Notice, now: datetime) -> AuditEvent:
    # `number` is given when the event is saved.
    return AuditEvent(run=run, number=0, at=now, kind=kind, actor="desk", detail={"event_id": notice.event_id})


def _start(engine: Engine, run: RunId) -> None:
    try:
        engine.start(run)
    except OutsideError:
        # The run is stored, and that is what is acknowledged; reconcile starts every unfinished run that nobody works on.
        return


def _wake(engine: Engine, run: RunId) -> None:
    try:
        engine.wake(run)
    except OutsideError:
        # The mark is in the ledger, where the engine looks when its timer fires or reconcile starts it again.
        return
