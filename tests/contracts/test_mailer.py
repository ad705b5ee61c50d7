"""What every Mailer promises. Runs on memory, by SMTP on the sandbox's inbox, and on Graph's answers."""

import base64
from email import message_from_bytes
from email.policy import default as modern

import httpx2
import pytest

from sandbox.inbox import start_inbox
from shared.adapters.mail.graph import GraphMailer
from shared.adapters.mail.smtp import SmtpMailer, SmtpServer
from shared.ports import Mail
from tests.clock import FixedClock
from tests.fakes.mailer import FakeMailer

SENDER = "gangway@msp.example"
MAIL = Mail(
    to="ruth@harbourline.example", subject="Approve: Noor joins", text="Please look.\n", html="<p>Please look.</p>",
    message_id="<1@gangway.invalid>",
)  # fmt: skip


def by_graph(kept):
    def take(request):
        message = message_from_bytes(base64.b64decode(request.content), policy=modern)
        kept.append((message["To"].addresses[0].addr_spec, message["Subject"], message["Message-ID"]))
        return httpx2.Response(202)

    return GraphMailer(
        graph_url="https://graph.microsoft.com", sender=SENDER, token=lambda: "t", clock=FixedClock(),
        transport=httpx2.MockTransport(take),
    )  # fmt: skip


@pytest.fixture(params=["memory", "smtp", "graph"])
def post(request):
    """The mailer, and a look at what arrived: receiver, subject, id."""
    if request.param == "memory":
        mailer = FakeMailer()
        yield mailer, lambda: [(mail.to, mail.subject, mail.message_id) for mail in mailer.sent]
    elif request.param == "graph":
        kept: list = []
        yield by_graph(kept), lambda: kept
    else:
        with start_inbox() as inbox:
            server = SmtpServer(host=inbox.smtp_host, port=inbox.smtp_port)
            yield (
                SmtpMailer(server, sender=SENDER, clock=FixedClock()),
                lambda: [(mail.recipients[0], mail.subject, mail.header("Message-ID")) for mail in inbox.mails()],
            )


def test_a_mail_arrives_at_its_receiver_under_its_id(post):
    mailer, arrived = post
    mailer.send(MAIL)
    assert arrived() == [(MAIL.to, MAIL.subject, MAIL.message_id)]


def test_sending_again_is_the_senders_decision(post):
    mailer, arrived = post
    mailer.send(MAIL)
    mailer.send(MAIL)
    assert len(arrived()) == 2
