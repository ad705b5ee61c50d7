"""Makes azure-identity's credential for one tenant. azure-identity is imported here, on first use: it takes 0.2 s."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from shared.adapters.entra.access import CredentialKind, TenantAccess
from shared.clouds import CLOUDS
from shared.domain.errors import ConfigurationError
from shared.domain.ids import TenantId

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential

_PEM = "-----BEGIN"


def make_credential(access: TenantAccess, tenant: TenantId) -> "TokenCredential":
    """The customer's tenant is always the authority; the credential serves no other."""
    from azure.identity import CertificateCredential, ClientAssertionCredential, ClientSecretCredential

    common = _common(access)
    match access.credential:
        case CredentialKind.SECRET:
            return ClientSecretCredential(tenant, access.app_id, _secret(access), **common)
        case CredentialKind.CERTIFICATE:
            return CertificateCredential(tenant, access.app_id, **_certificate(access), **common)
        case CredentialKind.MANAGED_IDENTITY:
            return ClientAssertionCredential(tenant, access.app_id, _identity_assertion(access), **common)


def is_known_login(login_url: str) -> bool:
    """Whether the host is one of Microsoft's own."""
    hosts = {urlsplit(cloud.login_url).hostname for cloud in CLOUDS.values()}
    others = {host for cloud in CLOUDS.values() for host in cloud.other_hosts}
    return urlsplit(login_url).hostname in hosts | others


def _common(access: TenantAccess) -> dict[str, Any]:
    common: dict[str, Any] = {
        "authority": access.hosts.login_url,
        # A host that is not Microsoft's is unknown to the public cloud, which must not even be asked about it.
        "disable_instance_discovery": not is_known_login(access.hosts.login_url),
        # Pauses between attempts belong to the caller, who may have a durable timer.
        "retry_total": 1,
    }
    if access.ca_bundle:
        common["connection_verify"] = access.ca_bundle
    return common


def _secret(access: TenantAccess) -> str:
    given = access.secret.get_secret_value() if access.secret else ""
    if not given:
        raise ConfigurationError(["GANGWAY_APP_SECRET is empty, but GANGWAY_CREDENTIAL is secret"])
    return given


def _certificate(access: TenantAccess) -> dict[str, Any]:
    given = access.certificate.get_secret_value() if access.certificate else ""
    if not given:
        raise ConfigurationError(["GANGWAY_APP_CERTIFICATE is empty, but GANGWAY_CREDENTIAL is certificate"])
    # Environment settings carry line ends as \n.
    return {"certificate_data": given.replace("\\n", "\n").encode()} if _PEM in given else {"certificate_path": given}


def _identity_assertion(access: TenantAccess) -> Callable[[], str]:
    """The managed identity's own token stands in for a secret of the app (workload identity federation)."""
    from azure.identity import ManagedIdentityCredential

    identity = ManagedIdentityCredential(client_id=access.identity_client_id or None)
    scope = f"{access.hosts.federation_audience}/.default"
    return lambda: identity.get_token(scope).token
