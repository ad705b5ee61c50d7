"""Between Graph's wire form of an app registration and our values."""

from collections.abc import Iterable
from typing import Any

from shared.domain.registration import ADMIN_ROLE, Permission, Registered, Trust

GRAPH = "00000003-0000-0000-c000-000000000000"

type Json = dict[str, Any]


def parse(app: Json, trusts: list[Json], principal: str, mine: list[Json], granted: list[Json]) -> Registered:
    """`mine`: who has which role of ours; `granted`: who has which permission at Graph in the home tenant."""
    return Registered(
        object_id=str(app["id"]),
        app_id=str(app["appId"]),
        display_name=str(app.get("displayName") or ""),
        audience=str(app.get("signInAudience") or ""),
        token_version=(app.get("api") or {}).get("requestedAccessTokenVersion"),
        identifier_uris=tuple(app.get("identifierUris") or ()),
        redirect_uris=tuple((app.get("web") or {}).get("redirectUris") or ()),
        roles=frozenset(str(role["id"]) for role in app.get("appRoles") or () if role.get("isEnabled", True)),
        permissions=frozenset(_permissions(app.get("requiredResourceAccess") or ())),
        trusts=tuple(_trust(each) for each in trusts if each.get("audiences")),
        principal=principal,
        admins=frozenset(str(each["principalId"]) for each in mine if each.get("appRoleId") == ADMIN_ROLE.id),
        home_permissions=frozenset(
            Permission(resource=GRAPH, role=str(each["appRoleId"]))
            for each in granted
            if each.get("principalId") == principal
        ),
    )


def with_permissions(access: list[Json], wanted: Iterable[Permission]) -> list[Json]:
    """`requiredResourceAccess` with what is missing added, in a fixed order; what others ask for stays."""
    by_resource = {str(each["resourceAppId"]): list(each.get("resourceAccess") or ()) for each in access}
    for each in sorted(wanted, key=lambda permission: (permission.resource, permission.role)):
        entries = by_resource.setdefault(each.resource, [])
        if not any(entry.get("type") == "Role" and entry.get("id") == each.role for entry in entries):
            entries.append({"id": each.role, "type": "Role"})
    return [{"resourceAppId": resource, "resourceAccess": entries} for resource, entries in by_resource.items()]


def roles_by_name(principal: Json) -> dict[str, str]:
    return {
        str(role["value"]): str(role["id"])
        for role in principal.get("appRoles") or ()
        if role.get("value") and "Application" in (role.get("allowedMemberTypes") or ())
    }


def _permissions(access: Iterable[Json]) -> Iterable[Permission]:
    for resource in access:
        for each in resource.get("resourceAccess") or ():
            if each.get("type") == "Role":
                yield Permission(resource=str(resource["resourceAppId"]), role=str(each["id"]))


def _trust(each: Json) -> Trust:
    return Trust(
        name=str(each["name"]),
        issuer=str(each["issuer"]),
        subject=str(each["subject"]),
        audience=str(each["audiences"][0]),
    )
