"""What every Desk promises. Runs on memory and, by HTTP, on the sandbox's desk."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from sandbox.desk import DeskOptions, NewFile, NewTicket, Person, start_desk
from sandbox.desk.model import Author as DeskAuthor
from sandbox.desk.model import AuthorKind as DeskAuthorKind
from sandbox.desk.model import NewMessage
from shared.adapters.psa.generic import GenericDesk
from shared.adapters.psa.http import DeskHttp
from shared.domain.errors import PermanentError
from shared.domain.ids import ConnectionId, TicketId
from shared.domain.ticket import Author, AuthorKind, RawMessage, RawTicket
from shared.ports import NoteAudience
from tests.clock import START, FixedClock
from tests.fakes.desk import FakeDesk

KELLY = Author(name="Kelly Brandt", email="kelly.brandt@brightfork.example")
CONNECTION = ConnectionId("north-desk")


class InMemory:
    def __init__(self) -> None:
        message = RawMessage(id="M-1", author=KELLY, at=START, body="First name: Noor")
        self.ticket = TicketId("T-1")
        raw = RawTicket(
            connection=CONNECTION, id=self.ticket, company_ref="C-101", subject="New starter", requester=KELLY,
            received_at=START, status="new", messages=(message,),
        )  # fmt: skip
        self.desk = FakeDesk(raw)
        self.received_at = START

    def reply(self, body):
        self.desk.reply(self.ticket, body)

    def attach(self, name, content):
        self.desk.attach(self.ticket, name, content)


class OverHttp:
    def __init__(self, server) -> None:
        requester = Person(KELLY.name, KELLY.email)
        made = server.create_ticket(NewTicket("C-101", requester, "New starter", "First name: Noor"))
        self.server, self.ticket, self.received_at = server, TicketId(made.id), made.received_at
        self.http = DeskHttp(server.url, SecretStr(server.api_key), clock=FixedClock())
        self.desk = GenericDesk(self.http, CONNECTION)

    def reply(self, body):
        self.server.reply_as_requester(self.ticket, body)

    def attach(self, name, content):
        author = DeskAuthor(KELLY.name, KELLY.email, DeskAuthorKind.CONTACT)
        files = (NewFile(name, content, "text/csv"),)
        self.server.store.reply(self.ticket, NewMessage(author, "See attached.", files=files))


@pytest.fixture(params=["memory", "http"])
def world(request):
    if request.param == "memory":
        yield InMemory()
        return
    with start_desk(DeskOptions()) as server:
        over_http = OverHttp(server)
        yield over_http
        over_http.http.close()


def test_a_ticket_is_read_as_the_requester_wrote_it(world):
    raw = world.desk.read_ticket(world.ticket)
    assert (raw.connection, raw.id, raw.company_ref, raw.subject) == (CONNECTION, world.ticket, "C-101", "New starter")
    assert [(m.body, m.author.kind, m.is_public) for m in raw.messages] == [
        ("First name: Noor", AuthorKind.CONTACT, True)
    ]


def test_replies_come_after_the_tickets_own_text(world):
    world.reply("Tuesday, please.")
    assert [m.body for m in world.desk.read_ticket(world.ticket).messages] == ["First name: Noor", "Tuesday, please."]


@pytest.mark.parametrize("audience", list(NoteAudience))
def test_a_note_is_there_once_for_its_audience_and_is_the_systems(world, audience):
    for _ in range(2):
        world.desk.add_note(world.ticket, audience=audience, text="On it.", key="run-1-note")
    _, note = world.desk.read_ticket(world.ticket).messages
    assert note.body.startswith("On it.")
    assert (note.author.kind, note.is_public) == (AuthorKind.SYSTEM, audience is NoteAudience.PUBLIC)


def test_notes_of_different_names_stand_side_by_side(world):
    for key in ("run-1-a", "run-1-b"):
        world.desk.add_note(world.ticket, audience=NoteAudience.INTERNAL, text="Same words", key=key)
    assert len(world.desk.read_ticket(world.ticket).messages) == 3


def test_our_notes_leave_the_fingerprint_as_it_was_and_a_reply_does_not(world):
    before = world.desk.read_ticket(world.ticket).fingerprint()
    world.desk.add_note(world.ticket, audience=NoteAudience.PUBLIC, text="Which licence?", key="run-1-q")
    world.desk.set_status(world.ticket, "waiting")
    assert world.desk.read_ticket(world.ticket).fingerprint() == before
    world.reply("E3")
    assert world.desk.read_ticket(world.ticket).fingerprint() != before


def test_a_status_is_kept(world):
    world.desk.set_status(world.ticket, "resolved")
    assert world.desk.read_ticket(world.ticket).status == "resolved"


def test_changed_tickets_are_listed_from_that_moment_on(world):
    assert world.desk.changed_since(world.received_at - timedelta(minutes=1)) == (world.ticket,)
    assert world.desk.changed_since(world.received_at + timedelta(days=1)) == ()


def test_a_ticket_that_is_not_there_is_a_permanent_error(world):
    with pytest.raises(PermanentError):
        world.desk.read_ticket(TicketId("nothing"))
    with pytest.raises(PermanentError):
        world.desk.add_note(TicketId("nothing"), audience=NoteAudience.PUBLIC, text="x", key="k")


def test_a_file_is_named_with_its_message_and_handed_out_byte_by_byte(world):
    content = bytes(range(256)) * 4
    world.attach("new starter.csv", content)
    *_, message = world.desk.read_ticket(world.ticket).messages
    (file,) = message.attachments
    assert (message.body, file.name, file.size) == ("See attached.", "new starter.csv", 1024)
    assert world.desk.read_attachment(world.ticket, file.id, most_bytes=1024) == content


def test_a_file_larger_than_wanted_is_refused_and_one_that_is_not_there_is_an_error(world):
    world.attach("large.csv", b"x" * 1025)
    (file,) = world.desk.read_ticket(world.ticket).messages[-1].attachments
    with pytest.raises(PermanentError) as caught:
        world.desk.read_attachment(world.ticket, file.id, most_bytes=1024)
    assert caught.value.code == "too_large"
    with pytest.raises(PermanentError):
        world.desk.read_attachment(world.ticket, "nothing", most_bytes=1024)


def test_a_file_changes_the_fingerprint_and_so_does_another_one_of_the_same_name(world):
    seen = [world.desk.read_ticket(world.ticket).fingerprint()]
    for content in (b"a", b"ab"):
        world.attach("form.csv", content)
        seen.append(world.desk.read_ticket(world.ticket).fingerprint())
    assert len(set(seen)) == 3
