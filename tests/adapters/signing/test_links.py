"""Tokens of mailed links: what mail programs and key changes do to them, and what strangers try (FC-e04)."""

import re
import string
from datetime import timedelta
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeTimedSerializer
from pydantic import SecretStr

from shared.adapters.signing.links import LinkSigner
from shared.domain.errors import LinkError
from shared.domain.ids import RunId
from shared.ports import LinkClaims, LinkPurpose
from tests.clock import FixedClock

NEW, OLD, FOREIGN = (SecretStr(letter * 40) for letter in "nof")
HOUR = timedelta(hours=1)
CLAIMS = LinkClaims(
    purpose=LinkPurpose.APPROVAL,
    run=RunId("run-" + "a1" * 12),
    subject="ruth.o'neil+ops@harbourline.example",
    digest="d" * 64,
)


def a_signer(*keys, clock=None) -> LinkSigner:
    return LinkSigner(keys or (NEW,), clock=clock or FixedClock())


def reason(signer, token, purpose=LinkPurpose.APPROVAL, max_age=HOUR) -> str:
    with pytest.raises(LinkError) as caught:
        signer.read(purpose, token, max_age=max_age)
    return caught.value.reason


def test_what_was_signed_is_read():
    assert a_signer().read(LinkPurpose.APPROVAL, a_signer().sign(CLAIMS), max_age=HOUR) == CLAIMS


@given(st.text(max_size=60), st.text(string.hexdigits, max_size=64))
def test_fc_e04_a_token_has_only_characters_that_survive_in_links(subject, digest):
    claims = CLAIMS.model_copy(update={"subject": subject, "digest": digest})
    token = a_signer().sign(claims)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]", token)
    assert quote(token, safe="") == quote_plus(token) == token
    assert a_signer().read(LinkPurpose.APPROVAL, token, max_age=HOUR) == claims


def test_fc_e04_a_token_that_was_encoded_once_more_in_any_case_is_read():
    token = a_signer().sign(CLAIMS)
    upper = "".join(f"%{ord(letter):02X}" if letter in ".-_" else letter for letter in token)
    for damaged in (upper, upper.replace("%2E", "%2e").replace("%5F", "%5f")):
        assert a_signer().read(LinkPurpose.APPROVAL, damaged, max_age=HOUR) == CLAIMS


def test_a_token_is_worth_nothing_for_another_purpose():
    assert reason(a_signer(), a_signer().sign(CLAIMS), LinkPurpose.HANDOVER) == "invalid"


def test_a_token_expires_and_says_so():
    clock = FixedClock()
    signer = a_signer(clock=clock)
    token = signer.sign(CLAIMS)
    clock.advance(HOUR)
    assert signer.read(LinkPurpose.APPROVAL, token, max_age=HOUR) == CLAIMS
    clock.advance(timedelta(seconds=1))
    assert reason(signer, token) == "expired"


def test_a_token_from_the_future_is_invalid_not_expired():
    clock = FixedClock()
    token = a_signer(clock=clock).sign(CLAIMS)
    clock.advance(timedelta(hours=-2))
    assert reason(a_signer(clock=clock), token) == "invalid"


def test_keys_rotate_newest_first():
    before, both, after = a_signer(OLD), a_signer(NEW, OLD), a_signer(NEW)
    old_token, new_token = before.sign(CLAIMS), both.sign(CLAIMS)
    assert both.read(LinkPurpose.APPROVAL, old_token, max_age=HOUR) == CLAIMS
    assert after.read(LinkPurpose.APPROVAL, new_token, max_age=HOUR) == CLAIMS
    assert reason(after, old_token) == "invalid"
    assert reason(before, new_token) == "invalid"


def test_without_a_key_there_is_no_signer():
    with pytest.raises(ValueError, match="key"):
        LinkSigner((), clock=FixedClock())


@pytest.mark.parametrize(
    "token", ["", "g", "gg", "x", "g..g", "gW10.aaaa.bbbbg", "g" * 5000, "\x00", "ü" * 10, "%", "%FF" * 9]
)
def test_nonsense_is_invalid(token):
    assert reason(a_signer(), token) == "invalid"


def test_a_foreign_key_and_every_changed_letter_are_invalid():
    assert reason(a_signer(), a_signer(FOREIGN).sign(CLAIMS)) == "invalid"
    token = a_signer().sign(CLAIMS)
    for at in range(len(token)):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        assert reason(a_signer(), changed) == "invalid"
        assert reason(a_signer(), token[:at]) == "invalid"


@pytest.mark.parametrize("payload", [["only one"], {"run": "x"}, "text", None, [1, 2, 3], ["a", "b", "c", "d"]])
def test_a_well_signed_token_of_another_shape_is_invalid(payload):
    """Whoever holds the key for something else must not make claims out of it."""
    serializer = URLSafeTimedSerializer(
        NEW.get_secret_value(),
        salt="gangway.link.approval",
        signer_kwargs={"digest_method": "sha256", "key_derivation": "hmac"},
    )
    assert reason(a_signer(), f"g{serializer.dumps(payload)}g", max_age=timedelta(days=9999)) == "invalid"


def test_no_error_repeats_the_token():
    token = a_signer(FOREIGN).sign(CLAIMS)
    with pytest.raises(LinkError) as caught:
        a_signer().read(LinkPurpose.APPROVAL, token, max_age=HOUR)
    assert token[5:20] not in str(caught.value)
