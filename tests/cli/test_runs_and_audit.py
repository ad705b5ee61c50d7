"""`runs list`, `runs show` and `audit verify` tell what the storage holds, and a changed line does not go unseen."""

import json

import pytest

from shared.adapters.clock import SystemClock
from shared.adapters.tables import keys
from shared.adapters.tables.audit import TableAudit
from shared.adapters.tables.companies import TableCompanies
from shared.adapters.tables.runs import TableRuns
from shared.adapters.tables.storage import Storage
from shared.domain.run import AuditEvent, AuditKind, Change, Run
from tests.builders import COMPANY, a_company, a_plan, a_run
from tests.cli.conftest import Gangway
from tests.clock import START


def event(run: Run, kind: AuditKind, **detail: str) -> AuditEvent:
    return AuditEvent(run=run.id, number=0, at=START, kind=kind, actor="gangway", detail=detail)


@pytest.fixture
def run(storage: Storage) -> Run:
    """One run with two events, bound into its company's chain."""
    TableCompanies(storage).save(a_company())
    runs, plan = TableRuns(storage, clock=SystemClock()), a_plan()
    made = a_run(plan=plan).model_copy(update={"tokens": 2100, "cost_micros": 1_230})
    runs.create(Change(run=made, events=(event(made, AuditKind.RECEIVED), event(made, AuditKind.PLANNED))))
    runs.put_document(made.id, plan.digest(), plan.canonical())
    kept = runs.load(made.id).run
    TableAudit(storage).anchor(COMPANY, made.id, event_count=kept.event_count, event_hash=kept.event_hash, at=START)
    return kept


def test_runs_are_listed_for_people_and_programs(gangway: Gangway, run: Run):
    text, document = gangway("runs", "list").stdout, json.loads(gangway("runs", "list", "--json").stdout)

    assert "offboard Dana Whitlock" in text
    assert [one["id"] for one in document["runs"]] == [run.id]


def test_runs_are_filtered_by_status(gangway: Gangway, run: Run):
    shown = gangway("runs", "list", "--status", "completed", "--json").stdout

    assert json.loads(shown) == {"runs": []}
    assert gangway("runs", "list", "--status", "finished").exit_code == 2


def test_a_run_is_shown_with_its_plan_and_its_audit(gangway: Gangway, run: Run):
    text = gangway("runs", "show", run.id).stdout

    assert "Block sign-in" in text
    assert "received" in text
    assert json.loads(gangway("runs", "show", run.id, "--json").stdout)["id"] == run.id


def test_a_run_says_what_reading_its_ticket_cost(gangway: Gangway, run: Run):
    assert "read with 2100 tokens of the model, for 0.0012" in gangway("runs", "show", run.id).stdout
    document = json.loads(gangway("runs", "show", run.id, "--json").stdout)
    assert (document["tokens"], document["cost"]) == (2100, 0.00123)


@pytest.mark.parametrize("name", ["run-000000000000000000000000", "T-1001", "../companies"])
def test_a_run_that_is_not_there_is_one_clear_line(gangway: Gangway, storage: Storage, name: str):
    answer = gangway("runs", "show", name)

    assert answer.exit_code == 2
    assert answer.stderr.startswith("error: ")
    assert len(answer.stderr.splitlines()) == 1


def test_an_untouched_audit_holds(gangway: Gangway, run: Run):
    answer = gangway("audit", "verify", "--json")

    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == {"companies": [{"id": COMPANY, "runs": 1, "problems": []}], "ok": True}


def test_a_changed_event_is_found(gangway: Gangway, run: Run, storage: Storage):
    table = storage.table(keys.RUNS)
    row = next(row for row in table.prefixed(run.id) if any("planned" in str(v) for v in row.values.values()))
    changed = {name: v.replace("gangway", "nobody") if isinstance(v, str) else v for name, v in row.values.items()}
    table.put(
        row.model_copy(update={"values": changed})
        if hasattr(row, "model_copy")
        else type(row)(row.partition, row.key, changed)
    )

    answer = gangway("audit", "verify", COMPANY)

    assert answer.exit_code == 1
    assert f"run {run.id}, event 1: its content was changed" in answer.stderr


def test_a_run_that_was_taken_out_is_found(gangway: Gangway, run: Run, storage: Storage):
    table = storage.table(keys.RUNS)
    for row in list(table.prefixed(run.id)):
        table.delete(row)

    answer = gangway("audit", "verify")

    assert answer.exit_code == 1
    assert f"run {run.id} is gone" in answer.stderr


def test_an_unknown_company_is_one_clear_line(gangway: Gangway, run: Run):
    assert gangway("audit", "verify", "nobody").stderr == "error: there is no company nobody\n"
