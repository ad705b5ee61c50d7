"""The ledger in tables where a crash or a race would hurt, and what it costs."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.adapters.tables import keys
from shared.adapters.tables.run_index import BEING_MADE, RunIndex
from shared.adapters.tables.runs import TableRuns
from shared.adapters.tables.table import Row, Write
from shared.domain.errors import LedgerConflictError, PermanentError
from shared.domain.run import AuditEvent, AuditKind, Change, Run, RunStatus
from shared.ports import Created
from tests.builders import a_run
from tests.clock import START, FixedClock


def now_clock(later=timedelta(0)) -> FixedClock:
    """The service's clock stamps the rows, so ours has to be near it."""
    return FixedClock(datetime.now(UTC) + later)


def received(run: Run) -> Change:
    return Change(run=run, events=(AuditEvent(run=run.id, number=0, at=START, kind=AuditKind.RECEIVED, actor="desk"),))


def test_a_creation_that_crashed_before_the_ledger_was_made_is_no_run_and_can_be_made_again(storage):
    runs = TableRuns(storage, clock=now_clock())
    run = a_run()
    RunIndex(storage).enter(run)
    assert runs.unfinished() == ()
    assert runs.newest(limit=5) == ()
    assert runs.create(received(run)) is Created.NEW
    assert runs.unfinished() == (run.id,)


def test_a_trace_of_a_crashed_creation_goes_only_when_it_can_no_longer_be_under_way(storage):
    index, run = RunIndex(storage), a_run()
    index.enter(run)
    TableRuns(storage, clock=now_clock(BEING_MADE - timedelta(minutes=5))).unfinished()
    assert len(index.open_rows()) == 1
    TableRuns(storage, clock=now_clock(BEING_MADE + timedelta(minutes=5))).unfinished()
    assert index.open_rows() == []


def test_a_run_made_over_an_old_trace_is_never_lost_to_a_reader_who_saw_only_the_trace(storage):
    """The reader looked before the ledger was made, and drops after it."""
    run, runs = a_run(), TableRuns(storage, clock=now_clock(2 * BEING_MADE))
    index = RunIndex(storage)
    index.enter(run)
    (trace,) = index.open_rows()
    assert runs.create(received(run)) is Created.NEW
    assert not index.drop(trace, now=now_clock(2 * BEING_MADE).now())
    assert runs.unfinished() == (run.id,)


def test_a_run_that_is_reopened_while_a_reader_moves_it_away_stays_listed(storage):
    run, runs, index = a_run(status=RunStatus.COMPLETED), TableRuns(storage, clock=now_clock()), RunIndex(storage)
    runs.create(received(run))
    (seen,) = index.open_rows()
    ledger = runs.load(run.id)
    runs.save(ledger, Change(run=run.model_copy(update={"status": RunStatus.FAILED})))
    reopened = runs.load(run.id)
    runs.save(reopened, Change(run=run.model_copy(update={"status": RunStatus.EXECUTING})))
    index.close(seen, run)
    assert runs.unfinished() == (run.id,)


def test_a_creation_costs_two_requests_a_repeated_one_two_a_save_one_a_load_one(storage):
    runs, run = TableRuns(storage, clock=now_clock()), a_run()
    runs.create(received(a_run(ticket="warm-up")))  # makes the tables

    def cost(action) -> int:
        before = storage.requests_sent()["tables"]
        action()
        return storage.requests_sent()["tables"] - before

    assert cost(lambda: runs.create(received(run))) == 2
    assert cost(lambda: runs.create(received(run))) == 2
    ledger = runs.load(run.id)
    assert cost(lambda: runs.load(run.id)) == 1
    assert cost(lambda: runs.save(ledger, received(run))) == 1
    assert cost(lambda: runs.put_document(run.id, "plan", "{}")) == 1
    assert cost(lambda: runs.get_document(run.id, "plan")) == 0
    elsewhere = TableRuns(storage, clock=now_clock())
    assert cost(lambda: elsewhere.get_document(run.id, "plan")) == 1
    assert cost(lambda: elsewhere.get_document(run.id, "plan")) == 0
    assert "blobs" not in storage.requests_sent()


def test_a_large_document_is_stored_once_however_many_runs_have_it(storage):
    runs = TableRuns(storage, clock=now_clock())
    text = "x" * 100_000
    for ticket in ("T-1", "T-2"):
        runs.put_document(a_run(ticket=ticket).id, "snapshot", text)
    assert len(list(storage.container("documents").list_blobs())) == 1


def test_a_stored_document_that_somebody_changed_is_not_believed(storage):
    runs, run = TableRuns(storage, clock=now_clock()), a_run()
    runs.put_document(run.id, "snapshot", "x" * 100_000)
    container = storage.container("documents")
    (blob,) = container.list_blobs()
    container.upload_blob(blob.name, b"y" * 100_000, overwrite=True)
    elsewhere = TableRuns(storage, clock=now_clock())
    with pytest.raises(PermanentError, match="no longer what was stored"):
        elsewhere.get_document(run.id, "snapshot")


def test_a_ledger_that_was_not_loaded_cannot_be_saved(storage):
    runs, run = TableRuns(storage, clock=now_clock()), a_run()
    runs.create(received(run))
    ledger = runs.load(run.id)
    for etag in ("", "1", "x|y", '1|W/"other"'):
        with pytest.raises(LedgerConflictError):
            runs.save(ledger.model_copy(update={"etag": etag}), received(run))


def test_a_ledger_of_several_pages_is_loaded_whole(storage):
    """A page has a thousand rows at most."""
    runs, run = TableRuns(storage, clock=now_clock()), a_run()
    runs.create(received(run))
    table = storage.table(keys.RUNS)
    ledger = runs.load(run.id)
    for _ in range(3):
        ledger = runs.save(ledger, received(run))
    # More rows without making a thousand saves: decisions of nobody, put beside the ledger.
    for start in range(0, 1100, 100):
        rows = [Row(run.id, f"{keys.DECISION}{'a' * 64}:{n:05d}", table_values(n)) for n in range(start, start + 100)]
        table.transact([(Write.INSERT, row) for row in rows])
    loaded = runs.load(run.id)
    assert len(loaded.decisions) == 1100
    assert loaded.events == ledger.events


def table_values(number: int):
    from shared.adapters.tables.packing import properties_of
    from shared.domain.approval import Choice, Decision
    from shared.domain.ids import PlanDigest

    decision = Decision(
        digest=PlanDigest("a" * 64), approver=f"{number}@x.example", choice=Choice.APPROVE, decided_at=START
    )
    return properties_of(decision.canonical())
