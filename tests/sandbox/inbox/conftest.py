"""A running inbox and a way to send to it."""

from collections.abc import Iterator
from email.message import EmailMessage

import httpx2
import pytest

from sandbox.inbox import InboxHandle, start_inbox


@pytest.fixture
def inbox() -> Iterator[InboxHandle]:
    with start_inbox() as inbox:
        yield inbox


@pytest.fixture
def visitor(inbox: InboxHandle) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=inbox.url) as client:
        yield client


def a_mail(**over: str) -> EmailMessage:
    values = {
        "to": "priya.raman@brightfork.example",
        "subject": "Freigabe nötig: Noor Haddad",
        "text": "Please decide: http://127.0.0.1:7071/approvals/abc.\n",
        "html": '<p>Please <a href="http://127.0.0.1:7071/approvals/abc?x=1&amp;y=2">decide</a>.</p>',
    } | over
    mail = EmailMessage()
    mail["From"] = "Gangway <gangway@harbourline.example>"
    mail["To"] = values["to"]
    mail["Subject"] = values["subject"]
    mail.set_content(values["text"])
    if values["html"]:
        mail.add_alternative(values["html"], subtype="html")
    return mail
