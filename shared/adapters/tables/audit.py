"""The companies' audit chains and refused webhooks in Table Storage. Lines are only ever added.

One partition for each company: a head row whose ETag lets one writer add at a time, the entries, and a row that names each
anchored head, so that anchoring it again adds nothing.
"""

from collections.abc import Iterator
from datetime import datetime

from shared.adapters.tables import keys
from shared.adapters.tables.packing import properties_of, text_of
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row, Table, Write
from shared.domain.audit_chain import Anchor, ChainHead
from shared.domain.errors import LedgerConflictError, RetryableError
from shared.domain.ids import CompanyId, ConnectionId, RunId
from shared.domain.value import Value

ROUNDS = 20


class Refused(Value):
    """A webhook that was not taken: why, and the hash of its body. Its text is not kept."""

    connection: ConnectionId
    at: datetime
    code: str
    body_hash: str


class TableAudit:
    """Implements ports.AuditLog, and reads the chains back for `gangway audit verify`."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def anchor(self, company: CompanyId, run: RunId, *, event_count: int, event_hash: str, at: datetime) -> None:
        partition = keys.chain_partition(company)
        name = keys.anchor_row(run, event_count, event_hash)
        for _ in range(ROUNDS):
            head = self._table.get(partition, keys.HEAD)
            known = _head_of(head)
            anchor = Anchor(
                company=company,
                number=known.count + 1,
                run=run,
                event_count=event_count,
                event_hash=event_hash,
                at=at,
            ).sealed(known.hash)
            try:
                self._table.transact(_addition(partition, name, head, anchor))
            except LedgerConflictError:
                if self._table.get(partition, name) is not None:
                    return  # this head is in the chain already
                continue  # another run of this company was anchored meanwhile
            return
        raise RetryableError(f"the audit chain of {company} is being changed by others without pause")

    def record_refusal(self, connection: ConnectionId, *, code: str, body_hash: str, at: datetime) -> None:
        values = {"code": code, "body_hash": body_hash, "at": at.isoformat(), "connection": connection[:100]}
        self._table.put(Row(keys.refusal_partition(connection), keys.refusal_row(at, body_hash), values))

    def head(self, company: CompanyId) -> ChainHead:
        return _head_of(self._table.get(keys.chain_partition(company), keys.HEAD))

    def anchors(self, company: CompanyId) -> Iterator[Anchor]:
        """Oldest first."""
        for row in self._table.prefixed(keys.chain_partition(company), keys.AUDIT_ENTRY):
            yield Anchor.model_validate_json(text_of(row.values))

    def refusals(self, connection: ConnectionId) -> Iterator[Refused]:
        """Oldest first."""
        for row in self._table.prefixed(keys.refusal_partition(connection)):
            yield Refused.model_validate(dict(row.values))

    @property
    def _table(self) -> Table:
        return self._storage.table(keys.AUDIT)


def _head_of(row: Row | None) -> ChainHead:
    return ChainHead(count=int(str(row.values["count"])), hash=str(row.values["hash"])) if row else ChainHead()


def _addition(partition: str, name: str, head: Row | None, anchor: Anchor) -> list[tuple[Write, Row]]:
    new_head = Row(
        partition, keys.HEAD, {"count": anchor.number, "hash": anchor.hash}, etag=head.etag if head is not None else ""
    )
    entry = Row(partition, keys.chain_entry_row(anchor.number), properties_of(anchor.canonical()))
    return [
        (Write.MERGE if head is not None else Write.INSERT, new_head),
        (Write.INSERT, entry),
        (Write.INSERT, Row(partition, name, {"number": anchor.number})),
    ]
