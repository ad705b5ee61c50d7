"""App registrations through Microsoft Graph v1.0, as whoever is signed in. Implements what registering needs; decides nothing.

"Upsert application" makes the registration under a unique name, so that a second start finds the first one's work.
"""

import ssl
from collections.abc import Callable
from typing import Any

import httpx2

from shared.adapters.entra.registration_faults import check
from shared.adapters.entra.registration_parse import parse, roles_by_name, with_permissions
from shared.domain.errors import InputError, PermanentError, RetryableError
from shared.domain.registration import ADMIN_ROLE, ROLES, UNIQUE_NAME, Permission, Registered, Trust, Wanted

GRAPH = "00000003-0000-0000-c000-000000000000"
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
TIMEOUT = httpx2.Timeout(30.0, connect=10.0)

type Json = dict[str, Any]


class GraphRegistrar:
    """`token` gives a Graph token of the signed-in account; it may raise errors of ours."""

    def __init__(
        self,
        *,
        graph_url: str,
        token: Callable[[], str],
        ca_bundle: str = "",
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._root = f"{graph_url}/v1.0"
        self._token = token
        self._client = httpx2.Client(
            timeout=TIMEOUT,
            follow_redirects=False,
            verify=ssl.create_default_context(cafile=ca_bundle) if ca_bundle else True,
            transport=transport,
        )

    def close(self) -> None:
        self._client.close()

    # ------------------------------------------------------------------------------------------------------- reading

    def find(self) -> Registered | None:
        app = self._find(f"/applications(uniqueName='{UNIQUE_NAME}')")
        if app is None:
            return None
        # A replica that does not know the new app yet answers 404 here; then it has no trusts that we could see.
        trusts = self._find(f"/applications/{app['id']}/federatedIdentityCredentials") or {}
        principal = self._find(f"/servicePrincipals(appId='{app['appId']}')")
        if principal is None:
            return parse(app, trusts.get("value", []), "", [], [])
        mine = self._pages(f"/servicePrincipals/{principal['id']}/appRoleAssignedTo")
        granted = self._pages(f"/servicePrincipals/{self._principal_of(GRAPH)['id']}/appRoleAssignedTo")
        return parse(app, trusts.get("value", []), str(principal["id"]), mine, granted)

    def permissions(self, app_id: str, names: frozenset[str]) -> frozenset[Permission]:
        """Ids of a service's permissions by their names. Raises PermanentError for a name that it does not know."""
        known = roles_by_name(self._principal_of(app_id))
        unknown = sorted(names - set(known))
        if unknown:
            raise PermanentError(f"Microsoft's service {app_id} has no permission {', '.join(unknown)}", code="unknown")
        return frozenset(Permission(resource=app_id, role=known[name]) for name in names)

    def object_id(self, person: str) -> str:
        """Of a person by sign-in name; a GUID is taken as it is (it may be a group's)."""
        if "@" not in person:
            return person
        found = self._find(f"/users/{person}?$select=id")
        if found is None:
            raise InputError(f"there is nobody called {person} in this tenant")
        return str(found["id"])

    # ------------------------------------------------------------------------------------------------------- writing

    def write(self, wanted: Wanted, found: Registered | None) -> None:
        path = f"/applications(uniqueName='{UNIQUE_NAME}')"
        before = self._find(path) if found is not None else None
        body: Json = {
            "displayName": wanted.display_name,
            "signInAudience": "AzureADMultipleOrgs",
            "api": {"requestedAccessTokenVersion": 2},
            "web": {"redirectUris": _joined(before, wanted)},
            "appRoles": _with_ours((before or {}).get("appRoles", [])),
            "requiredResourceAccess": with_permissions(
                (before or {}).get("requiredResourceAccess", []), wanted.permissions
            ),
        }
        self._send("PATCH", path, body, {"Prefer": "create-if-missing"})

    def set_address(self, found: Registered) -> None:
        body = {"identifierUris": [*found.identifier_uris, f"api://{found.app_id}"]}
        self._send("PATCH", f"/applications/{found.object_id}", body)

    def trust(self, wanted: Wanted, found: Registered) -> None:
        """One trust of our name; an older one that names another identity is turned to this one."""
        if wanted.trust is None:
            return
        path, body = f"/applications/{found.object_id}/federatedIdentityCredentials", _trust_body(wanted.trust)
        for each in (self._find(path) or {}).get("value", []):
            if each["name"] == wanted.trust.name:
                self._send("PATCH", f"{path}/{each['id']}", {k: v for k, v in body.items() if k != "name"})
                return
        self._send("POST", path, body)

    def make_principal(self, found: Registered) -> None:
        self._send("POST", "/servicePrincipals", {"appId": found.app_id})

    def make_admin(self, found: Registered, admin: str) -> None:
        self._assign(principal=admin, resource=found.principal, role=ADMIN_ROLE.id)

    def grant_at_home(self, wanted: Wanted, found: Registered) -> None:
        resource = str(self._principal_of(GRAPH)["id"])
        for permission in sorted(wanted.home_permissions - found.home_permissions, key=lambda each: each.role):
            self._assign(principal=found.principal, resource=resource, role=permission.role)

    # ------------------------------------------------------------------------------------------------------- sending

    def _assign(self, *, principal: str, resource: str, role: str) -> None:
        body = {"principalId": principal, "resourceId": resource, "appRoleId": role}
        self._send("POST", f"/servicePrincipals/{resource}/appRoleAssignedTo", body)

    def _principal_of(self, app_id: str) -> Json:
        found = self._find(f"/servicePrincipals(appId='{app_id}')?$select=id,appId,appRoles")
        if found is None:
            raise PermanentError(f"Microsoft's service {app_id} is not present in this tenant", code="no_service")
        return found

    def _pages(self, path: str) -> list[Json]:
        items: list[Json] = []
        following: str | None = path
        while following:
            page = self._find(following) or {}
            items += page.get("value", [])
            following = str(page.get("@odata.nextLink", "")).removeprefix(self._root) or None
        return items

    def _find(self, path: str) -> Json | None:
        response = self._answer("GET", path, None, {})
        if response.status_code == 404:
            return None
        check(response)
        found: Json = response.json()
        return found

    def _send(self, method: str, path: str, body: Json, headers: dict[str, str] | None = None) -> None:
        check(self._answer(method, path, body, headers or {}))

    def _answer(self, method: str, path: str, body: Json | None, headers: dict[str, str]) -> httpx2.Response:
        sent = {"authorization": f"Bearer {self._token()}", **headers}
        try:
            return self._client.request(method, f"{self._root}{path}", json=body, headers=sent)
        except httpx2.TransportError as lost:
            raise RetryableError("Microsoft Graph did not answer", code=type(lost).__name__) from lost


def _joined(before: Json | None, wanted: Wanted) -> list[str]:
    there = list((before or {}).get("web", {}).get("redirectUris", []))
    return there + [uri for uri in wanted.redirect_uris if uri not in there]


def _with_ours(there: list[Json]) -> list[Json]:
    """Roles of others stay: Entra does not even let go of an enabled one."""
    ours = {role.id for role in ROLES}
    made = [
        {
            "id": role.id,
            "value": role.value,
            "displayName": role.value,
            "description": role.description,
            "allowedMemberTypes": ["User", "Application"],
            "isEnabled": True,
        }
        for role in ROLES
    ]
    return [*made, *(role for role in there if role.get("id") not in ours)]


def _trust_body(trust: Trust) -> Json:
    return {
        "name": trust.name,
        "issuer": trust.issuer,
        "subject": trust.subject,
        "audiences": [trust.audience],
        "description": "The managed identity of the function app speaks for this app.",
    }
