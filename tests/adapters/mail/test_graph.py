"""Mails by Graph: the same message as by SMTP, from the one mailbox, and Graph's refusals told apart."""

import base64
from datetime import timedelta
from email import message_from_bytes
from email.policy import default as modern

import httpx2
import pytest

from shared.adapters.mail.graph import GraphMailer
from shared.domain.errors import AccessError, PermanentError, RetryableError
from tests.adapters.mail.test_message import a_mail
from tests.clock import FixedClock


def a_mailer(handler, token=lambda: "the-token", sender="gangway@msp.example") -> GraphMailer:
    return GraphMailer(
        graph_url="https://graph.microsoft.com", sender=sender, token=token, clock=FixedClock(),
        transport=httpx2.MockTransport(handler),
    )  # fmt: skip


def test_the_message_goes_out_as_mime_from_our_mailbox():
    seen = []

    def handler(request):
        seen.append(request)
        return httpx2.Response(202)

    a_mailer(handler, sender="Gangway <gangway@msp.example>").send(a_mail())
    (request,) = seen
    assert str(request.url) == "https://graph.microsoft.com/v1.0/users/gangway%40msp.example/sendMail"
    assert (request.headers["authorization"], request.headers["content-type"]) == ("Bearer the-token", "text/plain")
    message = message_from_bytes(base64.b64decode(request.content), policy=modern)
    assert message["Message-ID"] == "<run-1.approval.ruth@gangway.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_body(("html",)) is not None


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, AccessError), (403, AccessError), (400, PermanentError), (404, PermanentError), (413, PermanentError),
        (408, RetryableError), (429, RetryableError), (500, RetryableError), (502, RetryableError), (503, RetryableError),
        (504, RetryableError), (301, PermanentError),
    ],
)  # fmt: skip
def test_answers_are_told_apart(status, error):
    body = {"error": {"code": "ErrorAccessDenied", "message": "Access is denied to ruth@x.example"}}
    headers = {"retry-after": "7", "request-id": "r-1", "location": "https://elsewhere.example"}
    with pytest.raises(error) as caught:
        a_mailer(lambda request: httpx2.Response(status, json=body, headers=headers)).send(a_mail())
    assert (caught.value.code, caught.value.request_id) == ("ErrorAccessDenied", "r-1")
    assert "ruth" not in str(caught.value)
    if error is RetryableError:
        assert caught.value.retry_after == timedelta(seconds=7)
    if error is AccessError:
        assert caught.value.missing == "Mail.Send"


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"error": "x"}', b"[" * 5000])
def test_an_answer_without_sense_does_no_harm(content):
    with pytest.raises(RetryableError):
        a_mailer(lambda request: httpx2.Response(503, content=content)).send(a_mail())


def test_no_answer_is_worth_another_try():
    def handler(request):
        raise httpx2.ReadTimeout("lost", request=request)

    with pytest.raises(RetryableError):
        a_mailer(handler).send(a_mail())


def test_without_a_token_nothing_is_sent():
    def token():
        raise AccessError("no consent", missing="Mail.Send")

    sent: list = []
    with pytest.raises(AccessError, match="no consent"):
        a_mailer(sent.append, token=token).send(a_mail())
    assert sent == []
