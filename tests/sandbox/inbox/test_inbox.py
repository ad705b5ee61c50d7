"""The inbox, with mails sent by the standard library's SMTP client."""

import smtplib

import httpx2
import pytest

from sandbox.inbox import InboxHandle, MailFault
from tests.sandbox.inbox.conftest import a_mail

PRIYA = "priya.raman@brightfork.example"


def send(inbox: InboxHandle, timeout: float = 10, **over: str) -> None:
    with smtplib.SMTP(inbox.smtp_host, inbox.smtp_port, timeout=timeout) as smtp:
        smtp.send_message(a_mail(**over))


def test_a_mail_is_kept_with_both_parts_and_its_links(inbox: InboxHandle) -> None:
    send(inbox)

    (mail,) = inbox.wait_for(PRIYA)
    assert mail.subject == "Freigabe nötig: Noor Haddad"
    assert mail.text.startswith("Please decide")
    assert mail.links == ("http://127.0.0.1:7071/approvals/abc?x=1&y=2", "http://127.0.0.1:7071/approvals/abc")


def test_mails_are_found_by_envelope_recipient_whatever_its_case(inbox: InboxHandle, visitor: httpx2.Client) -> None:
    send(inbox)
    send(inbox, to="someone@else.example")

    found = visitor.get("/api/mails", params={"to": PRIYA.upper()}).json()["mails"]

    assert [(mail["id"], mail["to"]) for mail in found] == [("mail-1", [PRIYA])]
    assert len(visitor.get("/api/mails").json()["mails"]) == 2
    assert visitor.get("/api/mails/mail-2").json()["to"] == ["someone@else.example"]
    assert visitor.get("/api/mails/mail-9").status_code == 404


def test_the_html_part_is_shown_in_a_sandbox_without_scripts(inbox: InboxHandle, visitor: httpx2.Client) -> None:
    send(inbox, html='<script>alert(1)</script><a href="http://127.0.0.1/x">x</a>', subject="<script>boo</script>")

    page, part = visitor.get("/mails/mail-1"), visitor.get("/mails/mail-1/html")

    assert '<iframe class="mail" sandbox="allow-popups allow-popups-to-escape-sandbox"' in page.text
    assert "<script>" not in page.text
    assert "sandbox allow-popups" in part.headers["content-security-policy"]
    assert "allow-scripts" not in part.headers["content-security-policy"]
    assert '<base target="_blank">' in part.text


def test_links_that_are_no_web_links_are_not_offered(inbox: InboxHandle, visitor: httpx2.Client) -> None:
    send(inbox, html='<a href="javascript:alert(1)">x</a>', text="no link")

    assert inbox.mails()[0].links == ()
    assert "javascript:" not in visitor.get("/mails/mail-1").text


def test_a_text_mail_has_clickable_links_and_headers(inbox: InboxHandle, visitor: httpx2.Client) -> None:
    send(inbox, html="")

    page = visitor.get("/mails/mail-1").text

    assert 'href="http://127.0.0.1:7071/approvals/abc"' in page
    assert "From: Gangway" in page
    assert visitor.get("/mails/mail-1/html").status_code == 404
    assert visitor.get("/mails/mail-7").status_code == 404
    assert b"Subject:" in visitor.get("/mails/mail-1/raw").content


def test_the_list_shows_mails_and_can_be_emptied(inbox: InboxHandle, visitor: httpx2.Client) -> None:
    send(inbox)
    before = visitor.get("/").text
    visitor.delete("/api/mails")

    assert "Noor Haddad" in before
    assert "No mail yet" in visitor.get("/").text


def test_a_rejected_recipient_keeps_nothing(inbox: InboxHandle) -> None:
    inbox.faults.fault = MailFault.REJECT
    inbox.faults.only_to = "brightfork"

    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(inbox)
    send(inbox, to="someone@else.example")

    assert refused.value.recipients[PRIYA][0] == 550
    assert [mail.recipients for mail in inbox.mails()] == [("someone@else.example",)]


def test_greylisting_refuses_the_first_try_only(inbox: InboxHandle) -> None:
    inbox.faults.fault = MailFault.GREYLIST

    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send(inbox)
    send(inbox)

    assert refused.value.recipients[PRIYA][0] == 451
    assert len(inbox.mails()) == 1


def test_a_stalled_server_keeps_nothing(inbox: InboxHandle) -> None:
    inbox.faults.fault, inbox.faults.times = MailFault.STALL, 1

    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        send(inbox, timeout=0.3)
    send(inbox)

    assert len(inbox.mails()) == 1


def test_an_answer_that_never_comes_may_hide_a_mail_that_was_kept(inbox: InboxHandle) -> None:
    inbox.faults.fault, inbox.faults.times = MailFault.STALL_AFTER_ACCEPTING, 1

    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        send(inbox, timeout=0.3)

    assert len(inbox.wait_for(PRIYA)) == 1


def test_a_closed_connection_is_seen_by_the_sender(inbox: InboxHandle) -> None:
    inbox.faults.fault, inbox.faults.times = MailFault.DISCONNECT, 1

    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(inbox)

    assert inbox.mails() == []


def test_waiting_for_a_mail_that_does_not_come_ends_with_a_sentence(inbox: InboxHandle) -> None:
    with pytest.raises(TimeoutError, match="has 0 mails, not 1"):
        inbox.wait_for(PRIYA, limit_seconds=0.05)


def test_faults_are_set_over_http(inbox: InboxHandle, visitor: httpx2.Client) -> None:
    assert visitor.post("/_inbox/faults", json={"fault": "reject"}).json()["fault"] == "reject"
    assert inbox.faults.fault is MailFault.REJECT
    assert visitor.post("/_inbox/faults", json={"fault": "pigeon"}).status_code == 400
