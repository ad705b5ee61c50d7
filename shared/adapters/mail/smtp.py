"""Sends by SMTP, one connection for each mail: mails are few, and servers drop idle connections.

TLS is demanded of every server that is not on this machine. What the server says for now (4xx) is tried again later, what it says
for good (5xx) is not; when no answer comes the mail may have gone out, and the same message id lets the receiver see that.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from pydantic import SecretStr

from shared.adapters.mail.message import address_of, make_message
from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError
from shared.domain.value import Value
from shared.ports import Clock, Mail
from shared.settings import Settings, SmtpTls
from shared.settings_checks import is_loopback_host


class SmtpServer(Value):
    """Where mails are handed in, and how."""

    host: str
    port: int
    tls: SmtpTls = SmtpTls.AUTO
    user: str = ""
    password: SecretStr = SecretStr("")
    ca_bundle: str = ""
    # For each answer of the server. The whole has to be over before somebody else takes the mail up (a minute).
    answer_seconds: float = 10.0

    @property
    def must_encrypt(self) -> bool:
        return self.tls is not SmtpTls.AUTO or not is_loopback_host(self.host)


class SmtpMailer:
    """Implements ports.Mailer."""

    def __init__(self, server: SmtpServer, *, sender: str, clock: Clock) -> None:
        self._server = server
        self._sender = sender
        self._clock = clock

    def send(self, mail: Mail) -> None:
        message = make_message(mail, sender=self._sender, now=self._clock.now())
        with _outcomes():
            connection = self._connected()
            try:
                self._encrypt(connection)
                if self._server.user:
                    connection.login(self._server.user, self._server.password.get_secret_value())
                self._hand_in(connection, message, mail)
                _say_goodbye(connection)
            finally:
                connection.close()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.tls is SmtpTls.IMPLICIT:
            context = self._context()
            return smtplib.SMTP_SSL(server.host, server.port, timeout=server.answer_seconds, context=context)
        return smtplib.SMTP(server.host, server.port, timeout=server.answer_seconds)

    def _encrypt(self, connection: smtplib.SMTP) -> None:
        if self._server.tls is SmtpTls.IMPLICIT:
            return
        connection.ehlo_or_helo_if_needed()
        if connection.has_extn("starttls"):
            connection.starttls(context=self._context())
        elif self._server.must_encrypt:
            raise PermanentError(
                "the mail server offers no TLS, and mails do not leave this machine without", code="no_tls"
            )

    def _hand_in(self, connection: smtplib.SMTP, message: EmailMessage, mail: Mail) -> None:
        sender, receiver = address_of(self._sender).addr_spec, address_of(mail.to).addr_spec
        connection.send_message(message, from_addr=sender, to_addrs=[receiver])

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._server.ca_bundle or None)


def open_smtp(settings: Settings, *, clock: Clock) -> SmtpMailer:
    server = SmtpServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        tls=settings.smtp_tls,
        user=settings.smtp_user,
        password=settings.smtp_password,
        ca_bundle=settings.ca_bundle,
    )
    return SmtpMailer(server, sender=settings.mail_from, clock=clock)


def _say_goodbye(connection: smtplib.SMTP) -> None:
    """The mail is accepted: however the server takes its leave, it must not be sent again."""
    with suppress(smtplib.SMTPException, OSError):
        connection.quit()


@contextmanager
def _outcomes() -> Iterator[None]:
    """Every way in which smtplib fails, as an error of ours."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise _by_code(code, said) from refused
    except smtplib.SMTPAuthenticationError as refused:
        message = f"the mail server refused our user: {_sentence(refused.smtp_error)}"
        raise AccessError(message, code=str(refused.smtp_code), missing="GANGWAY_SMTP_USER") from refused
    except smtplib.SMTPResponseException as answered:
        raise _by_code(answered.smtp_code, answered.smtp_error) from answered
    except smtplib.SMTPNotSupportedError as lacking:
        raise PermanentError("the mail server cannot carry this address or sign-in", code="not_supported") from lacking
    except (smtplib.SMTPException, OSError) as lost:
        raise RetryableError(_lost(lost), code=type(lost).__name__) from lost


def _by_code(code: int, said: bytes | str) -> OutsideError:
    message = f"the mail server answered {code}: {_sentence(said)}"
    # 5xx is final (RFC 5321, 4.2.1); everything else, an answer without sense included, may be otherwise later.
    return PermanentError(message, code=str(code)) if 500 <= code <= 599 else RetryableError(message, code=str(code))


def _lost(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "the mail server's certificate cannot be trusted: see GANGWAY_CA_BUNDLE"
    return "the mail server did not answer"


def _sentence(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]
