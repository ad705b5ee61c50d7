"""PATCH /users/{id}: which permission each property needs, what is refused, and what follows from a change.

One property without permission fails the whole PATCH and changes nothing, as reported for accountEnabled together with
passwordProfile.
"""

from typing import Any

from sandbox.cloud.graph.errors import SYNCED, GraphError, bad_request, conflict
from sandbox.cloud.graph.names import check_nickname, check_password, check_upn, check_usage_location
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import WRITE_USERS
from sandbox.cloud.graph.reach import SENSITIVE, require_password_reach, require_reach
from sandbox.cloud.graph.shapes import user_json
from sandbox.cloud.graph.user_properties import ELSEWHERE, check_body
from sandbox.cloud.objects import User
from sandbox.cloud.provisioning import settle_dynamic_groups

# Properties with a permission of their own (all are also opened by the wide one).
NARROW = {
    "accountEnabled": "User.EnableDisableAccount.All",
    "businessPhones": "User-Phone.ReadWrite.All",
    "mobilePhone": "User-Phone.ReadWrite.All",
    "otherMails": "User-Mail.ReadWrite.All",
}
# What stays with the cloud on an object mastered on-premises.
CLOUD_MASTERED = frozenset({"usageLocation"})


def update_user(request: GraphRequest) -> GraphResponse:
    body = request.json_object()
    user = request.live_user()
    names = {name for name in body if not name.startswith("@odata.")}
    _check_permissions(request, user, names)
    check_body(body)
    _check_state(request, user, names, body)
    _apply(request, user, body)
    if request.headers.get("prefer", "").casefold() == "return=representation":
        return GraphResponse(200, {"@odata.context": request.context("users/$entity"), **user_json(user)})
    return GraphResponse(NO_CONTENT)


def _check_permissions(request: GraphRequest, user: User, names: set[str]) -> None:
    for name in sorted(names):
        if name == "passwordProfile":
            require_password_reach(request, user)
        elif name == "employeeLeaveDateTime":
            request.require("User-LifeCycleInfo.ReadWrite.All")
        else:
            request.require(*WRITE_USERS, *([NARROW[name]] if name in NARROW else []))
    if not names:
        request.require(*WRITE_USERS)
    if names & SENSITIVE:
        require_reach(request, user)


def _check_state(request: GraphRequest, user: User, names: set[str], body: dict[str, Any]) -> None:
    if "manager@odata.bind" in names:
        raise bad_request("Property 'manager' cannot be updated with a PATCH; use the $ref navigation.")
    if names & ELSEWHERE and names - ELSEWHERE:
        raise GraphError(400, "BadRequest", "The request is currently not supported on the targeted entity set")
    if user.is_synced and names - CLOUD_MASTERED:
        raise bad_request(SYNCED)
    _check_values(request, user, body)


def _check_values(request: GraphRequest, user: User, body: dict[str, Any]) -> None:
    for name in ("displayName", "mailNickname", "userPrincipalName"):
        if name in body and body[name] is None:
            raise bad_request(f"Invalid value specified for property '{name}' of resource 'User'.")
    if "userPrincipalName" in body:
        check_upn(request.tenant, body["userPrincipalName"], besides=user.id)
    if "mailNickname" in body:
        check_nickname(body["mailNickname"])
    check_usage_location(body.get("usageLocation"))
    if "mail" in body:
        _check_mail(request, user, body["mail"])
    if body.get("passwordProfile") is not None:
        check_password(body["passwordProfile"])


def _check_mail(request: GraphRequest, user: User, mail: str | None) -> None:
    if user.id in request.tenant.mailboxes:
        # Exchange masters the addresses of whoever has a mailbox.
        raise bad_request(
            "Unable to update the specified properties for objects that have originated within an external service."
        )
    owner = request.tenant.address_owner(mail) if mail else None
    if owner is not None and owner.id != user.id:
        raise conflict("proxyAddresses")


def _apply(request: GraphRequest, user: User, body: dict[str, Any]) -> None:
    tenant, former_upn = request.tenant, user.upn
    live = tenant.users.change(user.id)
    for name, value in body.items():
        if name.startswith("@odata."):
            continue
        if name == "passwordProfile":
            live.password_changed_at = tenant.clock.now()
            live.password_reset_forced = bool((value or {}).get("forceChangePasswordNextSignIn", True))
        else:
            live.props[name] = value
    if "mail" in body:
        live.props["proxyAddresses"] = [f"SMTP:{body['mail']}"] if body["mail"] else []
    if "userPrincipalName" in body and live.upn.casefold() != former_upn.casefold():
        _rename_address(request, user.id, live.upn)
    settle_dynamic_groups(tenant, user.id)


def _rename_address(request: GraphRequest, user_id: str, upn: str) -> None:
    """Exchange makes the new name the primary address and keeps the old ones as aliases."""
    if user_id not in request.tenant.mailboxes:
        return
    former = [held for held in request.tenant.addresses(user_id) if held[5:].casefold() != upn.casefold()]
    aliases = [f"smtp:{held[5:]}" if held.startswith("SMTP:") else held for held in former]
    request.tenant.set_addresses(user_id, [f"SMTP:{upn.replace("'", '_')}", *aliases])


OPERATIONS = [Operation("PATCH", "/users/{user}", update_user)]
