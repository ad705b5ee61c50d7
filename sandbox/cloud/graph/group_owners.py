"""Adding and removing owners. The last usable owner of a Microsoft 365 group stays."""

from sandbox.cloud.graph.errors import MAIL_GROUP, SYNCED, bad_request, not_found
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation, reference_id
from sandbox.cloud.graph.permissions import WRITE_GROUPS
from sandbox.cloud.objects import Group, GroupKind
from sandbox.cloud.rosters import after_group_change, before_group_change


def add_owner(request: GraphRequest) -> GraphResponse:
    group = _writable(request)
    owner = reference_id(request.json_object())
    if owner not in request.tenant.users:
        raise not_found(owner)
    if owner in group.owners:
        raise bad_request(
            "One or more added object references already exist for the following modified properties: 'owners'."
        )
    before_group_change(request.tenant, group)
    request.tenant.groups.change(group.id).owners.append(owner)
    after_group_change(request.tenant, group, request.faults, removed=[])
    return GraphResponse(NO_CONTENT)


def remove_owner(request: GraphRequest) -> GraphResponse:
    group, owner = _writable(request), request.params["owner"]
    if owner not in group.owners:
        raise not_found(owner)
    # microsoft-graph-docs#12054: refused although two were listed; blocked people and guests do not count.
    if not _usable(request, [each for each in group.owners if each != owner]):
        raise bad_request("The group must have at least one owner, hence this owner cannot be removed.")
    before_group_change(request.tenant, group)
    request.tenant.groups.change(group.id).owners.remove(owner)
    after_group_change(request.tenant, group, request.faults, removed=[])
    return GraphResponse(NO_CONTENT)


def _usable(request: GraphRequest, owners: list[str]) -> list[str]:
    users = request.tenant.users
    return [each for each in owners if each in users and users[each].is_enabled and not users[each].is_guest]


def _writable(request: GraphRequest) -> Group:
    group = request.live_group()
    if group.is_synced:
        raise bad_request(SYNCED)
    if group.kind in (GroupKind.DISTRIBUTION, GroupKind.MAIL_SECURITY):
        raise bad_request(MAIL_GROUP)
    if group.is_role_assignable:
        request.require("RoleManagement.ReadWrite.Directory")
    return group


OPERATIONS = [
    Operation("POST", "/groups/{group}/owners/$ref", add_owner, WRITE_GROUPS),
    Operation("DELETE", "/groups/{group}/owners/{owner}/$ref", remove_owner, WRITE_GROUPS),
]
