"""Real azure-identity credentials against the simulated Entra, over TLS with its own authority."""

from typing import Any

import jwt
import pytest
from azure.identity import CertificateCredential, ClientAssertionCredential, ClientSecretCredential
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from sandbox.cloud.faults import FaultKind, FaultRule, Surface
from sandbox.cloud.seed import RUEEGSEGGER
from sandbox.web.serving import ServerThread
from shared.adapters.entra.access import CredentialKind
from shared.adapters.entra.credential import is_known_login, make_credential
from shared.adapters.entra.tokens import MOST_TENANTS, Entra, roles_in
from shared.domain.errors import AccessError, ConfigurationError, PermanentError, RetryableError
from shared.domain.ids import TenantId
from tests.adapters.tenant_world import TENANT, an_access
from tests.clock import START


@pytest.fixture
def entra(cloud):
    entra = Entra(an_access(cloud))
    yield entra
    entra.close()


def logins(cloud):
    return [entry for entry in cloud.log.entries if entry.path.endswith("/token")]


def test_a_token_is_fetched_once_per_tenant_and_resource(cloud, entra):
    first = entra.graph.get(TENANT)

    assert entra.graph.get(TENANT) == first
    assert entra.exchange.get(TENANT) != first
    assert entra.graph.get(TenantId(RUEEGSEGGER)) != first
    assert len(logins(cloud)) == 3


def test_a_forgotten_tenant_gets_a_new_token_with_new_permissions(cloud, entra):
    before = roles_in(entra.graph.get(TENANT))
    cloud.state.tenants[TENANT].service_principals[cloud.app_id].graph_permissions.add("Device.ReadWrite.All")

    assert roles_in(entra.graph.get(TENANT)) == before
    entra.graph.forget(TENANT)
    assert roles_in(entra.graph.get(TENANT)) == before | {"Device.ReadWrite.All"}


def test_credentials_are_kept_for_a_bounded_number_of_tenants(cloud):
    made = []

    def make(access, tenant):
        made.append(tenant)
        return make_credential(access, TENANT)

    entra = Entra(an_access(cloud), make=make)
    for number in range(MOST_TENANTS + 1):
        entra._credential(TenantId(str(number)))
    entra._credential(TenantId("0"))
    entra.close()

    assert len(made) == MOST_TENANTS + 2


def test_an_unknown_tenant_is_permanent_and_names_the_companys_tenant_id(entra):
    with pytest.raises(PermanentError, match="tenant id"):
        entra.graph.get(TenantId("99999999-9999-4999-8999-999999999999"))


@pytest.mark.parametrize(
    "kind", [FaultKind.UNAVAILABLE, FaultKind.THROTTLE, FaultKind.BAD_GATEWAY, FaultKind.DROP_BEFORE]
)
def test_an_entra_in_trouble_is_tried_again(cloud, entra, kind):
    cloud.faults.add(FaultRule(kind=kind, surface=Surface.LOGIN, path="/token", times=None, retry_after="0"))

    with pytest.raises(RetryableError):
        entra.graph.get(TENANT)


def test_an_entra_that_cannot_be_reached_is_tried_again(cloud):
    hosts = an_access(cloud).hosts.model_copy(update={"login_url": "https://127.0.0.1:9"})
    entra = Entra(an_access(cloud, hosts=hosts))

    with pytest.raises(RetryableError):
        entra.graph.get(TENANT)
    entra.close()


def test_the_kind_of_credential_decides_what_is_made(cloud):
    key, pem = a_key_pair()
    made: list[Any] = [
        make_credential(an_access(cloud, credential=kind, certificate=SecretStr(pem)), TENANT)
        for kind in CredentialKind
    ]

    assert {type(one) for one in made} == {ClientSecretCredential, CertificateCredential, ClientAssertionCredential}
    for one in made:
        one.close()
    assert key


@pytest.mark.parametrize("as_path", [True, False], ids=["path", "text"])
def test_a_certificate_gets_a_token_from_its_text_or_its_path(cloud, tmp_path, as_path):
    key, pem = a_key_pair()
    cloud.state.applications[cloud.app_id].assertion_keys = [key]
    path = tmp_path / "app.pem"
    path.write_text(pem)
    given = str(path) if as_path else pem.replace("\n", "\\n")
    entra = Entra(an_access(cloud, credential=CredentialKind.CERTIFICATE, certificate=SecretStr(given)))

    assert "User.ReadWrite.All" in roles_in(entra.graph.get(TENANT))
    entra.close()


def test_a_managed_identity_stands_in_for_a_secret(cloud, monkeypatch):
    public, pem = a_key_pair()
    cloud.state.applications[cloud.app_id].assertion_keys = [public]
    assertion = jwt.encode({"aud": "api://AzureADTokenExchange", "exp": 2_000_000_000}, pem, algorithm="RS256")
    asked = []

    async def identity(request):
        asked.append((request.query_params["resource"], request.query_params.get("client_id")))
        return JSONResponse({"access_token": assertion, "expires_on": "2000000000", "token_type": "Bearer"})

    with ServerThread(Starlette(routes=[Route("/token", identity)])).start() as endpoint:
        # What App Service and Functions put into an app's environment.
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{endpoint.url}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "x")
        access = an_access(
            cloud, credential=CredentialKind.MANAGED_IDENTITY, secret=None, identity_client_id="the-identity"
        )
        entra = Entra(access)
        assert "User.ReadWrite.All" in roles_in(entra.graph.get(TENANT))
        entra.close()
    assert asked == [("api://AzureADTokenExchange", "the-identity")]


@pytest.mark.parametrize("given", [None, SecretStr("")], ids=["none", "empty"])
@pytest.mark.parametrize("kind", [CredentialKind.SECRET, CredentialKind.CERTIFICATE])
def test_a_missing_secret_or_certificate_names_the_setting(cloud, kind, given):
    with pytest.raises(ConfigurationError, match="GANGWAY_APP_"):
        make_credential(an_access(cloud, credential=kind, secret=given, certificate=given), TENANT)


def test_what_is_no_token_is_not_used(cloud):
    with pytest.raises(AccessError):
        roles_in("not a token")


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://login.microsoftonline.com", True),
        ("https://login.microsoftonline.us/", True),
        ("https://login.chinacloudapi.cn", True),
        ("https://127.0.0.1:8443", False),
        ("https://login.microsoftonline.com.evil.example", False),
    ],
)
def test_only_microsofts_own_hosts_are_looked_up_at_microsoft(url, known):
    assert is_known_login(url) is known


def a_key_pair():
    """(public key as PEM, certificate and private key as PEM)"""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "gangway")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, START, START.replace(year=2036))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return public.decode(), (private + certificate).decode()
