"""What every AuditLog promises. Runs on memory and on Azurite; the chain itself is checked on Azurite."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from shared.adapters.tables import keys
from shared.adapters.tables.audit import TableAudit
from shared.domain.audit_chain import verify_company_chain
from shared.domain.errors import LedgerConflictError
from shared.domain.ids import CompanyId, ConnectionId, RunId
from tests.clock import START
from tests.fakes.audit_log import FakeAuditLog

BRIGHTFORK, OTHER = CompanyId("brightfork"), CompanyId("hale-voss")
RUN = RunId("run-" + "1" * 24)
DESK = ConnectionId("north-desk")


class FakeReading:
    """The fake's records in the words of the real one."""

    def __init__(self) -> None:
        self.log = FakeAuditLog()
        self.anchor, self.record_refusal = self.log.anchor, self.log.record_refusal

    def counts(self, company):
        return [count for owner, _, count, _ in self.log.anchors if owner == company]

    def codes(self, connection):
        return [code for owner, code, _ in self.log.refusals if owner == connection]


class TableReading(TableAudit):
    def counts(self, company):
        return [anchor.event_count for anchor in self.anchors(company)]

    def codes(self, connection):
        return [refused.code for refused in self.refusals(connection)]


@pytest.fixture(params=["memory", "tables"])
def audit(request):
    return FakeReading() if request.param == "memory" else TableReading(request.getfixturevalue("storage"))


def anchor(audit, count, company=BRIGHTFORK, run=RUN):
    audit.anchor(company, run, event_count=count, event_hash=f"{count:064x}", at=START)


def test_the_same_head_twice_is_one_entry(audit):
    for count in (1, 4, 4, 1, 9):
        anchor(audit, count)
    assert audit.counts(BRIGHTFORK) == [1, 4, 9]


def test_companies_and_runs_do_not_mix(audit):
    anchor(audit, 1)
    anchor(audit, 1, company=OTHER)
    anchor(audit, 1, run=RunId("run-" + "2" * 24))
    assert (audit.counts(BRIGHTFORK), audit.counts(OTHER)) == ([1, 1], [1])


def test_refusals_are_kept_by_connection_even_by_made_up_names(audit):
    strange = ConnectionId("../../x?#\n" + "y" * 3000)
    for connection in (DESK, strange):
        audit.record_refusal(connection, code="not_json", body_hash="a" * 64, at=START)
    audit.record_refusal(DESK, code="bad_signature", body_hash="a" * 64, at=START + timedelta(seconds=1))
    assert audit.codes(DESK) == ["not_json", "bad_signature"]
    assert audit.codes(strange) == ["not_json"]


def test_many_runs_anchored_at_once_are_all_in_one_unbroken_chain(storage):
    audit = TableAudit(storage)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: anchor(audit, n, run=RunId(f"run-{n:024x}")), range(1, 13)))
    anchors = list(audit.anchors(BRIGHTFORK))
    assert sorted(a.event_count for a in anchors) == list(range(1, 13))
    assert verify_company_chain(audit.head(BRIGHTFORK), anchors) == []


@pytest.mark.parametrize("tampering", ["changed", "taken out", "taken out at the end"])
def test_a_chain_that_somebody_touched_in_the_storage_no_longer_verifies(storage, tampering):
    audit = TableAudit(storage)
    for count in (1, 2, 3):
        anchor(audit, count)
    number = 3 if tampering == "taken out at the end" else 2
    table = storage.table(keys.AUDIT)
    row = table.get(keys.chain_partition(BRIGHTFORK), keys.chain_entry_row(number))
    assert row is not None
    if tampering == "changed":
        text = str(row.values["text00"]).replace('"event_count":2', '"event_count":5')
        row.values["text00"] = text
        table.put(row)
    else:
        table.delete(row)
    assert verify_company_chain(audit.head(BRIGHTFORK), list(audit.anchors(BRIGHTFORK)))


def test_an_empty_chain_is_whole(storage):
    audit = TableAudit(storage)
    assert verify_company_chain(audit.head(BRIGHTFORK), list(audit.anchors(BRIGHTFORK))) == []


def test_a_writer_that_was_overtaken_without_end_gives_up_with_an_error_of_ours(storage):
    class NeverFree(TableAudit):
        @property
        def _table(self):
            class Busy:
                def get(self, partition, key):
                    return None

                def transact(self, writes):
                    raise LedgerConflictError("busy")

            return Busy()

    with pytest.raises(Exception, match="without pause"):
        anchor(NeverFree(storage), 1)
