"""Deleting users into the bin, reading the bin, restoring from it, emptying it."""

from typing import Any

from sandbox.cloud.graph.errors import SYNCED, bad_request, conflict, not_found
from sandbox.cloud.graph.names import check_upn
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import DELETE_USERS, READ_USER_LINKS
from sandbox.cloud.graph.query import one, page
from sandbox.cloud.graph.reach import require_reach
from sandbox.cloud.graph.resources import USERS
from sandbox.cloud.graph.shapes import typed, user_json
from sandbox.cloud.objects import User
from sandbox.cloud.provisioning import settle_dynamic_groups, settle_group_licences
from sandbox.cloud.state import Tenant


def delete_user(request: GraphRequest) -> GraphResponse:
    user = request.live_user()
    if user.is_synced:
        raise bad_request(SYNCED)
    require_reach(request, user)
    bin_user(request.tenant, user)
    return GraphResponse(NO_CONTENT)


def bin_user(tenant: Tenant, user: User) -> None:
    """Soft deletion: memberships are remembered, seats are freed, the name gets the object id in front."""
    user.groups_at_deletion = [group.id for group in tenant.groups.values() if user.id in group.members]
    removed = tenant.users.remove(user.id)
    removed.deleted_at = tenant.clock.now()
    removed.props["userPrincipalName"] = f"{user.id.replace('-', '')}{user.upn}"
    tenant.deleted_users[user.id] = removed
    for group in list(tenant.groups.values()):
        if user.id in (*group.members, *group.owners):
            live = tenant.groups.change(group.id)
            live.members = [member for member in live.members if member != user.id]
            live.owners = [owner for owner in live.owners if owner != user.id]


def list_deleted(request: GraphRequest) -> GraphResponse:
    items = [typed(user_json(user), "user") for user in request.tenant.deleted_users.values()]
    return page(request, USERS, items, "directoryObjects")


def get_deleted(request: GraphRequest) -> GraphResponse:
    return one(request, USERS, typed(user_json(_deleted(request)), "user"), "directoryObjects/$entity")


def restore_user(request: GraphRequest) -> GraphResponse:
    user, tenant = _deleted(request), request.tenant
    body = request.body if isinstance(request.body, dict) else {}
    require_reach(request, user)
    upn = _name_after_restore(user, body)
    check_upn(tenant, upn, besides=user.id)
    addresses = _free_addresses(tenant, user, body)
    del tenant.deleted_users[user.id]
    user.deleted_at = None
    user.props["userPrincipalName"] = upn
    user.props["proxyAddresses"] = addresses
    tenant.users.add(user)
    for group_id in user.groups_at_deletion:
        if group_id in tenant.groups and not tenant.groups[group_id].is_dynamic:
            tenant.groups.change(group_id).members.append(user.id)
    settle_dynamic_groups(tenant, user.id)
    settle_group_licences(tenant, user.id)
    return GraphResponse(
        200, {"@odata.context": request.context("directoryObjects/$entity"), **typed(user_json(user), "user")}
    )


def purge_user(request: GraphRequest) -> GraphResponse:
    user = _deleted(request)
    require_reach(request, user)
    del request.tenant.deleted_users[user.id]
    return GraphResponse(NO_CONTENT)


def _deleted(request: GraphRequest) -> User:
    found = request.tenant.deleted_users.get(request.params["object"])
    if found is None:
        raise not_found(request.params["object"])
    return found


def _name_after_restore(user: User, body: dict[str, Any]) -> str:
    return str(body.get("newUserPrincipalName") or user.upn.removeprefix(user.id.replace("-", "")))


def _free_addresses(tenant: Tenant, user: User, body: dict[str, Any]) -> list[str]:
    """Addresses somebody else took meanwhile stop the restore, unless the caller lets them go."""
    held = list(user.props.get("proxyAddresses", []))
    taken = [address for address in held if tenant.address_owner(address)]
    if taken and not body.get("autoReconcileProxyConflict"):
        raise conflict("proxyAddresses")
    return [address for address in held if address not in taken]


OPERATIONS = [
    Operation("DELETE", "/users/{user}", delete_user, DELETE_USERS),
    Operation("GET", "/directory/deletedItems/graph.user", list_deleted, READ_USER_LINKS),
    Operation("GET", "/directory/deletedItems/{object}", get_deleted, READ_USER_LINKS),
    Operation("POST", "/directory/deletedItems/{object}/restore", restore_user, DELETE_USERS),
    Operation("DELETE", "/directory/deletedItems/{object}", purge_user, DELETE_USERS),
]
