"""Adding and removing members: by reference, by bind, and the one URL that deletes the person instead.

Which kind of group may be written through Graph at all is decided in `require_writable`.
"""

import logging

from sandbox.cloud.graph.errors import MAIL_GROUP, SYNCED, GraphError, bad_request, denied, not_found
from sandbox.cloud.graph.operation import (
    NO_CONTENT,
    GraphRequest,
    GraphResponse,
    Operation,
    id_of_address,
    reference_id,
)
from sandbox.cloud.graph.permissions import DELETE_USERS, WRITE_GROUPS, WRITE_MEMBERS
from sandbox.cloud.graph.reach import require_reach
from sandbox.cloud.graph.user_delete import bin_user
from sandbox.cloud.objects import Group, GroupKind
from sandbox.cloud.provisioning import after_membership_change
from sandbox.cloud.rosters import after_group_change, before_group_change

LOGGER = logging.getLogger(__name__)
BIND = "members@odata.bind"
PATCHABLE = frozenset({"displayName", "description", "visibility", "mailNickname", "preferredLanguage"})


def require_writable(request: GraphRequest, group: Group) -> None:
    """Refuses the kinds whose members somebody else masters."""
    if group.is_synced:
        raise bad_request(SYNCED)
    if group.is_dynamic or group.props.get("isManagementRestricted"):
        raise denied()
    if group.kind in (GroupKind.DISTRIBUTION, GroupKind.MAIL_SECURITY):
        raise bad_request(MAIL_GROUP)
    if group.is_role_assignable:
        request.require("RoleManagement.ReadWrite.Directory")


def add_member(request: GraphRequest) -> GraphResponse:
    group = request.live_group()
    require_writable(request, group)
    _add(request, group, [reference_id(request.json_object())])
    return GraphResponse(NO_CONTENT)


def update_group(request: GraphRequest) -> GraphResponse:
    """Plain properties, or up to twenty members at once, all or none."""
    group, body = request.live_group(), request.json_object()
    links = body.get(BIND)
    names = {name for name in body if not name.startswith("@odata.")} - {BIND}
    if names:
        _check_plain(request, group, names)
    if links is not None:
        request.require(*WRITE_MEMBERS)
        require_writable(request, group)
        if not isinstance(links, list) or not 1 <= len(links) <= 20:
            raise bad_request("The number of references in 'members@odata.bind' must be between 1 and 20.")
        _add(request, group, [id_of_address(link, BIND) for link in links])
    request.tenant.groups.change(group.id).props.update({name: body[name] for name in names})
    return GraphResponse(NO_CONTENT)


def _check_plain(request: GraphRequest, group: Group, names: set[str]) -> None:
    request.require(*WRITE_GROUPS)
    unknown = sorted(names - PATCHABLE)
    if unknown:
        raise bad_request(f"Invalid property '{unknown[0]}'.")
    if group.is_synced:
        raise bad_request(SYNCED)
    if group.kind in (GroupKind.DISTRIBUTION, GroupKind.MAIL_SECURITY):
        raise bad_request(MAIL_GROUP)


def _add(request: GraphRequest, group: Group, ids: list[str]) -> None:
    tenant = request.tenant
    for member in ids:
        if member not in tenant.users and member not in tenant.groups:
            raise not_found(member)
    if len(set(ids)) < len(ids) or set(ids) & set(group.members):
        raise bad_request(
            "One or more added object references already exist for the following modified properties: 'members'."
        )
    if group.kind is GroupKind.MICROSOFT_365 and any(member in tenant.groups for member in ids):
        raise bad_request("Unable to add a group as a member of a Microsoft 365 group.")
    before_group_change(tenant, group)
    tenant.groups.change(group.id).members.extend(ids)
    after_group_change(tenant, group, request.faults, removed=[])
    _follow_up(request, ids)


def remove_member(request: GraphRequest) -> GraphResponse:
    group, member = request.live_group(), request.params["member"]
    require_writable(request, group)
    if member not in group.members:
        raise not_found(member)
    before_group_change(request.tenant, group)
    request.tenant.groups.change(group.id).members.remove(member)
    after_group_change(request.tenant, group, request.faults, removed=[member])
    _follow_up(request, [member])
    return GraphResponse(NO_CONTENT)


def delete_object_behind_member(request: GraphRequest) -> GraphResponse:
    """Without /$ref the real service addresses the user itself, and deletes it when the caller may."""
    user = request.live_user(request.params["member"])
    request.require(*DELETE_USERS)
    require_reach(request, user)
    bin_user(request.tenant, user)
    request.entry.alarm = f"user {user.id} was DELETED by {request.method} {request.path} (no /$ref)"
    LOGGER.critical("simulated tenant %s: %s", request.tenant.id, request.entry.alarm)
    return GraphResponse(NO_CONTENT)


def refuse_collection_delete(request: GraphRequest) -> GraphResponse:
    raise GraphError(400, "Request_BadRequest", "The key of the reference to delete is required.")


def _follow_up(request: GraphRequest, ids: list[str]) -> None:
    faults = request.faults
    for member in ids:
        after_membership_change(
            request.tenant,
            member,
            licence_delay=faults.group_licence_delay_seconds,
            mailbox_delay=faults.mailbox_delay_seconds,
        )


OPERATIONS = [
    Operation("POST", "/groups/{group}/members/$ref", add_member, WRITE_MEMBERS),
    Operation("PATCH", "/groups/{group}", update_group),
    Operation("DELETE", "/groups/{group}/members/{member}/$ref", remove_member, WRITE_MEMBERS),
    Operation("DELETE", "/groups/{group}/members/{member}", delete_object_behind_member),
    Operation("DELETE", "/groups/{group}/owners/{member}", delete_object_behind_member),
    Operation("DELETE", "/groups/{group}/members/$ref", refuse_collection_delete, WRITE_MEMBERS),
]
