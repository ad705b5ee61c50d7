"""Runs orchestrators and activities of the app against a durabletask backend, entering them as Azure does.

The orchestrator handler gets a base64 OrchestratorRequest and answers a base64 OrchestratorResponse; an activity's input and
result pass through the Functions converters; failures are reduced to what survives on Azure. So a dataclass result, a
lost error text or a wrong parameter name fails here the way it fails there.
"""

import base64
import logging
import warnings

import durabletask.internal.orchestrator_service_pb2 as pb
from azure.functions._durable_functions import df_loads
from durabletask.grpc_options import GrpcChannelOptions, GrpcWorkerResiliencyOptions
from durabletask.internal.helpers import get_string_value, new_complete_orchestration_action
from durabletask.internal.orchestrator_service_pb2_grpc import TaskHubSidecarServiceStub
from durabletask.worker import ConcurrencyOptions, TaskHubGrpcWorker

from sandbox.host.converters import decode, encode
from sandbox.host.failures import failure_details, missing_function
from sandbox.host.indexing import FunctionEntry, IndexedApp, Kind
from sandbox.host.invocation import Outcome, arguments_for, invoke
from sandbox.host.settings import HostSettings

_LOGGER = logging.getLogger("host.durable")
# Ending the work item stream is how the SDK's worker stops; it reports that as an error.
_LOGGER.addFilter(lambda record: "Locally cancelled by application" not in record.getMessage())
_RECONNECT_CAP_SECONDS = 2.0


class FunctionsWorker(TaskHubGrpcWorker):
    """Takes work items from the backend and hands them to the app's functions."""

    def __init__(self, app: IndexedApp, settings: HostSettings, backend_address: str, client_json: str) -> None:
        super().__init__(
            host_address=backend_address,
            logger=_LOGGER,
            concurrency_options=ConcurrencyOptions(
                maximum_concurrent_activity_work_items=settings.max_activities,
                maximum_concurrent_orchestration_work_items=settings.max_orchestrators,
                maximum_thread_pool_workers=settings.max_activities + settings.max_orchestrators,
            ),
            # The in-memory backend sends no pings, so the default would cut an idle stream every two minutes.
            resiliency_options=GrpcWorkerResiliencyOptions(
                silent_disconnect_timeout_seconds=0,
                hello_timeout_seconds=5,
                reconnect_backoff_base_seconds=0.2,
                reconnect_backoff_cap_seconds=_RECONNECT_CAP_SECONDS,
            ),
            # gRPC's own pause grows to two minutes; a restarted backend should be found at once.
            channel_options=GrpcChannelOptions(raw_options=[("grpc.max_reconnect_backoff_ms", 1000)]),
            emit_trace_spans=False,
        )
        self._client_json = client_json
        self._orchestrators = {entry.task_name: entry for entry in app.of_kind(Kind.ORCHESTRATION)}
        self._activities = {entry.task_name: entry for entry in app.of_kind(Kind.ACTIVITY)}
        _spend_codec_warning()

    def _execute_orchestrator(
        self,
        req: pb.OrchestratorRequest,
        stub: TaskHubSidecarServiceStub,
        completionToken: str,  # noqa: N803  # the base class names it
    ) -> None:
        name = _orchestrator_name(req)
        entry = self._orchestrators.get(name)
        if entry is None:
            response = _failed(missing_function("orchestrator", name))
        else:
            encoded = base64.b64encode(req.SerializeToString()).decode("ascii")
            outcome = self._call(entry, encoded)
            response = _failed(failure_details(outcome.error)) if outcome.error else _parse(outcome)
        response.instanceId = req.instanceId
        # The function cannot know it; without it the backend takes the answer for a stale one and the run hangs.
        response.completionToken = completionToken
        stub.CompleteOrchestratorTask(response)

    def _execute_activity(
        self,
        req: pb.ActivityRequest,
        stub: TaskHubSidecarServiceStub,
        completionToken: str,  # noqa: N803  # the base class names it
    ) -> None:
        entry = self._activities.get(req.name)
        response = pb.ActivityResponse(
            instanceId=req.orchestrationInstance.instanceId, taskId=req.taskId, completionToken=completionToken
        )
        if entry is None:
            response.failureDetails.CopyFrom(missing_function("activity", req.name))
        else:
            # An absent input reaches the function as None.
            outcome = self._call(entry, req.input.value if req.HasField("input") else "null")
            if outcome.error:
                response.failureDetails.CopyFrom(failure_details(outcome.error))
            else:
                response.result.CopyFrom(get_string_value(str(outcome.value)))
        stub.CompleteActivityTask(response)

    def _call(self, entry: FunctionEntry, text: str) -> Outcome:
        try:
            value = decode(entry.kind, "string", text)
        except ValueError as error:
            return Outcome(error=error)
        arguments = arguments_for(entry, value, self._client_json)
        return invoke(entry, arguments, lambda result: encode(entry.kind, result).value)


def _orchestrator_name(request: pb.OrchestratorRequest) -> str:
    """The name of the newest start event: a run that continued as new has only one, a restarted one the last."""
    events = [*request.pastEvents, *request.newEvents]
    return next((e.executionStarted.name for e in reversed(events) if e.HasField("executionStarted")), "")


def _parse(outcome: Outcome) -> pb.OrchestratorResponse:
    response = pb.OrchestratorResponse()
    response.ParseFromString(base64.b64decode(str(outcome.value)))
    return response


def _failed(details: pb.TaskFailureDetails) -> pb.OrchestratorResponse:
    action = new_complete_orchestration_action(-1, pb.ORCHESTRATION_STATUS_FAILED, "", details)
    return pb.OrchestratorResponse(actions=[action])


def _spend_codec_warning() -> None:
    """The codec warns once per process when it decodes without a type, which is how Azure's worker always calls it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        df_loads("null")
