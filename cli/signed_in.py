"""Whoever is signed in on this machine, for commands that act in the MSP's own tenant: `az`, `azd` or a service principal of CI."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jwt
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import (
    AzureCliCredential,
    AzureDeveloperCliCredential,
    ChainedTokenCredential,
    CredentialUnavailableError,
    EnvironmentCredential,
)

from shared.domain.errors import AccessError
from shared.settings import Settings

NOBODY = "nobody is signed in: run `az login --tenant YOUR-TENANT` (or `azd auth login`), then try again"


@dataclass(frozen=True)
class Account:
    """`person` is an object id; empty for a service principal."""

    tenant: str
    person: str
    graph_token: Callable[[], str]
    close: Callable[[], None]


def signed_in(settings: Settings, tenant: str) -> Account:
    """Raises AccessError where nobody is. Asks for a token once, to learn who it is."""
    credential = _credential(settings, tenant)

    def token() -> str:
        try:
            return str(credential.get_token(settings.hosts.graph_scope).token)
        except (CredentialUnavailableError, ClientAuthenticationError) as refused:
            raise AccessError(f"{NOBODY}{_why(str(refused.message))}", missing="sign-in") from None

    try:
        return _account(_claims(token()), tenant, token, credential.close)
    except AccessError:
        credential.close()
        raise


def _account(claims: dict[str, Any], tenant: str, token: Callable[[], str], close: Callable[[], None]) -> Account:
    found = str(claims.get("tid", ""))
    if tenant and found.casefold() != tenant.casefold():
        raise AccessError(f"the signed-in account is in tenant {found}, not in {tenant}", missing="sign-in")
    is_person = claims.get("idtyp") != "app" and "roles" not in claims
    person = str(claims.get("oid", "")) if is_person else ""
    return Account(tenant=found, person=person, graph_token=token, close=close)


def _credential(settings: Settings, tenant: str) -> ChainedTokenCredential:
    logging.getLogger("azure.identity").setLevel(logging.CRITICAL)  # it prints every way that did not work
    common: dict[str, Any] = {
        "authority": settings.hosts.login_url,
        "disable_instance_discovery": not settings.is_known_cloud,
    }
    if settings.ca_bundle:
        common["connection_verify"] = settings.ca_bundle
    # CI first: where its variables are set, they are meant. The others are people.
    return ChainedTokenCredential(
        EnvironmentCredential(**common),
        AzureCliCredential(tenant_id=tenant),
        AzureDeveloperCliCredential(tenant_id=tenant),
    )


def _why(message: str) -> str:
    """Of all the ways that were tried, what `az` said: most people meant that one."""
    said = [line.partition(":")[2].strip() for line in message.splitlines() if "AzureCliCredential:" in line]
    return f". az says: {said[0]}" if said else ""


def _claims(token: str) -> dict[str, Any]:
    """Unverified: it only tells whom the tools signed in; Graph verifies it."""
    try:
        return dict(jwt.decode(token, options={"verify_signature": False}))
    except jwt.InvalidTokenError:
        raise AccessError("what came back from the sign-in is no token", missing="sign-in") from None
