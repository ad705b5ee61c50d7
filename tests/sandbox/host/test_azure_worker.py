"""What the local host runs is what Azure's worker would load."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import durabletask.internal.orchestrator_service_pb2 as pb
import pytest
from durabletask.internal import helpers

from sandbox.host.failures import split_error_text
from sandbox.host.indexing import index_app
from sandbox.host.worker import FunctionsWorker
from tests.sandbox.host.azure_worker import IndexingFailed, Invocation, index_as_azure, invoke_as_azure
from tests.sandbox.host.conftest import APP_DIR, APP_MODULE


def test_azures_worker_loads_the_same_functions_with_the_same_triggers():
    ours = {entry.name: dict(entry.trigger) for entry in index_app(APP_DIR, APP_MODULE).functions}
    azures = {function.name: function.trigger for function in index_as_azure(APP_DIR, f"{APP_MODULE}.py")}
    assert json.dumps(azures, sort_keys=True) == json.dumps(ours, sort_keys=True)
    assert {"echo", "tick", "chain", "add_one"} <= azures.keys()


def test_an_app_that_azures_worker_would_refuse_fails_with_its_message(tmp_path):
    app = """
import azure.durable_functions as df
app = df.DFApp()
@app.activity_trigger(input_name="payload")
def act(payload: dict[str, int], other: str) -> str: ...
"""
    (tmp_path / "function_app.py").write_text(app, "utf-8")
    with pytest.raises(IndexingFailed, match="cannot load the act function"):
        index_as_azure(tmp_path)


def test_azures_worker_answers_activities_as_the_local_host_does(host):
    calls = [
        Invocation("add_one", "payload", '{"value": 1}'),
        Invocation("add_one_async", "payload", '{"value": 1}'),
        Invocation("fail", "payload", '{"kind": "none"}'),
        Invocation("fail", "payload", '{"kind": "lines"}'),
        Invocation("fail", "payload", '{"kind": "empty"}'),
        Invocation("fail", "payload", '{"kind": "dataclass"}'),
        Invocation("fail", "payload", "null"),
    ]
    answers = invoke_as_azure(APP_DIR, f"{APP_MODULE}.py", calls)
    for call, azures in zip(calls, answers, strict=True):
        ours = local_answer(host, call)
        if azures.error is None:
            assert ours.result.value == azures.value
        else:
            details = ours.failureDetails
            assert (details.errorType, details.errorMessage) == split_error_text(azures.error)
            assert azures.error.startswith(f"{details.errorType}: {details.errorMessage}")


def test_azures_worker_runs_an_orchestrator_turn_as_the_local_host_does(host):
    started = [
        helpers.new_orchestrator_started_event(datetime(2026, 1, 1, tzinfo=UTC)),
        helpers.new_execution_started_event("chain", "run", '{"value": 1}'),
    ]
    request = pb.OrchestratorRequest(instanceId="run", newEvents=started)
    encoded = base64.b64encode(request.SerializeToString()).decode("ascii")
    azures = pb.OrchestratorResponse()
    answer = invoke_as_azure(APP_DIR, f"{APP_MODULE}.py", [Invocation("chain", "ctx", encoded)])[0]
    azures.ParseFromString(base64.b64decode(str(answer.value)))
    stub: Any = RecordingStub()
    worker_of(host)._execute_orchestrator(request, stub, "token-1")
    assert azures.actions == stub.completed[0].actions
    assert (azures.completionToken, stub.completed[0].completionToken) == ("", "token-1")


class RecordingStub:
    """Takes the place of the backend."""

    def __init__(self) -> None:
        self.completed: list = []

    def CompleteActivityTask(self, response) -> None:  # noqa: N802
        self.completed.append(response)

    def CompleteOrchestratorTask(self, response) -> None:  # noqa: N802
        self.completed.append(response)


def worker_of(host) -> FunctionsWorker:
    return FunctionsWorker(host.app, host.settings, host.backend.address, host.client_json)


def local_answer(host, call: Invocation) -> pb.ActivityResponse:
    request = pb.ActivityRequest(name=call.function, taskId=1, input=helpers.get_string_value(call.text))
    stub: Any = RecordingStub()
    worker_of(host)._execute_activity(request, stub, "token-1")
    return stub.completed[0]
