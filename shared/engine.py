"""The engine port on a Durable Functions client: start a run's orchestration, wake it. Every failure of gRPC becomes ours here."""

from typing import Any, Protocol

import grpc  # type: ignore[import-untyped]  # ships no type information

from shared.contracts import RUN_CHANGED, Orchestrator, RunPayload
from shared.domain.errors import PermanentError, RetryableError
from shared.domain.ids import RunId

# The instance is there already, or is not there (yet, any more): the ledger decides what that means, not we.
STARTED_BEFORE = frozenset({grpc.StatusCode.ALREADY_EXISTS})
NOBODY_LISTENS = frozenset({grpc.StatusCode.NOT_FOUND, grpc.StatusCode.FAILED_PRECONDITION})
WORTH_RETRYING = frozenset(
    {
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        grpc.StatusCode.ABORTED,
        grpc.StatusCode.INTERNAL,
        grpc.StatusCode.UNKNOWN,
        grpc.StatusCode.CANCELLED,
    }
)


# Names of durabletask's OrchestrationStatus that mean "not ended".
AT_WORK = frozenset({"PENDING", "RUNNING", "SUSPENDED", "CONTINUED_AS_NEW"})


class DurableClient(Protocol):
    """The calls that we need of `SyncDurableFunctionsClient`."""

    def schedule_new_orchestration(self, orchestrator: str, /, *, input: RunPayload, instance_id: str) -> str: ...  # noqa: A002 - its name

    def raise_orchestration_event(self, instance_id: str, event_name: str, /) -> None: ...

    def purge_orchestration(self, instance_id: str, /) -> object: ...

    def get_orchestration_state(self, instance_id: str, /) -> Any | None: ...


class DurableEngine:
    """Implements ports.Engine. The instance id is the run id, so that a second start of a run that is at work does nothing."""

    def __init__(self, client: DurableClient) -> None:
        self._client = client

    def start(self, run: RunId) -> None:
        payload = RunPayload(run_id=run)
        try:
            self._client.schedule_new_orchestration(Orchestrator.FULFIL_TICKET.value, input=payload, instance_id=run)
        except grpc.RpcError as error:
            if _code(error) not in STARTED_BEFORE:
                raise _ours(error) from error
            self._start_over_ended(run)

    def _start_over_ended(self, run: RunId) -> None:
        """An orchestration of this id exists. Azure replaces one that has ended; a backend that does not is told to forget it."""
        if self.is_working(run):
            return
        try:
            self._client.purge_orchestration(run)
            payload = RunPayload(run_id=run)
            self._client.schedule_new_orchestration(Orchestrator.FULFIL_TICKET.value, input=payload, instance_id=run)
        except grpc.RpcError as error:
            raise _ours(error) from error

    def wake(self, run: RunId) -> None:
        try:
            self._client.raise_orchestration_event(run, RUN_CHANGED)
        except grpc.RpcError as error:
            if _code(error) not in NOBODY_LISTENS:
                raise _ours(error) from error

    def is_working(self, run: RunId) -> bool:
        try:
            state = self._client.get_orchestration_state(run)
        except grpc.RpcError as error:
            raise _ours(error) from error
        return state is not None and state.runtime_status.name in AT_WORK


def _code(error: grpc.RpcError) -> grpc.StatusCode:
    # A failed call is a grpc.Call as well; the base class does not say so.
    return error.code() if isinstance(error, grpc.Call) else grpc.StatusCode.UNKNOWN


def _ours(error: grpc.RpcError) -> RetryableError | PermanentError:
    code = _code(error)
    kind = RetryableError if code in WORTH_RETRYING else PermanentError
    return kind("the workflow engine did not take the message", code=code.name.lower())
