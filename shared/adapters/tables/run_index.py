"""Which runs there are: those that may still have work, and the others, newest first. A hint that may lag, never the truth.

Order of writing, so that a crash in between loses no run: a run is entered here before its ledger is made or reopened; it is
moved to the closed ones only by readers, after they saw in its ledger that nothing is left, and only if nobody entered it again since.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shared.adapters.tables.keys import CLOSED, INDEX, INDEX_PARTITION, OPEN, closed_row, open_row
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row, Write
from shared.domain.errors import LedgerConflictError
from shared.domain.ids import RunId
from shared.domain.run import Run

# A row without a ledger may belong to a run that is being made right now. No request takes this long.
BEING_MADE = timedelta(hours=1)


class RunIndex:
    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def enter(self, run: Run) -> bool:
        """Before a ledger is made. True when it was entered before: then it stays as it is."""
        try:
            self._storage.table(INDEX).insert(_open(run.id, run.received_at))
        except LedgerConflictError:
            return True
        return False

    def enter_again(self, run: Run) -> None:
        """Before a ledger gets work again: a new etag, so that a reader who saw it closed cannot move it any more."""
        self._storage.table(INDEX).put(_open(run.id, run.received_at))

    def open_rows(self) -> list[Row]:
        """Oldest first."""
        rows = self._storage.table(INDEX).prefixed(INDEX_PARTITION, OPEN)
        return sorted(rows, key=lambda row: (str(row.values["received_at"]), row.key))

    def closed(self, *, limit: int) -> Iterator[RunId]:
        """Newest first."""
        rows = self._storage.table(INDEX).prefixed(INDEX_PARTITION, CLOSED, limit=limit)
        return (run_in(row) for row in rows)

    def close(self, row: Row, run: Run) -> None:
        """Nothing is left to be done for it."""
        closed = Row(INDEX_PARTITION, closed_row(run.id, run.received_at), {"received_at": run.received_at.isoformat()})
        try:
            self._storage.table(INDEX).transact([(Write.DELETE, row), (Write.PUT, closed)])
        except LedgerConflictError:
            return  # entered again meanwhile, or closed by another reader

    def drop(self, row: Row, *, now: datetime) -> bool:
        """Its ledger was never made, or is gone. True when the row went."""
        if row.written_at is None or now - row.written_at < BEING_MADE:
            return False
        try:
            self._storage.table(INDEX).delete(row)
        except LedgerConflictError:
            return False
        return True


def run_in(row: Row) -> RunId:
    """The run that a row of this index is about."""
    return RunId(row.key.rpartition(":")[2])


def _open(run: RunId, received_at: datetime) -> Row:
    return Row(INDEX_PARTITION, open_row(run), {"received_at": received_at.isoformat()})
