"""POST /users: everything Graph checks before an account exists."""

import uuid
from typing import Any

from sandbox.cloud.graph.errors import bad_request, invalid_value, not_found
from sandbox.cloud.graph.names import check_nickname, check_password, check_upn, check_usage_location
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation, id_of_address
from sandbox.cloud.graph.permissions import WRITE_USERS
from sandbox.cloud.graph.shapes import user_json
from sandbox.cloud.graph.user_properties import DEFAULT, ELSEWHERE, check_body
from sandbox.cloud.objects import AuthMethod, User
from sandbox.cloud.provisioning import settle_dynamic_groups

REQUIRED = ("accountEnabled", "displayName", "mailNickname", "passwordProfile", "userPrincipalName")
PASSWORD_METHOD = "28c10230-6103-485e-b985-444c60001490"


def create_user(request: GraphRequest) -> GraphResponse:
    body = request.json_object()
    check_body(body)
    _check_values(request, body)
    manager = _bound_user(request, body.get("manager@odata.bind"), "manager@odata.bind")
    links = body.get("sponsors@odata.bind", [])
    if not isinstance(links, list):
        raise bad_request("sponsors@odata.bind must be a list of addresses.")
    sponsors = [_bound_user(request, link, "sponsors@odata.bind") for link in links]
    user = _make(request, body)
    user.manager_id = manager
    user.sponsors = [sponsor for sponsor in sponsors if sponsor]
    request.tenant.users.add(user)
    settle_dynamic_groups(request.tenant, user.id)
    full = user_json(user)
    shown = {"@odata.context": request.context("users/$entity"), **{name: full[name] for name in DEFAULT}}
    return GraphResponse(201, shown, {"Location": f"{request.base_url}/users/{user.id}"})


def _check_values(request: GraphRequest, body: dict[str, Any]) -> None:
    for name in REQUIRED:
        if body.get(name) is None:
            raise bad_request(f"A value is required for property '{name}' of resource 'User'.")
    elsewhere = sorted(ELSEWHERE & set(body))
    if elsewhere:
        raise bad_request(f"Property '{elsewhere[0]}' cannot be set when the user is created.")
    if len(body["displayName"]) > 256:
        raise invalid_value("displayName")
    check_nickname(body["mailNickname"])
    check_usage_location(body.get("usageLocation"))
    check_upn(request.tenant, body["userPrincipalName"])
    check_password(body["passwordProfile"])
    if body.get("mail") and request.tenant.address_owner(body["mail"]):
        raise invalid_value("mail", "Another object with the same value for property proxyAddresses already exists.")


def _bound_user(request: GraphRequest, link: object, name: str) -> str | None:
    if link is None:
        return None
    found = request.tenant.find_user(id_of_address(link, name))
    if found is None:
        raise not_found(str(link).rsplit("/", 1)[-1])
    return found.id


def _make(request: GraphRequest, body: dict[str, Any]) -> User:
    now = request.tenant.clock.now()
    props = {name: value for name, value in body.items() if "@odata." not in name and name != "passwordProfile"}
    props.setdefault("userType", "Member")
    props.setdefault("proxyAddresses", [f"SMTP:{props['mail']}"] if props.get("mail") else [])
    method = AuthMethod(PASSWORD_METHOD, "passwordAuthenticationMethod", now)
    forced = bool(body["passwordProfile"].get("forceChangePasswordNextSignIn", True))
    return User(
        str(uuid.uuid4()),
        now,
        props,
        methods=[method],
        sessions_valid_from=now,
        password_changed_at=now,
        password_reset_forced=forced,
    )


OPERATIONS = [Operation("POST", "/users", create_user, WRITE_USERS)]
