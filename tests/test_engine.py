"""The engine port on a Durable client: the ledger decides, so that a start or a wake that is too much is no fault."""

from types import SimpleNamespace

import grpc  # type: ignore[import-untyped]  # grpcio ships no types
import pytest

from shared.contracts import RUN_CHANGED
from shared.domain.errors import PermanentError, RetryableError
from shared.domain.ids import TicketId, run_id_for
from shared.engine import DurableEngine
from tests.builders import CONNECTION

RUN = run_id_for(CONNECTION, TicketId("T-1"))


class Refused(grpc.RpcError, grpc.Call):  # type: ignore[misc]
    """A failed call as grpc raises it."""

    def __init__(self, code: grpc.StatusCode) -> None:
        super().__init__()
        self._code = code

    def code(self):
        return self._code

    def is_active(self): ...
    def time_remaining(self): ...
    def cancel(self): ...
    def add_callback(self, callback): ...
    def initial_metadata(self): ...
    def trailing_metadata(self): ...
    def details(self):
        return "AccountKey=s3cret"


class Client:
    """Instances by id with their status, as the in-memory backend keeps them: a start over any of them is refused."""

    def __init__(self, fails_with: grpc.StatusCode | None = None, *, status: str = "") -> None:
        self.calls: list[tuple] = []
        self.fails_with = fails_with
        self.instances = {RUN: status} if status else {}

    def _call(self, *call) -> None:
        self.calls.append(call)
        if self.fails_with:
            raise Refused(self.fails_with)

    def schedule_new_orchestration(self, orchestrator, *, input, instance_id):  # noqa: A002 - the client's name
        self._call(orchestrator, input, instance_id)
        if instance_id in self.instances:
            raise Refused(grpc.StatusCode.ALREADY_EXISTS)
        self.instances[instance_id] = "PENDING"
        return instance_id

    def raise_orchestration_event(self, instance_id, event_name):
        self._call(instance_id, event_name)

    def purge_orchestration(self, instance_id):
        self._call("purge", instance_id)
        del self.instances[instance_id]

    def get_orchestration_state(self, instance_id):
        self._call(instance_id)
        status = self.instances.get(instance_id)
        return SimpleNamespace(runtime_status=SimpleNamespace(name=status)) if status else None


def test_a_run_is_started_under_its_own_id_with_nothing_but_its_id():
    client = Client()

    DurableEngine(client).start(RUN)

    assert client.calls == [("fulfil_ticket", {"run_id": RUN}, RUN)]
    assert type(client.calls[0][0]) is str


def test_a_run_is_woken_with_nothing_in_the_event():
    client = Client()

    DurableEngine(client).wake(RUN)

    assert client.calls == [(RUN, RUN_CHANGED)]


def test_starting_again_what_is_at_work_is_no_fault_and_leaves_it_alone():
    client = Client(status="RUNNING")

    DurableEngine(client).start(RUN)

    assert client.instances == {RUN: "RUNNING"}


def test_what_has_ended_is_started_over():
    client = Client(status="FAILED")

    DurableEngine(client).start(RUN)

    assert client.instances == {RUN: "PENDING"}


@pytest.mark.parametrize("code", [grpc.StatusCode.NOT_FOUND, grpc.StatusCode.FAILED_PRECONDITION])
def test_waking_what_has_ended_or_not_begun_is_no_fault(code):
    DurableEngine(Client(code)).wake(RUN)


@pytest.mark.parametrize("verb", ["start", "wake", "is_working"])
def test_a_lost_connection_is_worth_another_try_and_tells_nothing_of_the_inside(verb):
    with pytest.raises(RetryableError) as caught:
        getattr(DurableEngine(Client(grpc.StatusCode.UNAVAILABLE)), verb)(RUN)

    assert "s3cret" not in str(caught.value)
    assert caught.value.code == "unavailable"


def test_a_refusal_for_good_is_permanent():
    with pytest.raises(PermanentError):
        DurableEngine(Client(grpc.StatusCode.PERMISSION_DENIED)).start(RUN)


@pytest.mark.parametrize(
    ("status", "working"),
    [
        ("", False),
        ("RUNNING", True),
        ("PENDING", True),
        ("SUSPENDED", True),
        ("COMPLETED", False),
        ("FAILED", False),
        ("TERMINATED", False),
    ],
)
def test_a_run_is_at_work_while_its_orchestration_has_not_ended(status, working):
    assert DurableEngine(Client(status=status)).is_working(RUN) is working
