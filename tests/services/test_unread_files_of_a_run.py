"""Files of a run's ticket: read with it, fetched again only when the ticket changed, and named on the internal note when unread."""

from shared.domain.ids import TicketId
from shared.domain.run import Ledger, RunStatus
from shared.services.present_run import present_detail
from shared.services.render_notes import internal_report_note
from tests.builders import a_company, a_run
from tests.services.test_understand_run import understand
from tests.story import World
from tests.tickets import LEAVER


def test_files_are_fetched_when_the_ticket_is_read_and_not_when_nothing_is_new() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.desk.attach(TicketId("T-1001"), "more.csv", b"Note;urgent\n")
    understand(world)
    understand(world)
    assert world.desk.fetched == ["A-1"]


def test_a_file_that_comes_later_is_read_as_a_change_of_the_ticket() -> None:
    world = World()
    world.file_ticket(LEAVER)
    understand(world)
    before = world.run().ticket_fingerprint
    world.desk.attach(TicketId("T-1001"), "more.csv", b"Note;urgent\n")
    world.nudge(TicketId("T-1001"))
    understand(world)
    assert world.run().ticket_fingerprint != before
    assert world.desk.fetched == ["A-1"]


def test_unread_files_are_kept_with_the_run_and_stand_on_the_internal_note() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.desk.attach(TicketId("T-1001"), "handover <plan>.docx", b"PK")
    understand(world)
    (unread,) = world.run().unread_files
    assert unread.startswith("handover <plan>.docx (")
    note = internal_report_note(world.ledger(), None, company=a_company(), run_url="https://gangway.example/r")
    assert present_detail(world.ledger(), None, None).unread_files == (unread,)
    assert f"Files that came with the ticket and were not read:\n- {unread}\n" in note


def test_a_run_without_such_files_has_no_such_list() -> None:
    ledger = Ledger(run=a_run(status=RunStatus.HANDED_OVER))
    assert "were not read" not in internal_report_note(
        ledger, None, company=a_company(), run_url="https://gangway.example/r"
    )
