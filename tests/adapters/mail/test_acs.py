"""Mails by Communication Services: the same content as by the other ways, once by operation id, and refusals told apart."""

import json

import httpx2
import pytest

from shared.adapters.mail.acs import AcsMailer
from shared.domain.errors import AccessError, PermanentError, RetryableError
from tests.adapters.mail.test_message import a_mail
from tests.clock import FixedClock


def a_mailer(handler, token=lambda: "the-token", sender="Gangway <gangway@msp.example>") -> AcsMailer:
    return AcsMailer(
        url="https://gangway.europe.communication.azure.com", sender=sender, token=token, clock=FixedClock(),
        transport=httpx2.MockTransport(handler),
    )  # fmt: skip


def sent_by(*mails):
    seen = []

    def handler(request):
        seen.append(request)
        return httpx2.Response(202, json={"id": "o-1", "status": "Running"})

    mailer = a_mailer(handler)
    for mail in mails:
        mailer.send(mail)
    return seen


def test_text_and_html_go_out_from_our_address_as_automatic_mail():
    (request,) = sent_by(a_mail())
    assert str(request.url) == "https://gangway.europe.communication.azure.com/emails:send?api-version=2023-03-31"
    assert request.headers["authorization"] == "Bearer the-token"
    body = json.loads(request.content)
    assert body["senderAddress"] == "gangway@msp.example"
    assert body["recipients"] == {"to": [{"address": "ruth.adeyemi@harbourline.example", "displayName": ""}]}
    assert body["content"] == {"subject": a_mail().subject, "plainText": a_mail().text, "html": a_mail().html}
    assert body["headers"]["Auto-Submitted"] == "auto-generated"
    assert body["headers"]["X-Gangway-Message-Id"] == "<run-1.approval.ruth@gangway.example>"


def test_links_are_not_exchanged_for_tracked_ones():
    (request,) = sent_by(a_mail())
    assert json.loads(request.content)["userEngagementTrackingDisabled"] is True


def test_a_second_attempt_is_the_same_operation_and_another_mail_is_not():
    first, again, other, to_another = sent_by(
        a_mail(), a_mail(), a_mail(message_id="run-2@gangway.example"), a_mail(to="sam.okoro@harbourline.example")
    )
    assert first.headers["operation-id"] == again.headers["operation-id"]
    assert len({r.headers["operation-id"] for r in (first, other, to_another)}) == 3


def test_a_subject_cannot_bring_headers_of_its_own():
    (request,) = sent_by(a_mail(subject="Approve\r\nBcc: eve@elsewhere.example"))
    assert "\n" not in json.loads(request.content)["content"]["subject"]


@pytest.mark.parametrize("to", ["ruth", "a@b.example, c@d.example", ""])
def test_a_receiver_that_is_none_is_refused_before_anything_is_sent(to):
    sent: list = []
    with pytest.raises(PermanentError):
        a_mailer(sent.append).send(a_mail(to=to))
    assert sent == []


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, AccessError), (403, AccessError), (400, PermanentError), (404, PermanentError), (200, PermanentError),
        (408, RetryableError), (429, RetryableError), (500, RetryableError), (503, RetryableError), (302, PermanentError),
    ],
)  # fmt: skip
def test_answers_are_told_apart(status, error):
    body = {"error": {"code": "Denied", "message": "no access for ruth@x.example"}}
    with pytest.raises(error) as caught:
        a_mailer(lambda request: httpx2.Response(status, json=body, headers={"x-ms-request-id": "r-1"})).send(a_mail())
    assert (caught.value.code, caught.value.request_id) == ("Denied", "r-1")
    assert "ruth" not in str(caught.value)
    if error is AccessError:
        assert caught.value.missing == "Communication and Email Service Owner"


def test_no_answer_is_worth_another_try():
    def handler(request):
        raise httpx2.ConnectTimeout("lost", request=request)

    with pytest.raises(RetryableError):
        a_mailer(handler).send(a_mail())
