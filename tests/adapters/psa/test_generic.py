"""The generic desk over HTTP, against the sandbox's desk: tickets read whole, notes once, refusals told apart (FC-d02, d04, d07, d08)."""

import json
from datetime import timedelta

import httpx2
import pytest
from pydantic import SecretStr

from sandbox.desk.faults import ExternalIds, StatusRule
from sandbox.desk.model import Author, AuthorKind, NewMessage, NewTicket, Person, Visibility
from shared.adapters.psa.generic import GenericDesk
from shared.adapters.psa.http import LARGEST_ANSWER, DeskHttp
from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError
from shared.domain.ids import ConnectionId, TicketId
from shared.domain.ticket import AuthorKind as Kind
from shared.ports import NoteAudience
from tests.clock import FixedClock


def notes(server, ticket):
    return [m for m in server.store.ticket(ticket.id).messages if m.author.kind is AuthorKind.SYSTEM]


def fake_desk(handler) -> GenericDesk:
    http = DeskHttp(
        "https://desk.example/psa/", SecretStr("k"), clock=FixedClock(), transport=httpx2.MockTransport(handler)
    )
    return GenericDesk(http, ConnectionId("north-desk"))


def test_a_ticket_is_read_with_its_messages_oldest_first(desk, server, ticket):
    server.reply_as_requester(ticket.id, "Sorry, Tuesday.")
    raw = desk.read_ticket(TicketId(ticket.id))
    assert (raw.id, raw.company_ref, raw.subject, raw.status) == (ticket.id, "C-101", "New starter", "new")
    assert raw.requester.email == "kelly.brandt@brightfork.example"
    assert [m.body for m in raw.messages] == ["First name: Noor\nStart: Monday", "Sorry, Tuesday."]
    assert all(m.author.kind is Kind.CONTACT and m.is_public for m in raw.messages)
    assert raw.connection == "north-desk"


def test_the_fingerprint_stays_when_only_we_wrote(desk, ticket):
    before = desk.read_ticket(TicketId(ticket.id)).fingerprint()
    for audience in NoteAudience:
        desk.add_note(TicketId(ticket.id), audience=audience, text="On it.", key=f"run-1:{audience}")
    desk.set_status(TicketId(ticket.id), "waiting")
    assert desk.read_ticket(TicketId(ticket.id)).fingerprint() == before


@pytest.mark.parametrize("audience", list(NoteAudience))
def test_a_note_carries_the_audience_it_was_meant_for(desk, server, ticket, audience):
    """FC-d04: a note is public or internal, never neither."""
    desk.add_note(TicketId(ticket.id), audience=audience, text="Done <b>&</b>\nall.", key="run-1:note")
    (note,) = notes(server, ticket)
    assert note.visibility == audience.value
    assert note.body.startswith("Done <b>&</b>\nall.\n")
    assert note.external_id == "run-1:note"


@pytest.mark.parametrize("external_ids", list(ExternalIds))
def test_a_note_is_there_once_however_often_it_is_added(desk, server, ticket, external_ids):
    server.faults.external_ids = external_ids
    for _ in range(3):
        desk.add_note(TicketId(ticket.id), audience=NoteAudience.INTERNAL, text="Report", key="run-1:report")
    assert len(notes(server, ticket)) == 1


def test_fc_d08_a_note_whose_answer_was_lost_is_not_written_twice(desk, server, ticket):
    server.faults.external_ids = ExternalIds.IGNORED
    server.faults.lost_answers = 1
    with pytest.raises(RetryableError):
        desk.add_note(TicketId(ticket.id), audience=NoteAudience.PUBLIC, text="Ready", key="run-1:public")
    desk.add_note(TicketId(ticket.id), audience=NoteAudience.PUBLIC, text="Ready", key="run-1:public")
    assert len(notes(server, ticket)) == 1


def test_a_desk_that_forgets_external_ids_still_gets_a_note_once():
    """It returns no external id at all and shows us as a staff member: the mark in the text names the note."""
    kept: list[dict] = []

    def handler(request):
        if request.method == "GET":
            return httpx2.Response(200, json={"notes": kept})
        body = json.loads(request.content)
        author = {"name": "Integration", "email": "", "kind": "staff"}
        kept.append({"id": len(kept) + 1, "author": author, "at": "2026-11-24T15:00:00Z", **body, "external_id": None})
        return httpx2.Response(201, json=kept[-1])

    desk = fake_desk(handler)
    for key in ("run-1:a", "run-1:a", "run-1:b"):
        desk.add_note(TicketId("7"), audience=NoteAudience.PUBLIC, text="Hello", key=key)
    assert len(kept) == 2


def test_a_customer_who_quotes_our_note_has_still_written_an_answer(desk, server, ticket):
    """FC-d13 the other way round: our mark in a contact's reply makes it neither ours nor the note."""
    desk.add_note(TicketId(ticket.id), audience=NoteAudience.PUBLIC, text="Which licence?", key="run-1:q1")
    ours = notes(server, ticket)[0].body
    server.reply_as_requester(ticket.id, f"E3 please\n\n> {ours}")
    raw = desk.read_ticket(TicketId(ticket.id))
    assert [m.author.kind for m in raw.messages] == [Kind.CONTACT, Kind.SYSTEM, Kind.CONTACT]


def test_fc_d13_our_note_shown_as_a_staff_members_is_still_ours(desk, server, ticket):
    desk.add_note(TicketId(ticket.id), audience=NoteAudience.PUBLIC, text="Which licence?", key="run-1:q1")
    copied = notes(server, ticket)[0].body
    staff = Author("Robot Account", "robot@msp.example", AuthorKind.STAFF)
    server.store.reply(ticket.id, NewMessage(staff, copied, Visibility.PUBLIC))
    server.store.reply(ticket.id, NewMessage(staff, "I called them.", Visibility.PUBLIC))
    kinds = [m.author.kind for m in desk.read_ticket(TicketId(ticket.id)).messages]
    assert kinds == [Kind.CONTACT, Kind.SYSTEM, Kind.SYSTEM, Kind.STAFF]


def test_a_status_is_set_and_read_back(desk, server, ticket):
    desk.set_status(TicketId(ticket.id), "resolved")
    assert server.store.ticket(ticket.id).status == "resolved"


def test_fc_d07_a_refused_status_keeps_the_desks_reason(desk, server, ticket):
    server.faults.status_rule = StatusRule.CATEGORY_MANDATORY
    with pytest.raises(PermanentError, match="Category is mandatory") as caught:
        desk.set_status(TicketId(ticket.id), "resolved")
    assert caught.value.code == "category_required"


def test_fc_d07_a_status_that_the_desk_keeps_is_told():
    answer = {
        "id": 7, "company_id": "C", "status": "open", "subject": "s", "requester": {}, "received_at": "2026-11-24T15:00:00Z",
    }  # fmt: skip
    desk = fake_desk(lambda request: httpx2.Response(200, json=answer))
    with pytest.raises(PermanentError, match="kept 'open'"):
        desk.set_status(TicketId("7"), "resolved")


def test_changed_tickets_are_found_on_every_page(desk, server, ticket):
    since = server.store.ticket(ticket.id).received_at - timedelta(seconds=1)
    requester = Person("Kelly Brandt", "kelly.brandt@brightfork.example")
    more = [server.create_ticket(NewTicket("C-101", requester, f"n {n}", "b")).id for n in range(60)]
    assert set(desk.changed_since(since)) == {ticket.id, *more}
    assert desk.changed_since(since + timedelta(days=1)) == ()


def test_a_list_that_never_ends_is_an_error_not_half_a_list():
    desk = fake_desk(lambda request: httpx2.Response(200, json={"tickets": [{"id": 1}], "next_page": 2}))
    with pytest.raises(PermanentError, match="pages"):
        desk.changed_since(FixedClock().now())


def test_an_unknown_ticket_a_wrong_key_and_no_rights_are_told_apart(desk, server, ticket):
    with pytest.raises(PermanentError, match="404"):
        desk.read_ticket(TicketId("none"))
    server.faults.forbidden_writes = 1
    with pytest.raises(AccessError, match="no permission"):
        desk.set_status(TicketId(ticket.id), "open")
    http = DeskHttp(server.url, SecretStr("wrong"), clock=FixedClock())
    with pytest.raises(AccessError):
        GenericDesk(http, ConnectionId("x")).read_ticket(TicketId(ticket.id))
    http.close()


@pytest.mark.parametrize(
    ("status", "content", "error"),
    [
        (500, b"", RetryableError),
        (502, b"<html>Bad gateway</html>", RetryableError),
        (503, b"{}", RetryableError),
        (429, b"", RetryableError),
        (408, b"", RetryableError),
        (500, b'{"errors": ["Assigned role is required"]}', PermanentError),
        (500, b'{"errors": [{"message": "Assigned role is required"}]}', PermanentError),
        (500, b'{"errors": []}', RetryableError),
        (400, b'{"detail": "no"}', PermanentError),
        (404, b"[]", PermanentError),
        (409, b'{"error": "conflict"}', PermanentError),
        (302, b"", PermanentError),
        (401, b"", AccessError),
        (403, b"[" * 9000, AccessError),
        (200, b"", PermanentError),
        (200, b"<html>Sign in</html>", PermanentError),
        (200, b'{"id": 7}', PermanentError),
    ],
)
def test_fc_d02_answers_are_classified_by_what_they_say(status, content, error):
    desk = fake_desk(lambda request: httpx2.Response(status, content=content))
    with pytest.raises(OutsideError) as caught:
        desk.read_ticket(TicketId("7"))
    assert type(caught.value) is error
    if b"Assigned role" in content:
        assert "Assigned role is required" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("7", 7), ("1.5", 1.5), ("", 30), ("-4", 30), ("soon", 30), ("0", 30), ("9999999", 3600), ("nan", 30), ("1e400", 30),
        ("Tue, 24 Nov 2026 15:01:00 GMT", 60), ("Tue, 24 Nov 2020 15:01:00 GMT", 30),
    ],
)  # fmt: skip
def test_retry_after_is_honoured_whatever_its_form(given, seconds):
    desk = fake_desk(lambda request: httpx2.Response(429, headers={"retry-after": given}))
    with pytest.raises(RetryableError) as caught:
        desk.read_ticket(TicketId("7"))
    assert caught.value.retry_after == timedelta(seconds=seconds)


@pytest.mark.parametrize("error", [httpx2.ReadTimeout, httpx2.ConnectTimeout, httpx2.ConnectError, httpx2.ReadError])
def test_no_answer_is_worth_another_try(error):
    def handler(request):
        raise error("lost", request=request)

    with pytest.raises(RetryableError):
        fake_desk(handler).read_ticket(TicketId("7"))


def test_an_endless_answer_is_cut_off():
    desk = fake_desk(lambda request: httpx2.Response(200, content=b" " * (LARGEST_ANSWER + 1)))
    with pytest.raises(PermanentError, match="larger than"):
        desk.read_ticket(TicketId("7"))


@pytest.mark.parametrize(
    ("ticket", "path"),
    [
        ("T 1/../2?x#y", b"/psa/api/tickets/T%201%2F..%2F2%3Fx%23y"),
        ("é", b"/psa/api/tickets/%C3%A9"),
        ("%2e%2e", b"/psa/api/tickets/%252e%252e"),
    ],
)
def test_a_ticket_id_never_leaves_its_place_in_the_address(ticket, path):
    seen = []

    def handler(request):
        seen.append(request.url.raw_path)
        return httpx2.Response(404)

    with pytest.raises(PermanentError):
        fake_desk(handler).read_ticket(TicketId(ticket))
    assert seen == [path]


@pytest.mark.parametrize("ticket", [".", ".."])
def test_dots_are_no_ticket_ids(ticket):
    with pytest.raises(PermanentError, match="no id"):
        fake_desk(lambda request: httpx2.Response(200)).read_ticket(TicketId(ticket))


def test_another_ticket_than_asked_for_is_not_taken():
    answer = {
        "id": "8", "company_id": "C", "subject": "s", "requester": {}, "received_at": "2026-11-24T15:00:00Z", "messages": [],
    }  # fmt: skip
    with pytest.raises(PermanentError, match="another ticket"):
        fake_desk(lambda request: httpx2.Response(200, json=answer)).read_ticket(TicketId("7"))


def test_a_broken_answer_is_described_by_place_never_by_content():
    answer = {
        "id": "7", "company_id": "C", "subject": "s", "requester": {}, "received_at": "2026-11-24T15:00:00Z",
        "messages": [{"id": 1, "author": {}, "at": "today", "visibility": "secret", "body": "Dana leaves on Friday"}],
    }  # fmt: skip
    with pytest.raises(PermanentError) as caught:
        fake_desk(lambda request: httpx2.Response(200, json=answer)).read_ticket(TicketId("7"))
    assert "messages.0.at" in str(caught.value)
    assert "visibility" in str(caught.value)
    assert "Dana" not in str(caught.value)


def test_the_key_goes_nowhere_else():
    """A redirect is not followed, and no error repeats the key."""
    seen = []

    def handler(request):
        seen.append(request.url.host)
        return httpx2.Response(307, headers={"location": "https://elsewhere.example/"})

    with pytest.raises(PermanentError) as caught:
        fake_desk(handler).add_note(TicketId("7"), audience=NoteAudience.PUBLIC, text="t", key="k-1")
    assert seen == ["desk.example"]
    assert "Bearer" not in str(caught.value)
