"""What each company has had read by the language model, a row for each day (UTC). Implements ports.Spending."""

from datetime import date

from shared.adapters.tables.keys import SPENDING, chain_partition, spending_row
from shared.adapters.tables.storage import Storage
from shared.adapters.tables.table import Row, Write
from shared.domain.errors import LedgerConflictError, RetryableError
from shared.domain.ids import CompanyId

_TOKENS = "tokens"
_ROUNDS = 20


class TableSpending:
    """Rows are replaced only as they were read, so that nothing is lost when several workers count at once."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def tokens_on(self, company: CompanyId, day: date) -> int:
        row = self._find(company, day)
        return _tokens(row) if row else 0

    def add_tokens(self, company: CompanyId, day: date, tokens: int) -> None:
        for _ in range(_ROUNDS):
            row = self._find(company, day)
            try:
                self._write(company, day, row, tokens)
            except LedgerConflictError:
                continue
            return
        raise RetryableError("the count of tokens is being changed by others without pause", code="busy")

    def _find(self, company: CompanyId, day: date) -> Row | None:
        return self._storage.table(SPENDING).get(chain_partition(company), spending_row(day))

    def _write(self, company: CompanyId, day: date, row: Row | None, tokens: int) -> None:
        table = self._storage.table(SPENDING)
        if row is None:
            table.insert(Row(chain_partition(company), spending_row(day), {_TOKENS: tokens}))
        else:
            counted = Row(row.partition, row.key, {_TOKENS: _tokens(row) + tokens}, etag=row.etag)
            table.transact([(Write.MERGE, counted)])


def _tokens(row: Row) -> int:
    value = row.values.get(_TOKENS, 0)
    return value if isinstance(value, int) else 0
