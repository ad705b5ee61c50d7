"""Small sets of configuration documents (companies, connections): one row each, read whole and kept for a few seconds.

The webhook path needs the connection each time and must not pay a storage request for it.
"""

import threading
import time
from collections.abc import Callable, Mapping

from shared.adapters.tables.packing import properties_of, text_of
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row

KEPT_SECONDS = 5.0
# After this long a name that is not there is looked for again: somebody may just have applied it.
MISSED_SECONDS = 1.0


class Documents:
    """Texts by id. Thread-safe: while one thread reads them anew, the others wait for it instead of reading too."""

    def __init__(
        self, storage: Storage, *, table: str, partition: str, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._storage = storage
        self._table = table
        self._partition = partition
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._texts: Mapping[str, str] = {}
        self._read_at = float("-inf")

    def all(self) -> Mapping[str, str]:
        return self._not_older_than(KEPT_SECONDS)

    def find(self, name: str) -> str | None:
        texts = self._not_older_than(KEPT_SECONDS)
        if name not in texts:
            texts = self._not_older_than(MISSED_SECONDS)
        return texts.get(name)

    def put(self, name: str, text: str) -> None:
        self._storage.table(self._table).put(Row(self._partition, name, properties_of(text)))
        with self._lock:
            self._read_at = float("-inf")

    def _not_older_than(self, seconds: float) -> Mapping[str, str]:
        with self._lock:
            if self._monotonic() - self._read_at >= seconds:
                rows = self._storage.table(self._table).prefixed(self._partition)
                self._texts = {row.key: text_of(row.values) for row in rows}
                self._read_at = self._monotonic()
            return self._texts
