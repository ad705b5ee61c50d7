"""The durable backend of the local host: the SDK's in-memory one, made to answer like Azure where it differs.

Differences repaired (all seen in durabletask/testing/in_memory_backend.py): it listens on every interface and cannot choose
a port; work handed to a worker that dies is lost; a finished run can never be started again; events to a finished run
vanish; a terminated run goes on when its activity completes; a failure without text counts as success; a child longer than
30 seconds leaves its parent waiting. State is in memory only: a new process is an empty task hub. Not repaired: `start_at`
is ignored, and a timer left open by continue_as_new fires into the next round.
"""

from collections.abc import Callable, Iterator
from concurrent import futures
from typing import override

import durabletask.internal.orchestrator_service_pb2 as pb
import durabletask.internal.orchestrator_service_pb2_grpc as stubs
import grpc  # type: ignore[import-untyped]  # grpcio ships no types
from durabletask.testing.in_memory_backend import (
    ActivityWorkItem,
    InMemoryOrchestrationBackend,
    OrchestrationInstance,
)

# One server thread per worker stream and per blocked wait; the SDK's 10 are used up by nine waiting clients.
_SERVER_THREADS = 64
_A_YEAR_SECONDS = 365.0 * 24 * 3600

# The in-memory backend takes a failure without text for a success.
_NO_TEXT = "(no message)"

type _Key = tuple[str, str, int, str] | tuple[str, str, str]


class LocalBackend(InMemoryOrchestrationBackend):
    """In-memory task hub on loopback that redelivers the work of dead workers."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port=port)
        self._handed_out: dict[_Key, tuple[object, pb.WorkItem]] = {}

    @property
    def port(self) -> int:
        return self._port

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._port}"

    @override
    def start(self) -> str:
        self._shutdown_event.clear()
        executor = futures.ThreadPoolExecutor(max_workers=_SERVER_THREADS, thread_name_prefix="backend")
        # Without this two backends may share one port and split the work between them.
        server = grpc.server(executor, options=[("grpc.so_reuseport", 0)])
        stubs.add_TaskHubSidecarServiceServicer_to_server(self, server)  # type: ignore[no-untyped-call]
        self._port = server.add_insecure_port(self.address)
        self._server = server
        server.start()
        return self.address

    @override
    def GetWorkItems(self, request: pb.GetWorkItemsRequest, context: grpc.ServicerContext) -> Iterator[pb.WorkItem]:
        stream = object()
        context.add_callback(lambda: self._redeliver(stream))
        for item in super().GetWorkItems(request, context):
            with self._lock:
                self._handed_out[_key_of(item)] = (stream, item)
            if not context.is_active():  # the callback may have run before this item was noted
                self._redeliver(stream)
                return
            yield item

    @override
    def StartInstance(
        self, request: pb.CreateInstanceRequest, context: grpc.ServicerContext
    ) -> pb.CreateInstanceResponse:
        with self._lock:
            existing = self._instances.get(request.instanceId)
            if existing is not None and self._is_terminal_status(existing.status):
                self._forget(request.instanceId)
            return super().StartInstance(request, context)

    @override
    def RaiseEvent(self, request: pb.RaiseEventRequest, context: grpc.ServicerContext) -> pb.RaiseEventResponse:
        with self._lock:
            self._refuse_finished(request.instanceId, context)
            return super().RaiseEvent(request, context)

    @override
    def TerminateInstance(self, request: pb.TerminateRequest, context: grpc.ServicerContext) -> pb.TerminateResponse:
        with self._lock:
            if request.instanceId not in self._instances:
                context.abort(grpc.StatusCode.NOT_FOUND, f"Orchestration instance '{request.instanceId}' not found")
            self._refuse_finished(request.instanceId, context)
            return super().TerminateInstance(request, context)

    @override
    def CompleteOrchestratorTask(
        self, request: pb.OrchestratorResponse, context: grpc.ServicerContext
    ) -> pb.CompleteTaskResponse:
        with self._lock:
            self._handed_out.pop(("orchestration", request.instanceId, request.completionToken), None)
            return super().CompleteOrchestratorTask(request, context)

    @override
    def CompleteActivityTask(
        self, request: pb.ActivityResponse, context: grpc.ServicerContext
    ) -> pb.CompleteTaskResponse:
        with self._lock:
            if not self._is_due(request):
                return pb.CompleteTaskResponse()
            if request.HasField("failureDetails") and not request.failureDetails.errorMessage:
                request.failureDetails.errorMessage = _NO_TEXT
            return super().CompleteActivityTask(request, context)

    @override
    def _wait_for_state(
        self, instance_id: str, predicate: Callable[[OrchestrationInstance], bool], timeout: float | None
    ) -> OrchestrationInstance | None:
        # Without a timeout the SDK gives up after 30 seconds, and a parent never hears of a longer child.
        return super()._wait_for_state(instance_id, predicate, timeout or _A_YEAR_SECONDS)

    def _is_due(self, request: pb.ActivityResponse) -> bool:
        """Whether anybody still waits for this answer: given once, by whoever is first, and the run is alive."""
        key = ("activity", request.instanceId, request.taskId, request.completionToken)
        queued = next((item for item in self._activity_queue if _key_of_queued(item) == key), None)
        if queued is not None:
            self._activity_queue.remove(queued)
        known = self._handed_out.pop(key, None) is not None or queued is not None
        instance = self._instances.get(request.instanceId)
        return known and instance is not None and not self._is_terminal_status(instance.status)

    def _refuse_finished(self, instance_id: str, context: grpc.ServicerContext) -> None:
        instance = self._instances.get(instance_id)
        if instance is not None and self._is_terminal_status(instance.status):
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, f"Orchestration instance '{instance_id}' has finished")

    def _forget(self, instance_id: str) -> None:
        del self._instances[instance_id]
        self._orchestration_queue_set.discard(instance_id)
        for key in [key for key in self._handed_out if key[1] == instance_id]:
            del self._handed_out[key]
        for item in [item for item in self._activity_queue if item.instance_id == instance_id]:
            self._activity_queue.remove(item)

    def _redeliver(self, stream: object) -> None:
        """A worker went away: what it had not finished is due again, at least once, as after a lost lease on Azure."""
        with self._lock:
            for key in [key for key, (owner, _) in self._handed_out.items() if owner is stream]:
                item = self._handed_out.pop(key)[1]
                if item.HasField("activityRequest"):
                    self._requeue_activity(item)
                elif item.HasField("orchestratorRequest"):
                    self._requeue_orchestration(item)

    def _requeue_activity(self, item: pb.WorkItem) -> None:
        request = item.activityRequest
        self._activity_queue.append(
            ActivityWorkItem(
                instance_id=request.orchestrationInstance.instanceId,
                name=request.name,
                task_id=request.taskId,
                input=request.input.value if request.HasField("input") else None,
                completion_token=int(item.completionToken),
            )
        )
        self._work_available.set()

    def _requeue_orchestration(self, item: pb.WorkItem) -> None:
        instance = self._instances.get(item.orchestratorRequest.instanceId)
        if instance is None or str(instance.completion_token) != item.completionToken:
            return
        # A new token makes an answer of the old worker stale; accepting both would tear a hole into the history.
        instance.completion_token = self._next_completion_token
        self._next_completion_token += 1
        instance.pending_events = [*instance.dispatched_events, *instance.pending_events]
        instance.dispatched_events.clear()
        self._orchestration_in_flight.discard(instance.instance_id)
        self._enqueue_orchestration(instance.instance_id)


def _key_of(item: pb.WorkItem) -> _Key:
    if item.HasField("activityRequest"):
        request = item.activityRequest
        return ("activity", request.orchestrationInstance.instanceId, request.taskId, item.completionToken)
    return ("orchestration", item.orchestratorRequest.instanceId, item.completionToken)


def _key_of_queued(item: ActivityWorkItem) -> _Key:
    return ("activity", item.instance_id, item.task_id, str(item.completion_token))
