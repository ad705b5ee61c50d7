"""Sign-in: Microsoft's own client libraries get tokens, and get Entra's errors."""

import ssl
import time
import uuid
from collections.abc import Iterator
from typing import Any

import httpx2
import jwt
import msal  # type: ignore[import-untyped]
import pytest
import trustme
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import CertificateCredential, ClientAssertionCredential, ClientSecretCredential
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sandbox.cloud.seed import AUTOMATION, BRIGHTFORK, HOME, RUEEGSEGGER
from sandbox.cloud.serve import CloudHandle

GRAPH = "https://graph.microsoft.com/.default"
EXCHANGE = "https://outlook.office365.com/.default"


@pytest.fixture(autouse=True)
def _machine_has_no_bundle_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """requests prefers these variables to the bundle a session was given, and msal hands its bundle to a session."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def login(cloud: CloudHandle) -> Iterator[httpx2.Client]:
    context = ssl.create_default_context(cafile=str(cloud.ca_bundle))
    with httpx2.Client(base_url=cloud.login_url, verify=context) as client:
        yield client


def claims_of(cloud: CloudHandle, token: str, audience: str) -> dict[str, Any]:
    return jwt.decode(token, cloud.state.key.public, algorithms=["RS256"], audience=audience)


def ask(login: httpx2.Client, tenant: str = BRIGHTFORK, **form: str) -> httpx2.Response:
    given = {"grant_type": "client_credentials", "scope": GRAPH, **form}
    return login.post(f"/{tenant}/oauth2/v2.0/token", data=given)


def test_msal_gets_a_token_with_the_permissions_granted_in_that_tenant(cloud: CloudHandle) -> None:
    client = msal.ConfidentialClientApplication(
        cloud.app_id,
        authority=f"{cloud.login_url}/{BRIGHTFORK}",
        client_credential=cloud.app_secret,
        instance_discovery=False,
        verify=str(cloud.ca_bundle),
    )

    answer = client.acquire_token_for_client([GRAPH])

    claims = claims_of(cloud, answer["access_token"], "https://graph.microsoft.com")
    assert claims["tid"] == BRIGHTFORK
    assert claims["appid"] == cloud.app_id
    assert "User.ReadWrite.All" in claims["roles"]


def test_azure_identity_gets_an_exchange_token_by_secret(cloud: CloudHandle) -> None:
    with ClientSecretCredential(
        RUEEGSEGGER,
        cloud.app_id,
        cloud.app_secret,
        authority=cloud.login_url,
        disable_instance_discovery=True,
        connection_verify=str(cloud.ca_bundle),
    ) as credential:
        token = credential.get_token(EXCHANGE).token

    claims = claims_of(cloud, token, "https://outlook.office365.com")
    assert claims["tid"] == RUEEGSEGGER
    assert claims["roles"] == ["Exchange.ManageAsApp"]


def test_azure_identity_gets_a_token_by_signed_assertion(cloud: CloudHandle) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    trust(cloud, key)

    with assertion_credential(cloud, key) as credential:
        token = credential.get_token(GRAPH).token

    assert claims_of(cloud, token, "https://graph.microsoft.com")["appidacr"] == "2"


def test_azure_identity_gets_a_token_by_certificate(cloud: CloudHandle) -> None:
    issued = trustme.CA().issue_cert("app.example", key_type=trustme.KeyType.RSA)
    certificate = issued.cert_chain_pems[0].bytes()
    cloud.state.applications[cloud.app_id].assertion_keys = [certificate.decode()]

    with CertificateCredential(
        BRIGHTFORK,
        cloud.app_id,
        certificate_data=issued.private_key_pem.bytes() + certificate,
        authority=cloud.login_url,
        disable_instance_discovery=True,
        connection_verify=str(cloud.ca_bundle),
    ) as credential:
        token = credential.get_token(GRAPH).token

    assert claims_of(cloud, token, "https://graph.microsoft.com")["appidacr"] == "2"


def test_an_assertion_signed_by_a_foreign_key_is_refused(cloud: CloudHandle) -> None:
    trust(cloud, rsa.generate_private_key(public_exponent=65537, key_size=2048))
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    with assertion_credential(cloud, stranger) as credential, pytest.raises(ClientAuthenticationError) as caught:
        credential.get_token(GRAPH)

    assert "AADSTS700027" in str(caught.value)


def trust(cloud: CloudHandle, key: rsa.RSAPrivateKey) -> None:
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    cloud.state.applications[cloud.app_id].assertion_keys = [pem]


def assertion_credential(cloud: CloudHandle, key: rsa.RSAPrivateKey) -> ClientAssertionCredential:
    def assertion() -> str:
        now = int(time.time())
        address = f"{cloud.login_url}/{BRIGHTFORK}/oauth2/v2.0/token"
        claims = {"iss": cloud.app_id, "sub": cloud.app_id, "aud": address, "exp": now + 300, "jti": str(uuid.uuid4())}
        return jwt.encode(claims, key, algorithm="RS256")

    return ClientAssertionCredential(
        BRIGHTFORK,
        cloud.app_id,
        assertion,
        authority=cloud.login_url,
        disable_instance_discovery=True,
        connection_verify=str(cloud.ca_bundle),
    )


def test_a_managed_identitys_token_is_accepted_as_federated_credential(
    cloud: CloudHandle, login: httpx2.Client
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    trust(cloud, key)
    claims = {"iss": f"https://login.example/{HOME}/v2.0", "sub": "identity", "aud": "api://AzureADTokenExchange"}
    assertion = jwt.encode({**claims, "exp": int(time.time()) + 60}, key, algorithm="RS256")

    answer = ask(
        login,
        client_id=cloud.app_id,
        client_assertion=assertion,
        client_assertion_type="urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    )

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("number", "form", "tenant"),
    [
        pytest.param(7000215, {"client_secret": "wrong"}, BRIGHTFORK, id="bad secret"),
        pytest.param(
            700016, {"client_id": "99999999-0000-4000-8000-000000000000"}, BRIGHTFORK, id="unknown application"
        ),
        pytest.param(700016, {}, HOME, id="not consented in that tenant"),
        pytest.param(90002, {}, "11111111-aaaa-4aaa-8aaa-00000000dead", id="unknown tenant"),
        pytest.param(500011, {"scope": "https://vault.example/.default"}, BRIGHTFORK, id="unknown resource"),
        pytest.param(1002012, {"scope": "https://graph.microsoft.com/User.Read"}, BRIGHTFORK, id="not a default scope"),
        pytest.param(70003, {"grant_type": "password"}, BRIGHTFORK, id="grant type"),
        pytest.param(900144, {"scope": ""}, BRIGHTFORK, id="missing parameter"),
    ],
)
def test_refusals_carry_the_aadsts_number(
    cloud: CloudHandle, login: httpx2.Client, number: int, form: dict[str, str], tenant: str
) -> None:
    answer = ask(login, tenant, **{"client_id": cloud.app_id, "client_secret": cloud.app_secret, **form})

    body = answer.json()
    assert answer.status_code in (400, 401)
    assert body["error_codes"] == [number]
    assert body["error_description"].startswith(f"AADSTS{number}: ")
    assert {"error", "trace_id", "correlation_id", "timestamp"} <= set(body)


def test_msal_reports_a_bad_secret_as_entra_does(cloud: CloudHandle) -> None:
    client = msal.ConfidentialClientApplication(
        cloud.app_id,
        authority=f"{cloud.login_url}/{BRIGHTFORK}",
        client_credential="wrong",
        instance_discovery=False,
        verify=str(cloud.ca_bundle),
    )

    answer = client.acquire_token_for_client([GRAPH])

    assert answer["error"] == "invalid_client"
    assert answer["error_codes"] == [7000215]


@pytest.mark.parametrize("app_id", list(AUTOMATION), ids=[role for _, _, role in AUTOMATION.values()])
def test_automation_clients_get_tokens_for_our_own_api_with_their_role(
    cloud: CloudHandle, login: httpx2.Client, app_id: str
) -> None:
    _, secret, role = AUTOMATION[app_id]

    answer = ask(login, HOME, client_id=app_id, client_secret=secret, scope="api://gangway/.default")

    keys = login.get(f"/{HOME}/discovery/v2.0/keys").json()["keys"]
    token = answer.json()["access_token"]
    public = jwt.PyJWK(next(key for key in keys if key["kid"] == jwt.get_unverified_header(token)["kid"])).key
    metadata = login.get(f"/{HOME}/v2.0/.well-known/openid-configuration").json()
    claims = jwt.decode(token, public, algorithms=["RS256"], audience=cloud.app_id, issuer=metadata["issuer"])
    assert claims["roles"] == [role]
    assert claims["ver"] == "2.0"


def test_a_client_without_an_app_role_gets_no_token_for_our_api(cloud: CloudHandle, login: httpx2.Client) -> None:
    app_id, (_, secret, _) = next(iter(AUTOMATION.items()))
    cloud.state.tenants[HOME].service_principals[app_id].api_roles = set()

    answer = ask(login, HOME, client_id=app_id, client_secret=secret, scope="api://gangway/.default")

    assert answer.json()["error_codes"] == [65001]


def test_secrets_are_not_in_the_log(cloud: CloudHandle, login: httpx2.Client) -> None:
    ask(login, client_id=cloud.app_id, client_secret=cloud.app_secret)

    assert cloud.log.entries[-1].body["client_secret"] == "***"
    assert cloud.app_secret not in str(cloud.log.dump())


def test_consent_shows_first_then_goes_back_with_state_and_tenant(cloud: CloudHandle, login: httpx2.Client) -> None:
    tenant = cloud.state.tenants[BRIGHTFORK]
    del tenant.service_principals[cloud.app_id]
    redirect = next(iter(cloud.options.redirect_uris))
    query = {"client_id": cloud.app_id, "redirect_uri": redirect, "state": "s-1", "scope": GRAPH}

    shown = login.get(f"/{BRIGHTFORK}/v2.0/adminconsent", params=query)
    assert cloud.app_id not in tenant.service_principals
    accepted = login.post(f"/{BRIGHTFORK}/v2.0/adminconsent", params=query, data={"answer": "accept"})

    assert "User.ReadWrite.All" in shown.text
    back = httpx2.URL(accepted.headers["location"])
    assert str(back).startswith(redirect)
    assert back.params["state"] == "s-1"
    assert back.params["tenant"] == BRIGHTFORK
    assert cloud.app_id in tenant.service_principals


def test_a_declined_consent_still_says_admin_consent_true(cloud: CloudHandle, login: httpx2.Client) -> None:
    redirect = next(iter(cloud.options.redirect_uris))
    query = {"client_id": cloud.app_id, "redirect_uri": redirect, "state": "s-2"}

    declined = login.post(f"/{BRIGHTFORK}/v2.0/adminconsent", params=query, data={"answer": "decline"})

    back = httpx2.URL(declined.headers["location"]).params
    assert back["admin_consent"] == "True"
    assert back["error"] == "access_denied"
    assert "AADSTS65004" in back["error_description"]


def test_an_unregistered_redirect_is_refused(cloud: CloudHandle, login: httpx2.Client) -> None:
    query = {"client_id": cloud.app_id, "redirect_uri": "https://evil.example/cb", "state": "x"}

    answer = login.get(f"/{BRIGHTFORK}/v2.0/adminconsent", params=query)

    assert answer.json()["error_codes"] == [50011]
