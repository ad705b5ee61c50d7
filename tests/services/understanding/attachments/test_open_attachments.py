"""Files are fetched once, only where that is worth it, and within one budget for the ticket; what is not read has a reason."""

from datetime import timedelta

import pytest

from shared.adapters.attachments.attachment_reader import AttachmentReader
from shared.domain.attachment import MOST_BYTES, MOST_FILES, MOST_WORK, Attachment, Extracted, Unread
from shared.domain.errors import AccessError, NotFoundError, PermanentError, RetryableError
from shared.domain.ticket import Author, AuthorKind, RawTicket
from shared.services.understanding.attachments.open_attachments import open_attachments
from tests.builders import a_message, a_raw_ticket
from tests.clock import START

CSV = b"First name;Noor\n"


class Desk:
    """Hands out what it has, by name, and remembers what was asked for."""

    def __init__(self, **files: bytes | Exception) -> None:
        self.files = files
        self.fetched: list[str] = []

    def fetch(self, file: Attachment) -> bytes:
        self.fetched.append(file.name)
        found = self.files.get(file.id, CSV + file.id.encode())
        if isinstance(found, Exception):
            raise found
        return found


def a_file(name: str, **over) -> Attachment:
    return Attachment(**({"id": name, "name": name, "size": 10} | over))


def with_files(*files: Attachment, **over) -> RawTicket:
    return a_raw_ticket(messages=(a_message("See attached.", attachments=files, **over),))


def opened(raw: RawTicket, desk: Desk | None = None, reader=None) -> list[tuple[str, Extracted | None]]:
    found = open_attachments(raw, (desk or Desk()).fetch, reader or AttachmentReader(), country="US")
    return [(file.name, file.read) for message in found.messages for file in message.attachments]


def reasons(raw: RawTicket, desk: Desk | None = None, reader=None) -> list[Unread | None]:
    return [read.unread for _, read in opened(raw, desk, reader)]


def test_a_ticket_without_files_is_left_as_it_is():
    raw = a_raw_ticket("Hello")
    assert open_attachments(raw, Desk().fetch, AttachmentReader(), country="US") is raw


def test_a_file_is_read_as_text():
    assert opened(with_files(a_file("new.csv", id="1")), Desk(**{"1": CSV}))[0][1].text == "First name | Noor"


@pytest.mark.parametrize("name", ["form.docx", "scan.png", "old.xls", "a.zip", "mail.msg", "run.exe"])
def test_a_kind_that_is_not_read_is_not_even_fetched(name):
    desk = Desk()
    assert reasons(with_files(a_file(name)), desk) == [Unread.KIND]
    assert desk.fetched == []


@pytest.mark.parametrize(("name", "media_type"), [("form", ""), ("form.bin", "application/pdf"), ("x.dat", "text/csv")])
def test_a_file_whose_name_does_not_say_is_looked_at(name, media_type):
    desk = Desk()
    opened(with_files(a_file(name, media_type=media_type)), desk)
    assert desk.fetched == [name]


@pytest.mark.parametrize("name", ["image001.png", "IMAGE012.JPG"])
def test_pictures_of_a_signature_are_not_named(name):
    assert opened(with_files(a_file(name), a_file("form.docx"))) == [("form.docx", Extracted(unread=Unread.KIND))]


def test_a_file_that_says_it_is_too_large_is_not_fetched_and_one_that_turns_out_so_is_given_up():
    desk = Desk(b=PermanentError("more than that", code="too_large"))
    raw = with_files(a_file("a.csv", size=MOST_BYTES + 1), a_file("b.csv", id="b", size=0))
    assert reasons(raw, desk) == [Unread.TOO_LARGE, Unread.TOO_LARGE]
    assert desk.fetched == ["b.csv"]


@pytest.mark.parametrize("fault", [PermanentError("404"), AccessError("403"), NotFoundError("gone")])
def test_a_file_that_the_desk_keeps_is_named(fault):
    assert reasons(with_files(a_file("a.csv", id="a")), Desk(a=fault)) == [Unread.NOT_FETCHED]


def test_a_desk_that_is_down_is_asked_again_later():
    with pytest.raises(RetryableError):
        opened(with_files(a_file("a.csv", id="a")), Desk(a=RetryableError("down")))


def test_after_so_many_files_the_others_are_named_and_the_newest_message_comes_first():
    old = a_message("old", id="m1", attachments=tuple(a_file(f"old{n}.csv") for n in range(MOST_FILES)))
    new = a_message("new", id="m2", at=START, attachments=(a_file("new.csv"),))
    desk = Desk()
    found = dict(opened(a_raw_ticket(messages=(old, new)), desk))
    assert desk.fetched[0] == "new.csv"
    assert len(desk.fetched) == MOST_FILES
    assert [name for name, read in found.items() if read.unread is Unread.TOO_MANY] == [f"old{MOST_FILES - 1}.csv"]


class Greedy:
    """Each file takes all the work that is left."""

    def __init__(self) -> None:
        self.budgets: list[int] = []

    def read(self, name: str, content: bytes, *, country: str, most_work: int) -> Extracted:
        self.budgets.append(most_work)
        return Extracted(text="a", work=most_work * 2 // 3 + 1)


def test_all_files_of_a_ticket_share_one_budget_of_work():
    reader = Greedy()
    reasons_found = reasons(with_files(*(a_file(f"{n}.csv") for n in range(9))), reader=reader)
    assert reader.budgets[0] == MOST_WORK
    assert sum(b * 2 // 3 + 1 for b in reader.budgets) <= MOST_WORK + 1
    used_up = [n for n in reasons_found if n is Unread.TOO_COMPLEX]
    assert len(reader.budgets) + len(used_up) == 9


def test_a_file_that_a_reply_repeats_is_read_once():
    old = a_message("old", id="m1", attachments=(a_file("form.csv", id="1"),))
    new = a_message("new", id="m2", at=START, attachments=(a_file("form.csv", id="2"),))
    raw = a_raw_ticket(messages=(old, new))
    found = open_attachments(raw, Desk(**{"1": CSV, "2": CSV}).fetch, AttachmentReader(), country="US")
    assert [[file.id for file in message.attachments] for message in found.messages] == [[], ["2"]]


def test_bytes_are_work_too_since_not_every_call_is_seen():
    large = b"a;b\n" * 1_000_000
    files = [a_file(f"{n}.csv", id=str(n)) for n in range(9)]
    found = reasons(with_files(*files), Desk(**{str(n): large + str(n).encode() for n in range(9)}))
    assert found[:3] == [None, None, None]
    assert found[-1] is Unread.TOO_COMPLEX


def test_files_of_technicians_are_not_the_customers_but_those_of_the_first_message_are():
    staff = Author(name="Avery", kind=AuthorKind.STAFF)
    first = a_message("typed in", id="m1", author=staff, attachments=(a_file("form.csv"),))
    later = a_message("my notes", id="m2", author=staff, at=START, attachments=(a_file("notes.csv"),))
    internal = a_message("hidden", id="m3", is_public=False, at=START, attachments=(a_file("secret.csv"),))
    desk = Desk()
    opened(a_raw_ticket(messages=(first, later, internal)), desk)
    assert desk.fetched == ["form.csv"]


def test_files_of_our_own_notes_are_none_of_the_customers():
    ours = Author(name="Automation", kind=AuthorKind.SYSTEM)
    desk = Desk()
    assert opened(with_files(a_file("plan.csv"), author=ours, at=START + timedelta(hours=1)), desk) == []
    assert desk.fetched == []
