"""Tokens by tenant and resource, with one credential per tenant, and the permissions that a token names.

azure-identity keeps tokens in memory only, inside each credential; nothing is stored.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from shared.adapters.entra.access import TenantAccess
from shared.adapters.entra.credential import make_credential
from shared.adapters.entra.failures import explain_refusal, unreachable
from shared.domain.alarm import Alarm
from shared.domain.catalogue import EXCHANGE_PERMISSION
from shared.domain.errors import AccessError, OutsideError
from shared.domain.ids import TenantId

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential

LOG = logging.getLogger("gangway.entra")

MOST_TENANTS = 200

type MakeCredential = Callable[[TenantAccess, TenantId], "TokenCredential"]


class Entra:
    """All credentials of the app. Thread-safe."""

    def __init__(self, access: TenantAccess, *, make: MakeCredential = make_credential) -> None:
        self._access, self._make = access, make
        self._credentials: OrderedDict[TenantId, TokenCredential] = OrderedDict()
        self._lock = threading.Lock()
        self._fetches: dict[tuple[TenantId, str], threading.Lock] = {}

    @property
    def graph(self) -> "ResourceTokens":
        return ResourceTokens(self, self._access.hosts.graph_scope)

    @property
    def exchange(self) -> "ResourceTokens":
        return ResourceTokens(self, self._access.hosts.exchange_scope)

    def token(self, tenant: TenantId, scope: str) -> str:
        """Raises AccessError, PermanentError or RetryableError."""
        from azure.core.exceptions import AzureError, ClientAuthenticationError
        from azure.identity import CredentialUnavailableError

        try:
            with self._fetching(tenant, scope):
                token = self._credential(tenant).get_token(scope).token
        except CredentialUnavailableError:
            raise AccessError("The managed identity cannot be used here.", missing="managed identity") from None
        except ClientAuthenticationError as refused:
            raise _noted(explain_refusal(str(refused.message), tenant), tenant) from None
        except AzureError:
            raise unreachable() from None
        _check_tenant(token, tenant)
        return token

    def forget(self, tenant: TenantId) -> None:
        """The next token is a new one: permissions granted since show only there."""
        with self._lock:
            self._credentials.pop(tenant, None)

    def close(self) -> None:
        """Ends the connections that the credentials keep open."""
        with self._lock:
            credentials = list(self._credentials.values())
            self._credentials.clear()
        for credential in credentials:
            closing = getattr(credential, "close", None)
            if callable(closing):
                closing()

    def granted(self, tenant: TenantId) -> frozenset[str]:
        """App roles we hold in the tenant. Exchange refusing its token means only that we hold none there."""
        roles = set(roles_in(self.token(tenant, self._access.hosts.graph_scope)))
        try:
            exchange = roles_in(self.token(tenant, self._access.hosts.exchange_scope))
        except AccessError:
            exchange = frozenset()
        return frozenset(roles | ({EXCHANGE_PERMISSION} & exchange))

    def _fetching(self, tenant: TenantId, scope: str) -> threading.Lock:
        """One thread fetches a token, the others wait and find it cached."""
        with self._lock:
            return self._fetches.setdefault((tenant, scope), threading.Lock())

    def _credential(self, tenant: TenantId) -> "TokenCredential":
        with self._lock:
            if tenant not in self._credentials:
                self._credentials[tenant] = self._make(self._access, tenant)
            self._credentials.move_to_end(tenant)
            while len(self._credentials) > MOST_TENANTS:
                self._credentials.popitem(last=False)
            return self._credentials[tenant]


class ResourceTokens:
    """Tokens for one service."""

    def __init__(self, entra: Entra, scope: str) -> None:
        self._entra, self._scope = entra, scope

    def get(self, tenant: TenantId) -> str:
        return self._entra.token(tenant, self._scope)

    def forget(self, tenant: TenantId) -> None:
        self._entra.forget(tenant)


def _noted(fault: OutsideError, tenant: TenantId) -> OutsideError:
    """Somebody has to hear that a tenant is lost. A service that the tenant does not have is no loss."""
    if isinstance(fault, AccessError) and fault.missing != "service":
        LOG.warning("%s tenant %s: %s", Alarm.TENANT_LOST, tenant, fault.code)
    return fault


def roles_in(token: str) -> frozenset[str]:
    roles = _claims(token).get("roles")
    return frozenset(str(role) for role in roles) if isinstance(roles, list) else frozenset()


def _check_tenant(token: str, tenant: TenantId) -> None:
    """A token of another tenant would act there. Entra never gives one; a wrong sign-in address could."""
    if str(_claims(token).get("tid", "")).casefold() != tenant.casefold():
        raise AccessError("The token that came back is for another tenant; it is not used.", missing="token")


def _claims(token: str) -> dict[str, object]:
    """Unverified on purpose: Entra gave it to us over TLS, and the services verify it."""
    import jwt

    try:
        claims: dict[str, object] = jwt.decode(token, options={"verify_signature": False})
    except jwt.InvalidTokenError:
        raise AccessError("What came back from Entra is not a token.", missing="token") from None
    return claims
