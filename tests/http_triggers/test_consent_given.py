"""GET /connect/callback: says how a consent went, believes nothing and repeats nothing."""

import pytest

from http_triggers import consent_given
from tests.http_triggers.world import a_request, text_of

AT = "https://gangway.example/connect/callback"
TENANT = "7f1c2a54-6f0e-4a53-9f0b-2d0f6f3f7a11"


def ask(query: dict[str, str], method: str = "GET"):
    return consent_given.consent_given(a_request(method, AT, params=query))


def test_an_admin_who_agreed_is_told_that_nothing_was_changed():
    answer = ask({"admin_consent": "True", "tenant": TENANT, "state": "1"})

    assert answer.status_code == 200
    assert "Nothing has been changed" in text_of(answer)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"admin_consent": "False"},
        {"error": "access_denied", "error_description": "AADSTS65004: the user declined", "admin_consent": "True"},
    ],
)
def test_anything_else_is_no_consent(query: dict[str, str]):
    answer = ask(query)

    assert answer.status_code == 400
    assert "Consent was not given" in text_of(answer)


def test_no_word_of_the_address_is_on_the_page():
    hostile = {"admin_consent": "True", "tenant": "<script>alert(1)</script>", "state": "Call-555-0100-now"}

    shown = text_of(ask(hostile)) + text_of(ask(hostile | {"error": "Pay-here"}))

    assert not [word for word in ("alert(1)", "555-0100", "Pay-here") if word in shown]
