"""A question on the ticket, its link, and the form behind it: looked at by filters, filled in once, and carried on from."""

import re
from datetime import datetime

import httpx2
import pytest

from sandbox.desk.model import NewTicket, Ticket, Visibility
from sandbox.story.tickets import BRIGHTFORK, CHICAGO, KELLY
from sandbox.world import World
from shared.domain.run import AuditKind, RunStatus
from tests.e2e.actors import approval_link, approve, eventually, ledger_of, notes_on, wait_for
from tests.e2e.test_links import scan

LINK = re.compile(r"https?://\S+/answers/\S+")


@pytest.fixture(scope="module")
def ticket(world: World) -> Ticket:
    """A leaver without a last day."""
    body = (
        "Leaver form\n\nName of leaver: Shanice Okafor\nEmail: shanice.okafor@brightfork.example\nLast working day:\n"
    )
    made = world.desk.create_ticket(NewTicket(BRIGHTFORK, KELLY, "Leaver: Shanice Okafor", body))
    wait_for(world, made, RunStatus.WAITING_FOR_ANSWER)
    eventually(lambda: notes_on(world, made, Visibility.PUBLIC), "the question on the ticket")
    return made


def link_of(world: World, ticket: Ticket) -> str:
    (note,) = notes_on(world, ticket, Visibility.PUBLIC)
    (link,) = LINK.findall(note)
    return link


def test_the_note_asks_for_what_is_missing_only(world: World, ticket: Ticket):
    (note,) = notes_on(world, ticket, Visibility.PUBLIC)

    assert "Hello Kelly Brandt," in note
    assert "Last working day: Please give us this information." in note
    assert note.count("Please give us") == 1


def test_filters_that_open_the_link_change_nothing(world: World, ticket: Ticket):
    def settled() -> bool:
        ledger = ledger_of(world, ticket)
        return ledger is not None and all(d.status == "sent" for d in ledger.deliveries.values())

    eventually(settled, "the question to be noted as sent")
    before = ledger_of(world, ticket)
    answers = scan(link_of(world, ticket))

    assert {a.status_code for a in answers if a.request.method in ("GET", "HEAD")} == {200}
    assert {a.status_code for a in answers if a.request.method not in ("GET", "HEAD")} <= {404, 405}
    assert ledger_of(world, ticket) == before


def test_the_form_is_filled_in_once_and_the_run_goes_on_to_its_end(world: World, ticket: Ticket):
    link = link_of(world, ticket)
    today = datetime.now(CHICAGO).date().isoformat()

    unusable = httpx2.post(link, data={"q0-text": "soon"}, timeout=60)
    taken = httpx2.post(link, data={"q0-text": today, "approver": "mallory@intruder.example"}, timeout=60)
    again = httpx2.post(link, data={"q0-text": "2027-01-01"}, timeout=60)
    assert (unusable.status_code, taken.status_code, again.status_code) == (400, 200, 409)
    assert "already been answered" in again.text

    page = httpx2.get(approval_link(world, ticket), timeout=60)
    assert today in page.text, "the answer is the quote that approvers see"
    assert approve(approval_link(world, ticket)).status_code == 200
    waiting = ledger_of(world, ticket)
    assert waiting is not None
    assert waiting.run.status in (RunStatus.WAITING_FOR_APPROVAL, RunStatus.SCHEDULED, RunStatus.EXECUTING)
    assert sum(e.kind is AuditKind.ANSWERED for e in waiting.events) == 1
    assert any(f"Last working day: {today}" in note for note in notes_on(world, ticket, Visibility.INTERNAL))
