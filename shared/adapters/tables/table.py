"""One table: rows in, rows out. Every error of the library is ours when it leaves here; a lost race is a LedgerConflictError."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from shared.adapters.azure_faults import outside
from shared.adapters.tables.keys import after
from shared.domain.errors import LedgerConflictError, PermanentError

if TYPE_CHECKING:
    from azure.data.tables import TableClient, TableEntity

type Scalar = str | int | bool | datetime | bytes

# "Performing entity group transactions": one partition, at most 100 rows, at most 4 MiB.
MOST_OPERATIONS = 100
LARGEST_TRANSACTION = 3_500_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read or as to be written. `etag` and `written_at` come from the service."""

    partition: str
    key: str
    values: Mapping[str, Scalar]
    etag: str = ""
    written_at: datetime | None = None


class Write(StrEnum):
    INSERT = "insert"  # must not be there
    MERGE = "merge"  # must be there with the row's etag; properties that are not named stay
    PUT = "put"  # whatever is there
    DELETE = "delete"  # must be there with the row's etag


class Table:
    """A thin cover of one TableClient. Thread-safe, as the client is."""

    def __init__(self, client: "TableClient", name: str) -> None:
        self._client = client
        self._what = f"table {name}"

    def get(self, partition: str, key: str) -> Row | None:
        from azure.core.exceptions import ResourceNotFoundError

        with outside(self._what):
            try:
                return _row(self._client.get_entity(partition, key))
            except ResourceNotFoundError:
                return None

    def put(self, row: Row) -> None:
        from azure.data.tables import UpdateMode

        with outside(self._what):
            self._client.upsert_entity(_entity(row), mode=UpdateMode.REPLACE)

    def insert(self, row: Row) -> None:
        """Raises LedgerConflictError when it is there already."""
        with outside(self._what):
            self._client.create_entity(_entity(row))

    def delete(self, row: Row) -> None:
        """Raises LedgerConflictError unless the row is still there and as it was read."""
        # As a transaction: the library's delete_entity keeps quiet about a row that is gone, and so two could believe they had it.
        self.transact([(Write.DELETE, row)])

    def prefixed(self, partition: str, prefix: str = "", *, limit: int | None = None) -> Iterator[Row]:
        """The rows of a partition whose key begins with `prefix`, in key order, page after page."""
        condition = "PartitionKey eq @partition"
        parameters = {"partition": partition}
        if prefix:
            condition += " and RowKey ge @first and RowKey lt @behind"
            parameters |= {"first": prefix, "behind": after(prefix)}
        with outside(self._what):
            pages = self._client.query_entities(
                condition, parameters=parameters, results_per_page=min(limit, 1000) if limit else None
            )
            for number, entity in enumerate(pages):
                if limit is not None and number >= limit:
                    return
                yield _row(entity)

    def transact(self, writes: Sequence[tuple[Write, Row]]) -> list[str]:
        """All or nothing. The new etags come back in the order of the writes ('' after a delete)."""
        self._check_size(writes)
        from azure.core.exceptions import ResourceNotFoundError
        from azure.data.tables import TableTransactionError

        with outside(self._what):
            try:
                done = self._client.submit_transaction([_operation(write, row) for write, row in writes])
            except (ResourceNotFoundError, TableTransactionError) as refused:
                if refused.status_code == 404:
                    raise LedgerConflictError(f"{self._what}: a row is gone") from refused
                raise
        return [str(part.get("etag", "")) for part in done]

    def _check_size(self, writes: Sequence[tuple[Write, Row]]) -> None:
        texts = (value for _, row in writes for value in row.values.values() if isinstance(value, str))
        size = sum(len(json.dumps(text)) for text in texts)  # as they travel: characters outside ASCII become \\uXXXX
        if len(writes) > MOST_OPERATIONS or size > LARGEST_TRANSACTION:
            raise PermanentError(f"{self._what}: {len(writes)} rows, {size} bytes are too much for one transaction")


def _operation(write: Write, row: Row) -> Any:
    match write:
        case Write.INSERT:
            return ("create", _entity(row))
        case Write.PUT:
            return ("upsert", _entity(row), {"mode": "replace"})
        case Write.MERGE:
            return ("update", _entity(row), {"mode": "merge", **_guard(row)})
        case Write.DELETE:
            return ("delete", _entity(row), _guard(row))


def _guard(row: Row) -> dict[str, Any]:
    from azure.core import MatchConditions

    if not row.etag:
        raise LedgerConflictError("a row is only replaced or deleted as it was read")
    return {"etag": row.etag, "match_condition": MatchConditions.IfNotModified}


def _entity(row: Row) -> dict[str, Any]:
    return {"PartitionKey": row.partition, "RowKey": row.key, **row.values}


def _row(entity: "TableEntity") -> Row:
    values = {name: value for name, value in entity.items() if name not in {"PartitionKey", "RowKey"}}
    return Row(
        partition=entity["PartitionKey"],
        key=entity["RowKey"],
        values=values,
        etag=str(entity.metadata.get("etag", "")),
        written_at=entity.metadata.get("timestamp"),
    )
