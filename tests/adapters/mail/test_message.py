"""The message that leaves: readable as text and as HTML, marked as automatic, and nothing in its content becomes a header."""

import re
from email import message_from_bytes
from email.policy import default as modern

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.mail.message import make_message
from shared.domain.errors import PermanentError
from shared.ports import Mail
from tests.clock import START

SENDER = "Gangway of Harbourline <gangway@msp.example>"


def a_mail(**over) -> Mail:
    base = Mail(
        to="ruth.adeyemi@harbourline.example",
        subject="Approve: Noor Haddad joins Brightfork – Zürich",
        text="Bitte prüfen.\nhttps://gangway.example/approvals/abc\n",
        html="<p>Bitte prüfen: <a href='https://gangway.example/approvals/abc'>öffnen</a></p>",
        message_id="run-1.approval.ruth@gangway.example",
    )
    return base.model_copy(update=over)


def sent(mail: Mail):
    return message_from_bytes(make_message(mail, sender=SENDER, now=START).as_bytes(), policy=modern)


def test_the_message_is_what_was_meant():
    message = sent(a_mail())
    assert message["From"].addresses[0].addr_spec == "gangway@msp.example"
    assert message["From"].addresses[0].display_name == "Gangway of Harbourline"
    assert [a.addr_spec for a in message["To"].addresses] == ["ruth.adeyemi@harbourline.example"]
    assert message["Subject"] == a_mail().subject
    assert message["Message-ID"] == "<run-1.approval.ruth@gangway.example>"
    assert message["Date"].datetime == START
    assert message.get_content_type() == "multipart/alternative"
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == a_mail().text
    assert message.get_body(("html",)).get_content().strip() == a_mail().html


def test_fc_d13_no_program_answers_it_by_itself():
    message = sent(a_mail())
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"


@pytest.mark.parametrize(
    "subject", ["Hello\r\nBcc: x@evil.example", "Hello\nX: y", "a\x00b", "a\u2028Bcc: x@evil.example", "\r\n"]
)
def test_no_subject_adds_a_header(subject):
    message = sent(a_mail(subject=subject))
    assert message["Bcc"] is None
    assert message["X"] is None
    assert message["To"].addresses[0].domain == "harbourline.example"


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_content_adds_a_header_or_gets_lost(subject, text):
    usual = set(sent(a_mail()).keys())
    message = sent(a_mail(subject=subject, text=text.encode("utf-8", "replace").decode()))
    assert set(message.keys()) == usual
    assert re.fullmatch(r"[^\r\n]*", str(message["Subject"]))


@pytest.mark.parametrize(
    "to",
    [
        "", "ruth", "@harbourline.example", "ruth@", "ruth@a.example, x@evil.example", "ruth@a.example;x@evil.example",
        "ruth@a.example\r\nBcc: x@evil.example", "ruth@a.example\nx", "<ruth@a.example> x@evil.example", "r uth@a.example",
        "ruth@a.example (x@evil.example)", "ruth@.example", "ruth@a..example", "ruth@a.example\x00",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(to):
    try:
        message = sent(a_mail(to=to))
    except PermanentError:
        return
    # A comment may be dropped; a second receiver may never come of it.
    assert [a.addr_spec for a in message["To"].addresses] == ["ruth@a.example"]


def test_names_in_addresses_are_quoted_and_international_domains_travel_as_ascii():
    message = sent(a_mail(to='"Vega, Marisol" <marisol@bücher.example>'))
    (address,) = message["To"].addresses
    assert (address.display_name, address.domain) == ("Vega, Marisol", "xn--bcher-kva.example")


@pytest.mark.parametrize(
    "message_id", ["", "no-host", "a b@x.example", "a@x.example>\r\nBcc: y@z.example", "<a@b", "ü@x.example"]
)
def test_a_message_id_that_is_none_is_refused(message_id):
    with pytest.raises(PermanentError):
        sent(a_mail(message_id=message_id))


def test_lines_stay_within_what_servers_take():
    raw = make_message(a_mail(text="x" * 5000, html="y" * 5000, subject="ü" * 900), sender=SENDER, now=START).as_bytes()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
