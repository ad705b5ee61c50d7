"""POST /api/tickets/{connection}: acknowledged is a run, refused is recorded, and nothing in between."""

import hashlib
from datetime import timedelta

import pytest

from http_triggers.entry import answer_program
from http_triggers.ticket_received import handle
from shared.domain.errors import OutsideError, RetryableError
from shared.domain.ids import TicketId, run_id_for
from shared.domain.run import RunStatus
from tests.builders import CONNECTION
from tests.fakes.audit_log import FakeAuditLog
from tests.http_triggers.world import World, a_request, an_event, json_of

RUN = run_id_for(CONNECTION, TicketId("T-2002"))


def post(world: World, body: bytes, *, connection: str = "desk", headers: dict[str, str] | None = None):
    request = a_request(
        "POST",
        f"http://gangway.example/api/tickets/{connection}",
        route={"connection": connection},
        headers=world.signed(body) if headers is None else headers,
        body=body,
    )
    return answer_program(lambda ports: handle(request, ports, world.engine), lambda: world.ports, challenge="X")


def test_a_signed_webhook_is_acknowledged_with_the_runs_address():
    world = World()

    answer = post(world, an_event())

    assert answer.status_code == 202
    assert answer.headers["Location"] == f"/api/runs/{RUN}"
    assert json_of(answer) == {"run_id": RUN, "receipt": "started"}
    assert world.runs.load(RUN).run.status is RunStatus.RECEIVED
    assert world.engine.started == [RUN]


def test_a_redelivery_gives_the_same_run():
    world = World()
    answers = [post(world, an_event()) for _ in range(3)]

    assert [a.status_code for a in answers] == [202] * 3
    assert {json_of(a)["run_id"] for a in answers} == {RUN}
    assert world.engine.started == [RUN]


def test_our_own_event_is_acknowledged_and_ignored():
    world = World()
    body = an_event(event="ticket.updated", actor={"kind": "system"})

    answer = post(world, body)

    assert (answer.status_code, json_of(answer)["receipt"]) == (202, "ignored")
    assert world.engine.started == []


def test_an_engine_that_is_down_is_still_an_acknowledgement_because_the_run_is_stored():
    world = World()
    world.engine.is_down = True

    assert post(world, an_event()).status_code == 202
    assert RUN in world.runs.unfinished()


def test_a_storage_that_is_down_is_a_503_with_a_time_to_try_again():
    world = World()
    world.runs.is_down = True

    answer = post(world, an_event())

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) >= 1
    assert world.engine.started == []


def refusals() -> list:
    raw_break = b'{"event_id": "e-1", "ticket_id": "T-1", "event": "two\nparagraphs \\q </script>"}'
    return [
        pytest.param(b"not json", 400, "input", id="not JSON"),
        pytest.param(raw_break, 400, "input", id="FC-d11: a template that does not escape"),
        pytest.param(b"", 400, "input", id="empty"),
        pytest.param(b"[]", 400, "input", id="a list"),
        pytest.param(an_event(ticket_id=None), 400, "input", id="no ticket"),
        pytest.param(an_event(ticket_id={"$ne": 1}), 400, "input", id="an object as ticket"),
        pytest.param(an_event(ticket_id="x" * 101), 400, "input", id="a long ticket id"),
        pytest.param(b"[" * 100_000, 400, "input", id="a nesting bomb"),
        pytest.param(b"x" * (256 * 1024 + 1), 413, "too_large", id="too large"),
        pytest.param(b"\xff\xfe\x00", 400, "input", id="not text"),
    ]


@pytest.mark.parametrize(("body", "status", "code"), refusals())
def test_a_body_that_cannot_be_used_is_refused_and_recorded_by_its_hash(body, status, code):
    world = World()

    answer = post(world, body)

    assert (answer.status_code, json_of(answer)["type"]) == (status, f"urn:gangway:problem:{code}")
    assert world.audit.refusals == [(CONNECTION, code, hashlib.sha256(body).hexdigest())]
    assert set(world.runs.ledgers) == {world.run.id}, "no run"


@pytest.mark.parametrize(
    "break_it",
    [
        pytest.param(lambda h: {}, id="no signature"),
        pytest.param(lambda h: h | {"X-Gangway-Signature": "v1=" + "0" * 64}, id="wrong signature"),
        pytest.param(lambda h: h | {"X-Gangway-Signature": "v1=ü"}, id="not hex"),
        pytest.param(lambda h: h | {"X-Gangway-Timestamp": "1"}, id="another time than was signed"),
        pytest.param(lambda h: {"X-Gangway-Timestamp": h["X-Gangway-Timestamp"]}, id="no signature header"),
    ],
)
def test_a_webhook_that_the_desk_did_not_sign_is_refused_and_recorded(break_it):
    world = World()
    body = an_event()

    answer = post(world, body, headers=break_it(world.signed(body)))

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"]
    assert [code for _, code, _ in world.audit.refusals] == ["signature"]
    assert set(world.runs.ledgers) == {world.run.id}


def test_a_stale_delivery_is_refused():
    world = World()
    body = an_event()
    headers = world.signed(body)
    world.clock.advance(timedelta(minutes=6))

    answer = post(world, body, headers=headers)

    assert answer.status_code == 401
    assert "clock" in json_of(answer)["detail"]


@pytest.mark.parametrize("name", ["other", "Desk", "../companies", "a" * 64, "", "desk' or 1 eq 1", "desk\u0000"])
def test_an_unknown_connection_is_refused_and_recorded(name):
    world = World()

    answer = post(world, an_event(), connection=name)

    assert answer.status_code == 404
    assert [code for _, code, _ in world.audit.refusals] == ["unknown_connection"]


def test_a_signature_of_another_connections_secret_is_refused():
    # FC-d03: a sandbox desk that posts to the production address.
    world = World()
    body = an_event()

    assert post(world, body, headers=world.signed(body, secret="another" * 6)).status_code == 401


def test_a_secret_that_is_not_there_is_our_fault_and_not_the_desks():
    world = World()
    world.vault.secrets.clear()

    answer = post(world, an_event())

    assert answer.status_code == 503
    assert "DESK_SECRET" not in answer.get_body().decode()
    assert world.audit.refusals == []


class BrokenAuditLog(FakeAuditLog):
    def record_refusal(self, *args, **kwargs) -> None:
        raise RetryableError("down")


def test_a_refusal_that_cannot_be_recorded_is_still_a_clear_refusal(caplog):
    world = World()
    world.audit = BrokenAuditLog()

    answer = post(world, b"not json")

    assert answer.status_code == 400
    assert "could not be recorded" in caplog.text


def test_an_update_from_a_person_marks_the_run():
    world = World()
    post(world, an_event())

    answer = post(world, an_event(event="ticket.updated", event_id="e-2"))

    assert json_of(answer)["receipt"] == "changed"
    assert world.runs.load(RUN).run.ticket_changed
    assert world.engine.woken == [RUN]


def test_an_event_whose_cause_the_desk_does_not_tell_is_taken_for_a_persons():
    world = World()
    post(world, an_event())

    assert json_of(post(world, an_event(event="ticket.updated", actor=None)))["receipt"] == "changed"


def test_nothing_else_of_a_failure_reaches_the_desk():
    class Odd(World):
        @property
        def ports(self):
            raise OutsideError("AccountKey=s3cret", code="x")

    answer = post(Odd(), an_event())

    assert answer.status_code == 502
    assert "s3cret" not in answer.get_body().decode()
