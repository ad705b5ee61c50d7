"""What the benchmarks make of what they saw: percentiles, phases, counts, verdicts."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from benchmarks.figures import Figure, machine, show
from benchmarks.ingest import Outcome
from benchmarks.ingest import figures_of as ingest_figures
from benchmarks.load import Answered
from benchmarks.percentiles import percentile
from benchmarks.roundtrips import Budget, Measured
from benchmarks.roundtrips import figures_of as run_figures
from benchmarks.startup import Start
from benchmarks.startup import figures as start_figures
from benchmarks.storage_log import Counted, StorageLog, count
from benchmarks.trips import Phase, phase_of
from sandbox.cloud.log import BatchItem, LogEntry

LINE = '127.0.0.1 - - [25/Nov/2026:01:28:41 +0000] "{} HTTP/1.1" 204 -'


def an_entry(number, started, ended, surface="graph", items=0):
    parts = [BatchItem(id=str(index), method="GET", url="/me") for index in range(items)]
    return LogEntry(
        number, surface, "POST", "/$batch", "", started, datetime(2026, 11, 25, tzinfo=UTC), ended, items=parts
    )


def value_of(found, name):
    return next(figure for figure in found if name in figure.name)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.001, 1)])
def test_a_percentile_is_the_smallest_value_that_so_many_do_not_exceed(share, expected):
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_nothing_measured_has_no_percentile():
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


def test_requests_at_the_same_time_are_one_round_trip_and_sign_in_is_none():
    entries = [
        an_entry(1, 0.0, 0.1, surface="login"),
        an_entry(2, 0.1, 0.2, items=5),
        an_entry(3, 0.12, 0.25, surface="exchange", items=2),
        an_entry(4, 0.3, 0.4, items=1),
    ]
    assert phase_of(entries) == Phase(requests=3, round_trips=2, sign_ins=1, items=8)


def test_storage_requests_are_told_apart_by_what_they_are_about():
    lines = [
        LINE.format("POST //devstoreaccount1/$batch"),
        LINE.format("GET /devstoreaccount1/runs()?$filter=x"),
        LINE.format("POST /devstoreaccount1/Tables"),
        LINE.format("PUT /devstoreaccount1/documents/abc"),
        "Azurite Table service is successfully listening at http://127.0.0.1:1",
    ]
    assert count(lines) == Counted(tables=2, blobs=1, made=1)


def test_only_requests_are_taken_from_the_storage_log(tmp_path):
    path = tmp_path / "log"
    path.write_text(f"starting\n{LINE.format('POST /devstoreaccount1/runs')}\n", "utf-8")
    assert len(StorageLog(path).lines()) == 1


@pytest.mark.parametrize(("value", "budget", "over"), [(1.0, 1.0, False), (1.01, 1.0, True), (99, None, False)])
def test_a_figure_is_over_only_above_its_budget(value, budget, over):
    assert Figure("x", value, "s", budget).is_over is over


def test_figures_are_shown_beside_their_budgets_with_machine_and_verdict():
    out = io.StringIO()
    assert show("Start", [Figure("fast", 0.5, "s", 1.0), Figure("plain", 3)], out) == 0
    assert show("Start", [Figure("slow", 1.5, "s", 1.0)], out) == 1
    printed = out.getvalue()
    assert machine() in printed
    assert "0.50 s" in printed
    assert "budget 1 s" in printed
    assert printed.count("OVER") == 1


def test_start_is_judged_by_the_median_not_by_the_best():
    starts = [Start(seconds, 50) for seconds in (0.5, 1.2, 1.3)]
    found = start_figures(starts, [Start(0.4, 40)])
    assert value_of(found, "function_app, median").value == 1.2
    assert value_of(found, "function_app, median").is_over
    assert not value_of(found, "memory").is_over


def test_a_run_is_told_by_the_best_warm_one_and_sign_in_by_the_cold_one():
    phase = Phase(requests=3, round_trips=2, sign_ins=0, items=12)
    warm = Measured(phase, Phase(11, 7, 0, 40), to_mail=0.4, to_end=1.0, storage=Counted(38, 0, 0), prompt_tokens=0)
    worse = replace(warm, execution=Phase(13, 8, 0, 40), storage=Counted(44, 0, 0))
    cold = replace(warm, planning=replace(phase, sign_ins=3))
    found = run_figures("leaver", cold, [worse, warm], Budget(7, 12))
    assert value_of(found, "round trips, from the last look on").value == 7
    assert value_of(found, "requests, from the last look on").value == 11
    assert value_of(found, "planning and execution").value == 9
    assert value_of(found, "table transactions").value == 38
    assert value_of(found, "sign-in").value == 3
    assert not any(figure.is_over for figure in found)


def test_a_webhook_that_was_refused_or_lost_is_over_budget_however_fast_the_others_were():
    answers = [Answered("T-1", 202, 0.02, 0.0), Answered("T-2", 503, 0.01, 0.0)]
    found = ingest_figures("intake", Outcome(answers, lost=1, read=0))
    assert value_of(found, "p99").value == pytest.approx(20)
    assert not value_of(found, "p99").is_over
    assert value_of(found, "not acknowledged").is_over
    assert value_of(found, "lost").is_over
