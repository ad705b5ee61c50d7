"""Issues application tokens: one resource, one tenant, the roles granted there. People do not sign in here."""

import time
import uuid
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sandbox.cloud.bearer import EXCHANGE_AUDIENCES, GRAPH_AUDIENCES
from sandbox.cloud.entra.client_proof import check_client
from sandbox.cloud.entra.errors import (
    EntraError,
    application_not_found,
    missing_parameter,
    no_consent,
    resource_not_found,
    tenant_not_found,
)
from sandbox.cloud.faults import Faults
from sandbox.cloud.state import Application, Cloud, ServicePrincipal, Tenant


class Version(Enum):
    """Token layout: Microsoft's resources take the older one, our own API the newer."""

    V1 = "1.0"
    V2 = "2.0"


@dataclass(frozen=True, slots=True)
class Resource:
    audience: str
    roles: frozenset[str]
    version: Version


@dataclass(frozen=True, slots=True)
class Issuer:
    """Addresses of this sign-in service; `base` without trailing slash."""

    base: str

    def v2(self, tenant: Tenant) -> str:
        return f"{self.base}/{tenant.id}/v2.0"

    def v1(self, tenant: Tenant) -> str:
        return f"{self.base}/{tenant.id}/"


def find_tenant(cloud: Cloud, key: str) -> Tenant:
    tenant = cloud.tenant(key)
    if tenant is None:
        raise tenant_not_found(key)
    return tenant


def issue(
    cloud: Cloud, faults: Faults, issuer: Issuer, key: str, form: dict[str, str]
) -> tuple[Tenant, dict[str, Any]]:
    """The token endpoint's answer to a client-credentials request."""
    tenant = find_tenant(cloud, key)
    if form.get("grant_type") != "client_credentials":
        raise EntraError(70003, "unsupported_grant_type", "The app requested an unsupported grant type.")
    for name in ("client_id", "scope"):
        if not form.get(name):
            raise missing_parameter(name)
    application = cloud.applications.get(form["client_id"])
    if application is None:
        raise application_not_found(form["client_id"], tenant.name)
    principal = tenant.service_principals.get(application.app_id)
    if principal is None:
        raise application_not_found(application.app_id, tenant.name)
    strength = check_client(cloud, application, form, f"{issuer.base}/{tenant.id}/oauth2/v2.0/token")
    resource = _resource(cloud, tenant, application, principal, form["scope"])
    lifetime = int(faults.token_lifetime_seconds)
    claims = {**_common(tenant, principal, lifetime), "aud": resource.audience}
    if resource.roles:
        claims["roles"] = sorted(resource.roles)
    if resource.version is Version.V1:
        claims |= {"iss": issuer.v1(tenant), "appid": principal.app_id, "appidacr": strength, "ver": "1.0"}
    else:
        claims |= {"iss": issuer.v2(tenant), "azp": principal.app_id, "azpacr": strength, "ver": "2.0"}
    token = cloud.key.sign(claims)
    return tenant, {"token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": token}


def _common(tenant: Tenant, principal: ServicePrincipal, lifetime: int) -> dict[str, Any]:
    now = int(time.time())
    return {
        "iat": now,
        "nbf": now,
        "exp": now + lifetime,
        "tid": tenant.id,
        "oid": principal.id,
        "sub": principal.id,
        "idtyp": "app",
        "app_displayname": principal.display_name,
        "uti": uuid.uuid4().hex[:22],
    }


def _resource(
    cloud: Cloud, tenant: Tenant, application: Application, principal: ServicePrincipal, scope: str
) -> Resource:
    """What a `{resource}/.default` scope stands for in this tenant."""
    if " " in scope.strip() or not scope.endswith("/.default"):
        raise EntraError(
            1002012,
            "invalid_scope",
            f"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with "
            "/.default suffixed to the resource identifier (application ID URI).",
        )
    resource = scope.removesuffix("/.default").rstrip("/")
    if resource in GRAPH_AUDIENCES:
        return Resource(GRAPH_AUDIENCES[0], frozenset(principal.graph_permissions), Version.V1)
    if resource in EXCHANGE_AUDIENCES:
        return Resource(EXCHANGE_AUDIENCES[0], frozenset(principal.exchange_permissions), Version.V1)
    owner = next(
        (
            each
            for each in cloud.applications.values()
            if resource in {each.app_id, *each.identifier_uris, f"api://{each.app_id}"}
        ),
        None,
    )
    if owner is None:
        raise resource_not_found(resource, tenant.name)
    if tenant.id != owner.home_tenant and owner.app_id not in tenant.service_principals:
        raise resource_not_found(resource, tenant.name)
    if not principal.api_roles and application.app_id != owner.app_id:
        raise no_consent(application.app_id)
    return Resource(owner.app_id, frozenset(principal.api_roles), Version.V2)
