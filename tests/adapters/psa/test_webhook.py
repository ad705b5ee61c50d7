"""A webhook's body is a nudge: a ticket id and who caused it, or a clear refusal. Never half a body (FC-d11, FC-d13)."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.psa.webhook import BODY_LIMIT, Nudge, parse_nudge
from shared.domain.errors import InputError
from shared.domain.ids import TicketId
from shared.domain.ticket import AuthorKind


def body(**over) -> bytes:
    document = {"event_id": "E-1", "event": "ticket.created", "ticket_id": "T-1", "actor": {"kind": "contact"}} | over
    return json.dumps({key: value for key, value in document.items() if value is not ...}).encode()


def test_the_documented_body_is_read():
    assert parse_nudge(body()) == Nudge(
        ticket=TicketId("T-1"), event_id="E-1", event="ticket.created", actor=AuthorKind.CONTACT
    )


@pytest.mark.parametrize("given_id", [4711, "4711", " 4711 "])
def test_ids_may_be_numbers_or_texts(given_id):
    assert parse_nudge(body(ticket_id=given_id)).ticket == "4711"


def test_only_the_ticket_id_is_needed():
    assert parse_nudge(b'{"ticket_id": 7}') == Nudge(ticket=TicketId("7"))


def test_a_byte_order_mark_and_unknown_fields_do_no_harm():
    assert parse_nudge(b"\xef\xbb\xbf" + body(text="<b>x</b>", nested={"a": [1]})).ticket == "T-1"


@pytest.mark.parametrize("kind", ["system", "SYSTEM", "robot", None, 3])
def test_only_the_word_system_means_ourselves(kind):
    nudge = parse_nudge(body(actor={"kind": kind}))
    assert nudge.is_ours is (kind == "system")


def test_without_an_actor_nothing_is_taken_for_ours():
    assert not parse_nudge(body(actor=None)).is_ours
    assert not parse_nudge(body(actor=...)).is_ours


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b"", "not JSON"),
        (b"ticket_id=T-1", "not JSON"),
        (b'{"ticket_id": "T-1", "text": "first line\nsecond line"}', "not JSON"),
        (b'{"ticket_id": "T-1", "text": "she said "yes""}', "not JSON"),
        (b'{"ticket_id": "T-1", "text": "C:\\new\\x"}', "not JSON"),
        (b'{"ticket_id": "T-1", "text": "</script>"', "not JSON"),
        (b'{"ticket_id": NaN}', "not JSON"),
        (b'\xff\xfe{"ticket_id": "T-1"}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a":' * 40_000, "not JSON"),
        (b'{"ticket_id": "T-1", "x": ' + b"[" * 50 + b"]" * 50 + b"}", "levels deep"),
        (b'["T-1"]', "JSON object"),
        (b"null", "JSON object"),
        (b"{}", "no ticket_id"),
        (b'{"ticket_id": null}', "no ticket_id"),
        (b'{"ticket_id": true}', "text or a whole number"),
        (b'{"ticket_id": 1.5}', "text or a whole number"),
        (b'{"ticket_id": ["T-1"]}', "text or a whole number"),
        (b'{"ticket_id": {"$ne": null}}', "text or a whole number"),
        (b'{"ticket_id": ""}', "1 to 100"),
        (b'{"ticket_id": "   "}', "1 to 100"),
        (b'{"ticket_id": "a\\nb"}', "1 to 100"),
        (b'{"ticket_id": "a\\ud800"}', "1 to 100"),
        (b'{"ticket_id": "' + b"9" * 101 + b'"}', "1 to 100"),
        (b'{"ticket_id": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"ticket_id": "T-1", "event_id": ["x"]}', "event_id must be"),
        (b'{"ticket_id": "T-1", "actor": "contact"}', "actor must be an object"),
        (b'{"ticket_id": "T-1", "ticket_id": "T-2"}', "same key twice"),
        (b'{"ticket_id": "T-1", "x": "' + b"a" * BODY_LIMIT + b'"}', "larger than 256 KB"),
    ],
)
def test_unclear_bodies_are_refused_with_a_sentence(bad, words):
    with pytest.raises(InputError, match=words):
        parse_nudge(bad)


def test_a_refusal_never_repeats_the_body():
    with pytest.raises(InputError) as caught:
        parse_nudge(b'{"ticket_id": "T-1", "text": "my password is Winter2026!\n"}')
    assert "Winter" not in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_nudge_or_a_refusal(content):
    with suppress(InputError):
        assert parse_nudge(content).ticket


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["ticket_id", "event_id", "event", "actor", "x"]), JSON))
def test_any_json_gives_a_nudge_or_a_refusal(document):
    try:
        nudge = parse_nudge(json.dumps(document).encode())
    except InputError:
        return
    assert nudge.ticket == nudge.ticket.strip()
    assert nudge.ticket.isprintable()
