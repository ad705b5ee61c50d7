"""Mails handed to real SMTP servers: delivered once, refusals told apart, never in clear to another machine."""

import asyncio
import ssl

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from pydantic import SecretStr

from sandbox.inbox import MailFault, start_inbox
from shared.adapters.mail.smtp import SmtpMailer, SmtpServer, open_smtp
from shared.domain.errors import AccessError, PermanentError, RetryableError
from shared.settings import Settings, SmtpTls
from tests.adapters.mail.test_message import SENDER, a_mail
from tests.clock import FixedClock


@pytest.fixture
def inbox():
    with start_inbox() as running:
        yield running


def a_mailer(port, **over) -> SmtpMailer:
    server = SmtpServer(host="127.0.0.1", port=port, answer_seconds=2.0).model_copy(update=over)
    return SmtpMailer(server, sender=SENDER, clock=FixedClock())


def test_a_mail_arrives_with_text_html_and_its_id(inbox):
    a_mailer(inbox.smtp_port).send(a_mail())
    (mail,) = inbox.mails(to="ruth.adeyemi@harbourline.example")
    assert mail.sender == "gangway@msp.example"
    assert mail.recipients == ("ruth.adeyemi@harbourline.example",)
    assert mail.header("Message-ID") == "<run-1.approval.ruth@gangway.example>"
    assert mail.links == ("https://gangway.example/approvals/abc",)
    assert "prüfen" in mail.text


def test_settings_open_the_same(inbox):
    settings = Settings(smtp_host="127.0.0.1", smtp_port=inbox.smtp_port, mail_from=SENDER)
    open_smtp(settings, clock=FixedClock()).send(a_mail())
    assert len(inbox.mails()) == 1


def test_an_address_in_letters_of_its_own_arrives(inbox):
    a_mailer(inbox.smtp_port).send(a_mail(to="dörte@harbourline.example"))
    assert len(inbox.mails(to="dörte@harbourline.example")) == 1


def test_a_refused_receiver_is_final_and_greylisting_is_not(inbox):
    inbox.faults.fault = MailFault.REJECT
    with pytest.raises(PermanentError, match="550") as caught:
        a_mailer(inbox.smtp_port).send(a_mail())
    assert caught.value.code == "550"
    inbox.faults.fault = MailFault.GREYLIST
    with pytest.raises(RetryableError, match="451"):
        a_mailer(inbox.smtp_port).send(a_mail())
    a_mailer(inbox.smtp_port).send(a_mail())
    assert len(inbox.mails()) == 1


@pytest.mark.parametrize("fault", [MailFault.STALL, MailFault.DISCONNECT])
def test_no_answer_is_worth_another_try(inbox, fault):
    inbox.faults.fault, inbox.faults.times = fault, 1
    mailer = a_mailer(inbox.smtp_port, answer_seconds=0.3)
    with pytest.raises(RetryableError):
        mailer.send(a_mail())
    mailer.send(a_mail())
    assert len(inbox.mails()) == 1


def test_a_second_copy_after_a_lost_answer_has_the_same_id(inbox):
    inbox.faults.fault, inbox.faults.times = MailFault.STALL_AFTER_ACCEPTING, 1
    mailer = a_mailer(inbox.smtp_port, answer_seconds=0.3)
    with pytest.raises(RetryableError):
        mailer.send(a_mail())
    mailer.send(a_mail())
    assert {mail.header("Message-ID") for mail in inbox.mails()} == {"<run-1.approval.ruth@gangway.example>"}


def test_nobody_there_is_worth_another_try():
    with pytest.raises(RetryableError):
        a_mailer(9).send(a_mail())


class _OnAnyPort(Controller):
    """aiosmtpd checks the port it was given, which 0 is not."""

    def _trigger_server(self):
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class _Odd(SMTP):
    """Takes the mail and then loses its manners."""

    async def smtp_QUIT(self, arg):  # noqa: N802
        assert self.transport is not None
        self.transport.close()


class _OddController(_OnAnyPort):
    def factory(self):
        return _Odd(self.handler)


class _Keep:
    def __init__(self) -> None:
        self.kept: list = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.kept.append(envelope)
        return "250 OK"


def running(controller):
    controller.start()
    return controller


def test_what_happens_after_acceptance_does_not_make_it_a_failure():
    keep = _Keep()
    controller = running(_OddController(keep, hostname="127.0.0.1", port=0))
    try:
        a_mailer(controller.port).send(a_mail())
    finally:
        controller.stop()
    assert len(keep.kept) == 1


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    authority = trustme.CA()
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return str(path), context


def sign_in(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (b"gangway", b"invented-password")
    return AuthResult(success=good, handled=False)


@pytest.fixture
def tls_server(authority):
    keep = _Keep()
    controller = running(
        _OnAnyPort(
            keep, hostname="127.0.0.1", port=0, tls_context=authority[1], require_starttls=True,
            authenticator=sign_in, auth_require_tls=True,
        )
    )  # fmt: skip
    yield controller.port, keep
    controller.stop()


def test_tls_is_used_where_it_is_offered_and_the_sign_in_goes_through_it(tls_server, authority):
    port, keep = tls_server
    for tls in (SmtpTls.AUTO, SmtpTls.STARTTLS):
        a_mailer(port, tls=tls, ca_bundle=authority[0], user="gangway", password=SecretStr("invented-password")).send(
            a_mail()
        )
    assert len(keep.kept) == 2


def test_a_wrong_password_is_a_matter_of_access_and_is_not_shown(tls_server, authority):
    mailer = a_mailer(tls_server[0], ca_bundle=authority[0], user="gangway", password=SecretStr("wrong-password"))
    with pytest.raises(AccessError) as caught:
        mailer.send(a_mail())
    assert "wrong-password" not in str(caught.value)


def test_a_certificate_of_a_stranger_is_not_trusted(tls_server):
    port, keep = tls_server
    with pytest.raises(RetryableError, match="GANGWAY_CA_BUNDLE"):
        a_mailer(port).send(a_mail())
    assert keep.kept == []


def test_tls_from_the_first_byte(authority):
    keep = _Keep()
    controller = running(_OnAnyPort(keep, hostname="127.0.0.1", port=0, ssl_context=authority[1], server_hostname="x"))
    try:
        port = controller.port
        a_mailer(port, tls=SmtpTls.IMPLICIT, ca_bundle=authority[0]).send(a_mail())
    finally:
        controller.stop()
    assert len(keep.kept) == 1


def test_a_server_without_tls_gets_nothing_when_tls_is_demanded(inbox):
    with pytest.raises(PermanentError, match="no TLS"):
        a_mailer(inbox.smtp_port, tls=SmtpTls.STARTTLS).send(a_mail())
    assert inbox.mails() == []


@pytest.mark.parametrize(
    ("host", "tls", "demanded"),
    [
        ("127.0.0.1", SmtpTls.AUTO, False),
        ("localhost", SmtpTls.AUTO, False),
        ("mail.msp.example", SmtpTls.AUTO, True),
        ("10.0.0.25", SmtpTls.AUTO, True),
        ("127.0.0.1", SmtpTls.STARTTLS, True),
        ("mail.msp.example", SmtpTls.IMPLICIT, True),
    ],
)
def test_tls_is_demanded_of_every_server_on_another_machine(host, tls, demanded):
    assert SmtpServer(host=host, port=25, tls=tls).must_encrypt is demanded
