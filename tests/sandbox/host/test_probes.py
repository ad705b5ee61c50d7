"""What the installed durabletask and azure-functions-durable do, where the product's design depends on it.

These are facts about the libraries, not rules of ours: when an upgrade changes one, the test says so and the code that
relies on it can be looked at. `stock` is the SDK's backend as it comes; where sandbox/host repairs it, the repaired behaviour
has its own test beside it. Everything that hangs is bounded by a timeout.
"""

import base64
import inspect
import json
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import azure.durable_functions as df
import durabletask.internal.orchestrator_service_pb2 as pb
import grpc  # type: ignore[import-untyped]
import pytest
from azure.durable_functions.worker import DurableFunctionsWorker
from durabletask.client import OrchestrationStatus, TaskHubGrpcClient
from durabletask.internal import helpers
from durabletask.task import RetryPolicy
from durabletask.testing import InMemoryOrchestrationBackend, in_memory_backend

from sandbox.host.indexing import index_app
from sandbox.host.processes import free_port
from sandbox.host.roles import client_binding
from sandbox.host.settings import read_settings
from sandbox.host.worker import FunctionsWorker
from tests.sandbox.host.conftest import APP_DIR, APP_MODULE
from tests.sandbox.host.test_timers import notes, until

HANGS_SECONDS = 1.5


@pytest.fixture
def stock(host) -> Iterator[TaskHubGrpcClient]:
    """A client of the SDK's own in-memory backend, served by our worker."""
    backend = InMemoryOrchestrationBackend(port=free_port())
    address = backend.start().replace("localhost", "127.0.0.1")
    settings = read_settings(APP_DIR)
    worker = FunctionsWorker(index_app(APP_DIR, APP_MODULE), settings, address, client_binding(settings, address, ""))
    worker.start()
    client = TaskHubGrpcClient(host_address=address)
    yield client
    client.close()
    worker.stop()
    backend.stop()


def hangs(client, instance: str) -> bool:
    try:
        client.wait_for_orchestration_completion(instance, timeout=HANGS_SECONDS)
    except TimeoutError:
        return True
    return False


def test_an_empty_when_all_never_completes(host):
    instance = host.client.schedule_new_orchestration("empty_wave")
    assert hangs(host.client, instance)
    host.client.terminate_orchestration(instance)


def test_registered_orchestrators_are_coroutines_and_a_parameter_called_context_is_renamed():
    app = {entry.name: entry for entry in index_app(APP_DIR, APP_MODULE).functions}
    assert inspect.iscoroutinefunction(app["chain"].call)
    assert app["chain"].trigger_parameter == "ctx"
    assert app["named_context"].trigger_parameter == "_durable_input"


def test_functions_of_an_app_can_be_asked_for_only_once():
    app = df.DFApp()
    app.get_functions()
    with pytest.raises(ValueError, match="unique function name"):
        app.get_functions()


def test_starting_over_a_finished_run_is_refused_by_the_stock_backend(stock):
    stock.schedule_new_orchestration("chain", input={"value": 1}, instance_id="once")
    stock.wait_for_orchestration_completion("once", timeout=20)
    with pytest.raises(grpc.RpcError) as refused:
        stock.schedule_new_orchestration("chain", input={"value": 1}, instance_id="once")
    assert refused.value.code() is grpc.StatusCode.ALREADY_EXISTS


def test_starting_over_a_finished_run_replaces_it_here_as_on_azure(host):
    results = []
    for value in (1, 10):
        host.client.schedule_new_orchestration("chain", input={"value": value}, instance_id="replaced")
        state = host.client.wait_for_orchestration_completion("replaced", timeout=20)
        results.append(json.loads(state.serialized_output))
    assert results == [{"value": 3}, {"value": 12}]


def test_starting_over_a_running_run_is_refused(host):
    host.client.schedule_new_orchestration("race", input={"seconds": 60}, instance_id="running")
    with pytest.raises(grpc.RpcError) as refused:
        host.client.schedule_new_orchestration("race", input={"seconds": 60}, instance_id="running")
    assert refused.value.code() is grpc.StatusCode.ALREADY_EXISTS
    host.client.terminate_orchestration("running")


def test_start_at_is_ignored(stock):
    later = datetime.now(UTC) + timedelta(hours=1)
    instance = stock.schedule_new_orchestration("chain", input={"value": 1}, start_at=later)
    assert stock.wait_for_orchestration_completion(instance, timeout=20) is not None


def test_a_terminated_run_goes_on_in_the_stock_backend_when_its_activity_ends(stock, tmp_path):
    assert later_activity_runs_after_terminate(stock, tmp_path)


def test_a_terminated_run_stays_dead_here_as_on_azure(host, tmp_path):
    assert not later_activity_runs_after_terminate(host.client, tmp_path)


def later_activity_runs_after_terminate(client, tmp_path) -> bool:
    gate = tmp_path / "gate"
    started, finished = len(notes("slow started")), len(notes("slow finished"))
    instance = client.schedule_new_orchestration("two_slow_steps", input={"seconds": 60, "until": str(gate)})
    until(lambda: len(notes("slow started")) == started + 1)
    client.terminate_orchestration(instance)
    until(lambda: client.get_orchestration_state(instance).runtime_status is OrchestrationStatus.TERMINATED)
    gate.touch()
    until(lambda: len(notes("slow finished")) > finished)
    time.sleep(0.5)
    return len(notes("slow started")) == started + 2


def test_an_event_to_a_finished_run_is_lost_in_the_stock_backend_and_refused_here(stock, host):
    for client in (stock, host.client):
        client.schedule_new_orchestration("chain", input={"value": 1}, instance_id="ended")
        client.wait_for_orchestration_completion("ended", timeout=20)
    stock.raise_orchestration_event("ended", "decision", data=1)
    with pytest.raises(grpc.RpcError) as refused:
        host.client.raise_orchestration_event("ended", "decision", data=1)
    assert refused.value.code() is grpc.StatusCode.FAILED_PRECONDITION


def test_an_unknown_run_takes_no_event(host):
    with pytest.raises(grpc.RpcError) as refused:
        host.client.raise_orchestration_event("nobody", "decision", data=1)
    assert refused.value.code() is grpc.StatusCode.NOT_FOUND


def test_a_failure_without_text_counts_as_success_in_the_stock_backend(stock):
    instance = stock.schedule_new_orchestration("failing", input={"kind": "empty"})
    state = stock.wait_for_orchestration_completion(instance, timeout=20)
    assert json.loads(state.serialized_output) == {"result": None}


def test_a_timer_left_open_by_continue_as_new_fires_into_the_next_round(stock):
    instance = stock.schedule_new_orchestration("again_with_open_timer", input={"round": 0, "seconds": 1})
    stock.wait_for_orchestration_start(instance, timeout=20)
    stock.raise_orchestration_event(instance, "go", data=1)
    state = stock.wait_for_orchestration_completion(instance, timeout=20)
    assert json.loads(state.serialized_output) == "early"  # its own timer is due in ten minutes


def test_retry_timeout_is_measured_on_the_wall_clock_so_a_late_replay_fails_the_run(host):
    assert replay_of_a_retried_activity(None) == []
    actions = replay_of_a_retried_activity(timedelta(minutes=5))
    assert actions[0].completeOrchestration.orchestrationStatus == pb.ORCHESTRATION_STATUS_FAILED


def replay_of_a_retried_activity(retry_timeout: timedelta | None) -> list[pb.OrchestratorAction]:
    def orchestrator(ctx, _):
        policy = RetryPolicy(
            first_retry_interval=timedelta(seconds=1), max_number_of_attempts=5, retry_timeout=retry_timeout
        )
        yield ctx.call_activity("vendor", input={}, retry_policy=policy)
        yield ctx.wait_for_external_event("decision")

    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    past = [
        helpers.new_orchestrator_started_event(long_ago),
        helpers.new_execution_started_event("orchestrator", "run", None),
        helpers.new_task_scheduled_event(1, "vendor", "{}"),
        helpers.new_orchestrator_started_event(long_ago),
        helpers.new_task_failed_event(1, RuntimeError("busy")),
        helpers.new_timer_created_event(2, long_ago + timedelta(seconds=1)),
        helpers.new_orchestrator_started_event(long_ago + timedelta(seconds=1)),
        helpers.new_timer_fired_event(2, long_ago + timedelta(seconds=1)),
        helpers.new_task_scheduled_event(1, "vendor", "{}"),
    ]
    new = [
        helpers.new_orchestrator_started_event(long_ago + timedelta(days=3)),
        helpers.new_task_completed_event(1, "null"),
    ]
    return replay(orchestrator, past, new)


def replay(orchestrator, past, new) -> list[pb.OrchestratorAction]:
    request = pb.OrchestratorRequest(instanceId="run", pastEvents=past, newEvents=new)
    encoded = base64.b64encode(request.SerializeToString()).decode()
    answer = DurableFunctionsWorker().execute_orchestration_request(orchestrator, encoded)
    response = pb.OrchestratorResponse()
    response.ParseFromString(base64.b64decode(answer))
    return list(response.actions)


def test_a_child_of_more_than_thirty_seconds_leaves_its_parent_waiting_in_the_stock_backend(stock, hurried):
    instance = stock.schedule_new_orchestration("parent", input={"seconds": 2})
    until(lambda: finished(stock, f"{instance}-child"))
    time.sleep(HANGS_SECONDS)
    assert not finished(stock, instance)


def test_a_child_of_more_than_thirty_seconds_reports_to_its_parent_here(host, hurried):
    instance = host.client.schedule_new_orchestration("parent", input={"seconds": 2})
    until(lambda: finished(host.client, instance))


@pytest.fixture
def hurried(monkeypatch) -> None:
    """The SDK's thirty seconds pass in one."""

    class Impatient(threading.Event):
        def wait(self, timeout=None):
            return super().wait(timeout / 30 if timeout else timeout)

    original = in_memory_backend.StateWaiter
    monkeypatch.setattr(
        in_memory_backend, "StateWaiter", lambda predicate: original(predicate=predicate, event=Impatient())
    )


def finished(client, instance: str) -> bool:
    state = client.get_orchestration_state(instance)
    return state is not None and state.runtime_status is OrchestrationStatus.COMPLETED
