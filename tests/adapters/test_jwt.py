"""Tokens for our API: only Entra's, only of the home tenant, only for us, only now."""

import base64
import json
import time
from typing import Any

import httpx2
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.adapters.jwt import EntraTokens
from shared.domain.errors import RetryableError, SignatureError
from shared.domain.ids import TenantId
from shared.ports import ApiRole

HOME = TenantId("3e0b1a55-94a0-4f2c-a3a6-4b6a1f0f2d11")
OTHER = "b7c2d9e0-1f4a-4b3c-9d55-7e6f8a9b0c12"
APP = "c1d2e3f4-0a1b-4c2d-8e3f-4a5b6c7d8e9f"
LOGIN = "https://login.example"
ISSUER = f"{LOGIN}/{HOME}/v2.0"


class Entra:
    """The sign-in service at the transport: metadata and keys, and how often it was asked."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid, self.asked, self.is_down, self.issuer = "k1", 0, False, ISSUER

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked += 1
        if self.is_down:
            return httpx2.Response(502, text="<html>bad gateway</html>")
        if request.url.path.endswith("openid-configuration"):
            return httpx2.Response(200, json={"issuer": self.issuer, "jwks_uri": f"{LOGIN}/keys"})
        return httpx2.Response(200, json={"keys": [self.jwk()]})

    def jwk(self) -> dict[str, Any]:
        return {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())), "kid": self.kid, "use": "sig"}

    def tokens(self) -> EntraTokens:
        http = httpx2.Client(transport=httpx2.MockTransport(self.answer))
        return EntraTokens(login_url=LOGIN, tenant=HOME, app_id=APP, http=http)

    def sign(self, key: Any = None, algorithm: str = "RS256", kid: str | None = None, **over: Any) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": ISSUER,
            "aud": APP,
            "tid": HOME,
            "oid": "o-1",
            "iat": now,
            "nbf": now,
            "exp": now + 600,
            "roles": ["Auditor"],
            "ver": "2.0",
        }
        claims = {name: value for name, value in (claims | over).items() if value is not None}
        return jwt.encode(claims, key or self.key, algorithm=algorithm, headers={"kid": kid or self.kid})


@pytest.fixture(scope="module")
def entra() -> Entra:
    return Entra()


def test_a_token_of_ours_says_who_calls_with_which_roles(entra):
    token = entra.sign(roles=["Operator", "Auditor", "SomethingElse"], preferred_username="ines@harbourline.example")

    caller = entra.tokens().verify(token)

    assert (caller.id, caller.name) == ("o-1", "ines@harbourline.example")
    assert caller.roles == {ApiRole.OPERATOR, ApiRole.AUDITOR}


def test_the_audience_may_be_the_app_id_or_its_uri(entra):
    assert entra.tokens().verify(entra.sign(aud=f"api://{APP}")).id == "o-1"


@pytest.mark.parametrize("roles", [None, [], "Admin", {"Admin": True}, ["admin"], [["Admin"]]], ids=repr)
def test_roles_that_are_none_are_none(entra, roles):
    assert entra.tokens().verify(entra.sign(roles=roles)).roles == frozenset()


NOW = int(time.time())


@pytest.mark.parametrize(
    "over",
    [
        pytest.param({"aud": "00000003-0000-0000-c000-000000000000"}, id="for Graph"),
        pytest.param({"aud": None}, id="for nobody"),
        pytest.param({"iss": f"{LOGIN}/{OTHER}/v2.0"}, id="from another tenant's issuer"),
        pytest.param({"iss": f"https://sts.windows.net/{HOME}/"}, id="of version 1.0"),
        pytest.param({"iss": "https://evil.example"}, id="from elsewhere"),
        pytest.param({"iss": None}, id="from nobody"),
        pytest.param({"tid": OTHER}, id="of another tenant"),
        pytest.param({"tid": None}, id="of no tenant"),
        pytest.param({"exp": NOW - 3600, "iat": NOW - 7200, "nbf": NOW - 7200}, id="expired"),
        pytest.param({"exp": None}, id="never expires"),
        pytest.param({"nbf": NOW + 3600}, id="not yet valid"),
        pytest.param({"iat": NOW + 3600}, id="from the future"),
    ],
)
def test_a_token_that_is_not_for_us_is_refused(entra, over):
    with pytest.raises(SignatureError):
        entra.tokens().verify(entra.sign(**over))


def unsigned(claims: str) -> str:
    header = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT","kid":"k1"}').rstrip(b"=").decode()
    return f"{header}.{claims}."


def test_a_token_that_says_it_needs_no_signature_is_refused(entra):
    claims = entra.sign().split(".")[1]

    for token in (unsigned(claims), unsigned(claims).replace("bm9uZS", "Tm9OZS")):
        with pytest.raises(SignatureError):
            entra.tokens().verify(token)


def test_a_token_signed_with_the_public_key_as_a_password_is_refused(entra):
    # The classic confusion of algorithms: what everybody may know is used as a shared secret.
    import hashlib
    import hmac

    pem = entra.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT","kid":"k1"}').rstrip(b"=")
    signed = head + b"." + entra.sign().split(".")[1].encode()
    mac = base64.urlsafe_b64encode(hmac.new(pem, signed, hashlib.sha256).digest()).rstrip(b"=")

    with pytest.raises(SignatureError):
        entra.tokens().verify((signed + b"." + mac).decode())


def test_a_token_signed_by_another_key_under_our_key_id_is_refused(entra):
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    curve = ec.generate_private_key(ec.SECP256R1())

    for key, algorithm in ((stranger, "RS256"), (curve, "ES256"), (entra.key, "RS512")):
        with pytest.raises(SignatureError):
            entra.tokens().verify(entra.sign(key=key, algorithm=algorithm))


def test_a_token_that_was_changed_is_refused(entra):
    head, claims, signature = entra.sign().split(".")
    admin = json.loads(base64.urlsafe_b64decode(claims + "==")) | {"roles": ["Admin"]}
    changed = base64.urlsafe_b64encode(json.dumps(admin).encode()).rstrip(b"=").decode()

    with pytest.raises(SignatureError):
        entra.tokens().verify(f"{head}.{changed}.{signature}")


@pytest.mark.parametrize(
    "token", ["", "x", "a.b.c", "..", "é.é.é", "x" * 20_000, "eyJhbGciOiJSUzI1NiJ9.e30.AA"], ids=lambda t: t[:12]
)
def test_what_is_no_token_is_refused(entra, token):
    with pytest.raises(SignatureError):
        entra.tokens().verify(token)


def test_keys_are_fetched_once_for_many_tokens():
    entra = Entra()
    tokens = entra.tokens()

    for _ in range(5):
        tokens.verify(entra.sign())

    assert entra.asked == 2, "metadata and keys"


def test_a_stranger_naming_unknown_keys_does_not_make_us_ask_again_and_again():
    entra = Entra()
    tokens = entra.tokens()
    tokens.verify(entra.sign())

    for number in range(20):
        with pytest.raises(SignatureError):
            tokens.verify(entra.sign(kid=f"unknown-{number}"))

    assert entra.asked == 2


class Seconds:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def aged_tokens(entra: Entra) -> tuple[EntraTokens, Seconds]:
    seconds = Seconds()
    http = httpx2.Client(transport=httpx2.MockTransport(entra.answer))
    return EntraTokens(login_url=LOGIN, tenant=HOME, app_id=APP, http=http, monotonic=seconds), seconds


def test_a_new_key_is_found_after_a_minute():
    entra = Entra()
    tokens, seconds = aged_tokens(entra)
    tokens.verify(entra.sign())
    entra.key, entra.kid = rsa.generate_private_key(public_exponent=65537, key_size=2048), "k2"
    seconds.now += 61

    assert tokens.verify(entra.sign()).id == "o-1"


def test_an_outage_of_the_sign_in_service_does_not_lock_out_whoever_has_a_token():
    entra = Entra()
    tokens, seconds = aged_tokens(entra)
    tokens.verify(entra.sign())
    entra.is_down = True
    seconds.now += 24 * 3600

    assert tokens.verify(entra.sign()).id == "o-1"


def test_without_any_keys_it_is_our_trouble_and_not_the_callers():
    entra = Entra()
    tokens, seconds = aged_tokens(entra)
    entra.is_down = True

    for _ in range(10):
        with pytest.raises(RetryableError):
            tokens.verify(entra.sign())
    assert entra.asked == 1, "callers do not queue up behind a service that is down"

    entra.is_down = False
    seconds.now += 3
    assert tokens.verify(entra.sign()).id == "o-1"


def test_metadata_of_another_tenant_is_not_believed():
    entra = Entra()
    entra.issuer = f"{LOGIN}/{OTHER}/v2.0"

    with pytest.raises(RetryableError):
        entra.tokens().verify(entra.sign(iss=entra.issuer))
