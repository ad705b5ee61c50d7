"""The ledger in memory, with the real one's rules: ETags, one event chain, decisions never replaced. Implements RunStore."""

import threading
from collections.abc import Callable

from shared.domain.errors import LedgerConflictError, NotFoundError, RetryableError
from shared.domain.ids import RunId
from shared.domain.run import AuditEvent, Change, DeliveryStatus, Ledger, Run
from shared.ports import Created


class FakeRunStore:
    """`before_save` runs just before each save, which is the moment for somebody else to be quicker."""

    def __init__(self) -> None:
        self.ledgers: dict[RunId, Ledger] = {}
        self.documents: dict[tuple[RunId, str], str] = {}
        self.before_save: Callable[[], None] = lambda: None
        self.is_down = False
        self.writes = 0
        self._lock = threading.RLock()

    def create(self, change: Change) -> Created:
        self._reach()
        with self._lock:
            if change.run.id in self.ledgers:
                return Created.EXISTS
            empty = Ledger(run=change.run.model_copy(update={"event_count": 0, "event_hash": ""}))
            self.ledgers[change.run.id] = self._written(empty, change)
            return Created.NEW

    def load(self, run: RunId) -> Ledger:
        self._reach()
        if run not in self.ledgers:
            raise NotFoundError(f"there is no run {run}")
        return self.ledgers[run]

    def save(self, before: Ledger, change: Change) -> Ledger:
        self._reach()
        self.before_save()
        with self._lock:
            stored = self.load(before.run.id)
            if stored.etag != before.etag:
                raise LedgerConflictError("the run was changed by somebody else")
            known = {(d.digest, d.approver) for d in stored.decisions if d.counts}
            if any((d.digest, d.approver) in known for d in change.decisions if d.counts):
                raise LedgerConflictError("this approver has decided already")
            self.ledgers[before.run.id] = self._written(stored, change)
            return self.ledgers[before.run.id]

    def put_document(self, run: RunId, key: str, text: str) -> None:
        self._reach()
        self.documents[run, key] = text

    def get_document(self, run: RunId, key: str) -> str:
        self._reach()
        if (run, key) not in self.documents:
            raise NotFoundError(f"there is no document {key}")
        return self.documents[run, key]

    def unfinished(self) -> tuple[RunId, ...]:
        return tuple(
            ledger.run.id
            for ledger in sorted(self.ledgers.values(), key=lambda ledger: ledger.run.received_at)
            if not ledger.run.is_final or any(d.status in PENDING for d in ledger.deliveries.values())
        )

    def newest(self, *, limit: int) -> tuple[Run, ...]:
        self._reach()
        runs = sorted((ledger.run for ledger in self.ledgers.values()), key=lambda run: run.received_at, reverse=True)
        return tuple(runs[:limit])

    def _written(self, stored: Ledger, change: Change) -> Ledger:
        self.writes += 1
        run, events = _chained(change, stored.run.event_count, stored.run.event_hash)
        return Ledger(
            run=run,
            steps={**stored.steps, **{step.step: step for step in change.steps}},
            decisions=tuple(sorted(stored.decisions + change.decisions, key=lambda d: d.decided_at)),
            deliveries={**stored.deliveries, **{delivery.key: delivery for delivery in change.deliveries}},
            events=stored.events + events,
            etag=str(self.writes),
        )

    def _reach(self) -> None:
        if self.is_down:
            raise RetryableError("the storage is down")


PENDING = frozenset({DeliveryStatus.PENDING, DeliveryStatus.SENDING})


def _chained(change: Change, count: int, head: str) -> tuple[Run, tuple[AuditEvent, ...]]:
    events: list[AuditEvent] = []
    for number, event in enumerate(change.events, start=count + 1):
        sealed = event.model_copy(update={"number": number}).sealed(head)
        head = sealed.hash
        events.append(sealed)
    run = change.run.model_copy(update={"event_count": count + len(events), "event_hash": head})
    return run, tuple(events)
