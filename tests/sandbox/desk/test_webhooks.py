"""The desk's webhooks, received by a real server."""

import hashlib
import hmac
import json
import time

import pytest

from sandbox.desk import DeliveryMode, DeskHandle, NoteEcho, TicketStatus
from sandbox.desk.model import AuthorKind
from sandbox.desk.signature import sign
from tests.sandbox.desk.conftest import SECRET, Receiver, a_ticket


def events(receiver: Receiver) -> list[str]:
    return [json.loads(body)["event_id"] for _, body in receiver.got]


def is_signed(headers: dict[str, str], body: bytes) -> bool:
    text = headers["x-gangway-timestamp"].encode() + b"." + body
    wanted = "v1=" + hmac.new(SECRET.encode(), text, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, headers["x-gangway-signature"])


def test_the_signature_is_the_agreed_one() -> None:
    # Worked out apart, with `openssl dgst -sha256 -hmac secret` over: 1767225600.{"a":1}
    assert sign("secret", 1767225600, b'{"a":1}') == (
        "v1=96a067a1c95eb143fc00b9097bcfcbcd5456adda508c443ff219748e764dbed7"
    )


def test_a_new_ticket_is_announced_signed_and_with_the_key(desk: DeskHandle, receiver: Receiver) -> None:
    ticket = desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    ((headers, body),) = receiver.got
    told = json.loads(body)
    assert (told["event"], told["ticket_id"], told["actor"]) == ("ticket.created", ticket.id, {"kind": "contact"})
    assert set(told) == {"event_id", "event", "ticket_id", "occurred_at", "actor"}
    assert headers["x-functions-key"] == "a-functions-key"
    assert is_signed(headers, body)
    assert abs(int(headers["x-gangway-timestamp"]) - time.time()) < 60


def test_replies_and_status_changes_are_announced_with_who_did_it(desk: DeskHandle, receiver: Receiver) -> None:
    ticket = desk.create_ticket(a_ticket())
    desk.reply_as_requester(ticket.id, "Her surname is Ortiz.")
    desk.store.set_status(ticket.id, TicketStatus.RESOLVED, AuthorKind.SYSTEM)
    desk.store.set_status(ticket.id, TicketStatus.RESOLVED, AuthorKind.SYSTEM)
    desk.wait_until_delivered()

    told = [json.loads(body) for _, body in receiver.got]
    assert [(t["event"], t["actor"]["kind"]) for t in told] == [
        ("ticket.created", "contact"),
        ("ticket.updated", "contact"),
        ("ticket.updated", "system"),
    ]


@pytest.mark.parametrize(("echo", "count"), [(NoteEcho.QUIET, 1), (NoteEcho.ANNOUNCED, 2)])
def test_notes_by_integrations_are_announced_only_when_told(
    desk: DeskHandle, receiver: Receiver, api: object, echo: NoteEcho, count: int
) -> None:
    desk.faults.note_echo = echo
    ticket = desk.create_ticket(a_ticket())
    api.post(f"/tickets/{ticket.id}/notes", json={"visibility": "public", "body": "x"})  # type: ignore[attr-defined]
    desk.wait_until_delivered()

    assert len(receiver.got) == count


def test_a_failing_receiver_is_tried_again_until_it_answers(desk: DeskHandle, receiver: Receiver) -> None:
    receiver.statuses = [503, 429]
    desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    assert [delivery.status for delivery in desk.sender.deliveries] == [503, 429, 202]
    assert len(set(events(receiver))) == 1


def test_a_refusal_is_final(desk: DeskHandle, receiver: Receiver) -> None:
    receiver.statuses = [401]
    desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    assert [delivery.status for delivery in desk.sender.deliveries] == [401]


def test_nobody_listening_ends_after_the_last_attempt(desk: DeskHandle, receiver: Receiver) -> None:
    receiver.server.stop()
    desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    assert [delivery.attempt for delivery in desk.sender.deliveries] == [1, 2, 3, 4]
    assert {delivery.status for delivery in desk.sender.deliveries} == {0}


def test_a_duplicate_is_the_same_event_twice(desk: DeskHandle, receiver: Receiver) -> None:
    desk.faults.next_deliveries = [DeliveryMode.DUPLICATE]
    desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    assert events(receiver) == ["EV-1", "EV-1"]


def test_out_of_order_swaps_two_events(desk: DeskHandle, receiver: Receiver) -> None:
    desk.faults.next_deliveries = [DeliveryMode.OUT_OF_ORDER]
    ticket = desk.create_ticket(a_ticket())
    desk.reply_as_requester(ticket.id, "And one thing more.")
    desk.wait_until_delivered()

    assert events(receiver) == ["EV-2", "EV-1"]


def test_a_stale_one_is_signed_but_old(desk: DeskHandle, receiver: Receiver) -> None:
    desk.faults.next_deliveries = [DeliveryMode.STALE]
    desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    ((headers, body),) = receiver.got
    assert is_signed(headers, body)
    assert time.time() - int(headers["x-gangway-timestamp"]) > 1800


def test_badly_signed_unsigned_and_lost_ones(desk: DeskHandle, receiver: Receiver) -> None:
    desk.faults.next_deliveries = [DeliveryMode.BAD_SIGNATURE, DeliveryMode.UNSIGNED, DeliveryMode.LOST]
    for _ in range(3):
        desk.create_ticket(a_ticket())
    desk.wait_until_delivered()

    (bad, body), (unsigned, _) = receiver.got
    assert not is_signed(bad, body)
    assert "x-gangway-signature" not in unsigned
