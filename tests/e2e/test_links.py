"""Mail filters open every link, several times and in odd ways: nothing may come of it. Only a button decides or reveals, once."""

from html import unescape

import httpx2
import pytest

from sandbox.cloud.seed import BRIGHTFORK
from sandbox.desk.model import Ticket, Visibility
from sandbox.world import World
from shared.domain.run import DeliveryStatus, Ledger, RunStatus
from tests.e2e.actors import (
    MARISOL,
    RUTH,
    approval_link,
    approve,
    eventually,
    handover_link,
    ledger_of,
    mails_about,
    newcomer,
    notes_on,
    wait_for_end,
    writes,
)

SCANNERS = ("Mozilla/5.0 (compatible; SafeLinks)", "Barracuda Sentinel (EE)", "curl/8.5.0", "")


def scan(link: str) -> list[httpx2.Response]:
    """What filters do: look with and without a body, with things appended, encoded once more, and all at once."""
    address, _, token = link.rpartition("/")
    variants = (link, f"{link}?utm_source=mail", f"{link}.", f"{address}/{token.replace('.', '%2E')}", f"{link}#top")
    answers = []
    with httpx2.Client(timeout=60, follow_redirects=True) as client:
        for agent in SCANNERS:
            for url in variants:
                answers += [client.request(method, url, headers={"user-agent": agent}) for method in ("GET", "HEAD")]
        answers += [client.request(method, link) for method in ("OPTIONS", "PUT", "DELETE", "PATCH")]
    return answers


@pytest.fixture(scope="module")
def ticket(world: World) -> Ticket:
    made = world.desk.create_ticket(newcomer("Ottoline", "Farrow"))
    # The mail is there a moment before the ledger knows that it went out.
    eventually(lambda: mail_is_noted(world, made), "the mail to be noted as sent")
    return made


def mail_is_noted(world: World, ticket: Ticket) -> bool:
    ledger = ledger_of(world, ticket)
    return ledger is not None and [d.status for d in ledger.deliveries.values()] == [DeliveryStatus.SENT]


def the_ledger(world: World, ticket: Ticket) -> Ledger:
    ledger = ledger_of(world, ticket)
    assert ledger is not None
    return ledger


def test_scanning_an_approval_link_changes_nothing(world: World, ticket: Ticket):
    link = approval_link(world, ticket)
    before, sent = the_ledger(world, ticket), len(world.cloud.log.entries)

    answers = scan(link)

    assert {a.status_code for a in answers if a.request.method in ("GET", "HEAD")} == {200}
    assert {a.status_code for a in answers if a.request.method not in ("GET", "HEAD")} <= {404, 405}
    assert the_ledger(world, ticket) == before
    assert writes(world.cloud.log.entries[sent:]) == []


def test_a_post_without_a_choice_decides_nothing(world: World, ticket: Ticket):
    link = approval_link(world, ticket)
    before = the_ledger(world, ticket)

    answers = [httpx2.post(link, timeout=60), httpx2.post(link, data={"choice": "yes"}, timeout=60)]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert the_ledger(world, ticket) == before


def test_a_changed_token_opens_nothing(world: World, ticket: Ticket):
    link = approval_link(world, ticket)
    damaged = link[:-1] + ("A" if link[-1] != "A" else "B")

    answers = [httpx2.get(damaged, timeout=60), approve(damaged), approve(link.replace("/approvals/", "/handover/"))]

    assert all(400 <= answer.status_code < 500 for answer in answers), [a.status_code for a in answers]
    assert the_ledger(world, ticket).decisions == ()


def test_the_button_decides_once_and_says_so_afterwards(world: World, ticket: Ticket):
    link = approval_link(world, ticket)

    first, second = approve(link), httpx2.post(link, data={"choice": "reject", "reason": "no"}, timeout=60)
    ledger = wait_for_end(world, ticket)

    assert (first.status_code, second.status_code) == (200, 409)
    assert [(d.approver, d.choice.value) for d in ledger.decisions] == [(RUTH, "approve")]
    assert ledger.run.status is RunStatus.COMPLETED
    assert len(mails_about(world, ticket, RUTH, "/approvals/")) == 1


def test_scanning_a_handover_link_reveals_nothing_and_the_button_reveals_once(world: World, ticket: Ticket):
    link = handover_link(world, ticket)
    user = world.cloud.state.tenants[BRIGHTFORK].find_user("ottoline.farrow@brightfork.example")
    assert user is not None
    secret = user.passes[-1].secret

    scanned = scan(link)
    revealed, again = httpx2.post(link, timeout=60), httpx2.post(link, timeout=60)

    assert not [a for a in scanned if secret in unescape(a.text)]
    assert secret in unescape(revealed.text)
    assert again.status_code == 409
    assert secret not in unescape(again.text)
    assert len(mails_about(world, ticket, MARISOL, "/handover/")) == 1


def test_every_message_was_sent_once(world: World, ticket: Ticket):
    assert len(notes_on(world, ticket, Visibility.PUBLIC)) == 1
    assert len(notes_on(world, ticket, Visibility.INTERNAL)) == 1
