"""Checks a bearer token the way a resource does: signature, audience, expiry, tenant. It decides nothing about permissions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import jwt

from sandbox.cloud.state import Cloud, ServicePrincipal, Tenant

GRAPH_AUDIENCES = ("https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000")
EXCHANGE_AUDIENCES = (
    "https://outlook.office365.com",
    "https://outlook.office.com",
    "00000002-0000-0ff1-ce00-000000000000",
)


class BearerProblem(StrEnum):
    MISSING = "missing"
    MALFORMED = "malformed"
    EXPIRED = "expired"
    AUDIENCE = "audience"


class BearerError(Exception):
    """The token does not open this resource; `problem` says why."""

    def __init__(self, problem: BearerProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: one application in one tenant, with the permissions written into its token."""

    tenant: Tenant
    app_id: str
    principal: ServicePrincipal
    roles: frozenset[str]


def check_bearer(cloud: Cloud, authorization: str | None, audiences: tuple[str, ...]) -> Caller:
    """The caller behind an Authorization header value; raises BearerError."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.casefold() != "bearer" or not token:
        raise BearerError(BearerProblem.MISSING)
    claims = _claims(cloud, token, audiences)
    tenant = cloud.tenants.get(str(claims.get("tid")))
    app_id = str(claims.get("appid"))
    if tenant is None or app_id not in tenant.service_principals:
        raise BearerError(BearerProblem.MALFORMED)
    roles = frozenset(str(role) for role in claims.get("roles", []))
    return Caller(tenant, app_id, tenant.service_principals[app_id], roles)


def _claims(cloud: Cloud, token: str, audiences: tuple[str, ...]) -> dict[str, Any]:
    # Tokens live by real time, not by the simulator's clock: moving that forward must not sign everybody out.
    accepted = [*audiences, *(f"{audience}/" for audience in audiences)]
    try:
        return jwt.decode(token, cloud.key.public, algorithms=["RS256"], audience=accepted)
    except jwt.ExpiredSignatureError as late:
        raise BearerError(BearerProblem.EXPIRED) from late
    except jwt.InvalidAudienceError as wrong:
        raise BearerError(BearerProblem.AUDIENCE) from wrong
    except jwt.InvalidTokenError as broken:
        raise BearerError(BearerProblem.MALFORMED) from broken
