"""Orchestrators and activities entered the way Azure enters them."""

import json
import threading
import time
from pathlib import Path

import pytest
from durabletask.client import OrchestrationStatus

from tests.sandbox.host.test_timers import notes, until


def finish(host, name, value=None, seconds=20):
    instance = host.client.schedule_new_orchestration(name, input=value)
    return host.client.wait_for_orchestration_completion(instance, timeout=seconds)


def output(state):
    assert state.runtime_status is OrchestrationStatus.COMPLETED, state.failure_details
    return json.loads(state.serialized_output)


def test_a_run_started_over_http_calls_plain_and_coroutine_activities(host, http):
    assert http.post("/start/chain/over-http", json={"value": 1}).status_code == 202
    assert output(host.client.wait_for_orchestration_completion("over-http", timeout=20)) == {"value": 3}


def test_an_orchestrator_whose_parameter_is_called_context_and_an_activity_with_a_client_work(host):
    assert output(finish(host, "named_context")) == "named_context"


def test_an_event_that_comes_first_wins_the_race(host):
    instance = host.client.schedule_new_orchestration("race", input={"seconds": 60})
    host.client.wait_for_orchestration_start(instance, timeout=20)
    host.client.raise_orchestration_event(instance, "decision", data={"by": "pat"})
    assert output(host.client.wait_for_orchestration_completion(instance, timeout=20)) == {"decided": {"by": "pat"}}


def test_a_timer_that_comes_first_wins_the_race(host):
    assert output(finish(host, "race", {"seconds": 0.2})) == {"decided": None}


def test_an_activity_is_tried_again_as_its_policy_says(host):
    assert output(finish(host, "retrying", {"attempts": 3})) == "attempt 3"
    state = finish(host, "retrying", {"attempts": 2})
    assert state.runtime_status is OrchestrationStatus.FAILED


def test_a_failure_arrives_as_bare_class_name_and_first_line(host):
    seen = output(finish(host, "failing", {"kind": "lines"}))
    assert seen == {"type": "VendorError", "message": "first: line", "vendor": True}


def test_a_failure_without_text_is_still_a_failure(host):
    assert output(finish(host, "failing", {"kind": "empty"}))["type"] == "VendorError"


def test_an_activity_result_that_is_not_json_is_a_failure_as_on_azure(host):
    seen = output(finish(host, "failing", {"kind": "dataclass"}))
    assert seen["type"] == "ValueError"
    assert "json serializable" in seen["message"]


def test_an_activity_may_return_nothing(host):
    assert output(finish(host, "failing", {"kind": "none"})) == {"result": None}


def test_an_orchestrator_result_that_is_not_json_fails_the_run(host):
    assert finish(host, "not_json").runtime_status is OrchestrationStatus.FAILED


def test_an_orchestrator_that_raises_fails_with_its_own_error(host):
    state = finish(host, "raising")
    assert state.runtime_status is OrchestrationStatus.FAILED
    assert "the orchestrator itself" in state.failure_details.message


def test_names_that_no_function_has_fail_with_a_sentence(host):
    assert "doesn't exist" in finish(host, "no_such_orchestrator").failure_details.message
    assert "doesn't exist" in finish(host, "unknown_activity").failure_details.message


def test_no_more_activities_run_at_once_than_host_json_allows(host):
    before = len(notes("slow started"))
    output(finish(host, "many_slow", {"count": 10}))
    running = most = 0
    path_notes = [n for n in all_notes() if n["event"] in ("slow started", "slow finished")][2 * before :]
    for note in path_notes:
        running += 1 if note["event"] == "slow started" else -1
        most = max(most, running)
    assert most == 4  # maxConcurrentActivityFunctions in the test app's host.json


def all_notes():
    import os

    return [json.loads(line) for line in Path(os.environ["HOST_TEST_LOG"]).read_text("utf-8").splitlines()]


def test_a_worker_that_stops_finishes_its_activity_and_the_next_one_continues(host, tmp_path):
    gate = tmp_path / "gate"
    before = len(notes("slow started"))
    instance = host.client.schedule_new_orchestration("two_slow_steps", input={"seconds": 60, "until": str(gate)})
    until(lambda: len(notes("slow started")) == before + 1)
    threading.Timer(0.3, gate.touch).start()
    host.restart_worker()
    assert output(host.client.wait_for_orchestration_completion(instance, timeout=30)) == ["done", "done"]


def test_a_backend_thrown_away_is_found_again_and_takes_new_runs(host):
    instance = host.client.schedule_new_orchestration("race", input={"seconds": 60})
    host.client.wait_for_orchestration_start(instance, timeout=20)
    host.lose_backend()
    deadline = time.monotonic() + 30
    while True:
        try:
            assert host.client.get_orchestration_state(instance) is None
            break
        except Exception:  # noqa: BLE001  # the cached client needs a moment to reconnect
            if time.monotonic() > deadline:
                pytest.fail("the client did not find the new backend")
            time.sleep(0.1)
    assert output(finish(host, "chain", {"value": 5}, seconds=30)) == {"value": 7}
