"""The ledger of runs in Table Storage: one partition for each run, every save one transaction guarded by the run row's ETag.

A save writes the run row, one entry with all that it adds (steps, deliveries, audit events) and its decisions. So the number of
rows in a transaction does not grow with the plan: an entry of any size takes one row for each 240,000 characters.

Storage requests: `create` 2, `save` 1 (2 when a closed run gets work again), `load` 1 for each 1,000 rows, `put_document` 1,
`get_document` 1 and none for what this process stored or read lately.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from shared.adapters.blobs.texts import TextBlobs
from shared.adapters.tables import keys
from shared.adapters.tables.kept_texts import KeptTexts
from shared.adapters.tables.packing import properties_of, text_of
from shared.adapters.tables.run_index import RunIndex, run_in
from shared.adapters.tables.run_rows import (
    Entry,
    decision_row,
    entry_count,
    entry_rows,
    is_open,
    ledger_of,
    merged,
    run_of,
    run_row,
    sealed,
)
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row, Table, Write
from shared.domain.errors import LedgerConflictError, NotFoundError, RetryableError
from shared.domain.ids import RunId
from shared.domain.run import AuditEvent, Change, Delivery, Ledger, Run
from shared.ports import Clock, Created

# Texts up to this many bytes stand in the table; larger ones become blobs.
INLINE = 32 * 1024
READERS = 8
LOAD_ROUNDS = 4

OPEN, CLOSED = "open", "closed"


class TableRuns:
    """Implements ports.RunStore."""

    def __init__(self, storage: Storage, *, clock: Clock) -> None:
        self._storage = storage
        self._index = RunIndex(storage)
        self._blobs = TextBlobs(storage)
        self._kept = KeptTexts()
        self._clock = clock

    def create(self, change: Change) -> Created:
        entered_before = self._index.enter(change.run)
        run, events = sealed(change.run, change.events, head=None)
        made_with = Entry(steps=change.steps, deliveries=change.deliveries, events=events)
        row = run_row(run, revision=0, has_work=_work(run, change.deliveries), made_with=made_with)
        try:
            # One row wherever possible: an insert costs a webhook half of what a transaction does.
            if change.decisions:
                self._table.transact([(Write.INSERT, row), *_decisions(change)])
            else:
                self._table.insert(row)
        except LedgerConflictError:
            return Created.EXISTS
        if entered_before:
            # Left by a creation that never came to its end: a reader may have been about to drop it.
            self._index.enter_again(run)
        return Created.NEW

    def load(self, run: RunId) -> Ledger:
        for _ in range(LOAD_ROUNDS):
            rows = list(self._table.prefixed(run, keys.LEDGER))
            head = next((row for row in rows if row.key == keys.RUN_ROW), None)
            if head is None:
                raise NotFoundError(f"there is no run {run}")
            revision = int(str(head.values["revision"]))
            # Pages of a long ledger are read one after another; one that was saved meanwhile does not fit together.
            if entry_count(rows) == revision:
                return ledger_of(rows, run_row=head, etag=_etag(revision, head.etag))
        raise RetryableError(f"run {run} is being changed by others without pause")

    def save(self, before: Ledger, change: Change) -> Ledger:
        if change.run.id != before.run.id:
            raise ValueError("a change belongs to the run that was loaded")
        loaded_revision, etag = _parts(before.etag)
        run, events = sealed(change.run, change.events, head=before.run)
        after = merged(before, change, run=run, events=events)
        work = _work(after.run, after.deliveries.values())
        if work == OPEN and _work(before.run, before.deliveries.values()) == CLOSED:
            self._index.enter_again(run)
        additions, revision = _additions(change, events, revision=loaded_revision)
        row = run_row(run, revision=revision, has_work=work, etag=etag)
        done = self._table.transact([(Write.MERGE, row), *additions])
        return after.model_copy(update={"etag": _etag(revision, done[0])})

    def put_document(self, run: RunId, key: str, text: str) -> None:
        values = properties_of(text) if len(text.encode()) <= INLINE else {"blob": self._blobs.put(text)}
        self._table.put(Row(run, keys.document_row(key), values))
        self._kept.keep(run, key, text)

    def get_document(self, run: RunId, key: str) -> str:
        text = self._kept.find(run, key)
        if text is None:
            text = self._read_document(run, key)
            self._kept.keep(run, key, text)
        return text

    def _read_document(self, run: RunId, key: str) -> str:
        row = self._table.get(run, keys.document_row(key))
        if row is None:
            raise NotFoundError(f"run {run} has no document {key}")
        return self._blobs.get(str(row.values["blob"])) if "blob" in row.values else text_of(row.values)

    def unfinished(self) -> tuple[RunId, ...]:
        """Oldest first. What turns out to have no work is moved to the closed ones on the way."""
        return tuple(run for run in _in_parallel(self._checked, self._index.open_rows()) if run is not None)

    def newest(self, *, limit: int) -> tuple[Run, ...]:
        waiting = [run_in(row) for row in reversed(self._index.open_rows())][:limit]
        named = list(dict.fromkeys([*waiting, *self._index.closed(limit=limit)]))
        found = [run for run in _in_parallel(self._find, named) if run is not None]
        return tuple(sorted(found, key=lambda run: (run.received_at, run.id), reverse=True)[:limit])

    @property
    def _table(self) -> Table:
        return self._storage.table(keys.RUNS)

    def _find(self, run: RunId) -> Run | None:
        row = self._table.get(run, keys.RUN_ROW)
        return run_of(row) if row else None

    def _checked(self, entered: Row) -> RunId | None:
        run = run_in(entered)
        row = self._table.get(run, keys.RUN_ROW)
        if row is None:
            self._drop(entered)
            return None
        if row.values["work"] == OPEN:
            return run
        self._index.close(entered, run_of(row))
        return None

    def _drop(self, entered: Row) -> None:
        """Somebody may have made the ledger after we looked: then the run is entered again."""
        if self._index.drop(entered, now=self._clock.now()):
            made = self._find(run_in(entered))
            if made is not None:
                self._index.enter_again(made)


def _additions(change: Change, events: tuple[AuditEvent, ...], *, revision: int) -> tuple[list[tuple[Write, Row]], int]:
    """What is inserted besides the run row, and the number of the newest entry then."""
    entry = Entry(steps=change.steps, deliveries=change.deliveries, events=events)
    if entry == Entry():
        return _decisions(change), revision
    rows = entry_rows(change.run.id, entry, revision=revision + 1)
    return [*_decisions(change), *((Write.INSERT, row) for row in rows)], revision + 1


def _decisions(change: Change) -> list[tuple[Write, Row]]:
    return [(Write.INSERT, decision_row(change.run.id, decision)) for decision in change.decisions]


def _work(run: Run, deliveries: Iterable[Delivery]) -> str:
    return OPEN if is_open(run, deliveries) else CLOSED


def _etag(revision: int, etag: str) -> str:
    """What callers carry as the ledger's etag: the number of the newest entry, and the run row's own etag."""
    return f"{revision}|{etag}"


def _parts(etag: str) -> tuple[int, str]:
    revision, _, own = etag.partition("|")
    if not revision.isdecimal() or not own:
        raise LedgerConflictError("a ledger is saved as it was loaded")
    return int(revision), own


def _in_parallel[Given, Found](look: Callable[[Given], Found], given: list[Given]) -> list[Found]:
    if len(given) < 2:
        return [look(one) for one in given]
    with ThreadPoolExecutor(max_workers=min(READERS, len(given)), thread_name_prefix="runs") as pool:
        return list(pool.map(look, given))
