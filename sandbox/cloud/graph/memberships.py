"""What a user belongs to and owns: memberOf, transitiveMemberOf, ownedObjects, with and without casts."""

from sandbox.cloud.graph.errors import GraphError, unsupported_query
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import READ_MEMBERSHIPS, READ_USER_LINKS
from sandbox.cloud.graph.query import ADVANCED_HELP, Item, Resource, is_advanced, page
from sandbox.cloud.graph.resources import GROUPS, MIXED, ROLES
from sandbox.cloud.graph.shapes import group_json, role_json, typed


def member_of(request: GraphRequest) -> GraphResponse:
    return _answer(request, MIXED, [*_groups(request), *_roles(request)])


def member_of_groups(request: GraphRequest) -> GraphResponse:
    return _answer(request, GROUPS, _groups(request))


def member_of_roles(request: GraphRequest) -> GraphResponse:
    return _answer(request, ROLES, _roles(request))


def member_of_units(request: GraphRequest) -> GraphResponse:
    """The seeded tenants have no administrative units."""
    request.seen_user()
    return _answer(request, MIXED, [])


def all_memberships(request: GraphRequest) -> GraphResponse:
    return _answer(request, MIXED, [*_all_groups(request), *_all_roles(request)])


def all_groups(request: GraphRequest) -> GraphResponse:
    return _answer(request, GROUPS, _all_groups(request))


def all_roles(request: GraphRequest) -> GraphResponse:
    return _answer(request, ROLES, _all_roles(request))


def owned_objects(request: GraphRequest) -> GraphResponse:
    return _answer(request, MIXED, _owned(request))


def owned_groups(request: GraphRequest) -> GraphResponse:
    return _answer(request, GROUPS, _owned(request))


def check_member_groups(request: GraphRequest) -> GraphResponse:
    wanted = request.json_object().get("groupIds")
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= 20:
        raise GraphError(400, "Request_BadRequest", "groupIds must hold between 1 and 20 ids.")
    held = {group.id for group in request.view().all_groups_of(request.seen_user().id)}
    return GraphResponse(200, {"value": [group_id for group_id in wanted if group_id in held]})


def _answer(request: GraphRequest, resource: Resource, items: list[Item]) -> GraphResponse:
    cast = "/graph." in request.path.replace("microsoft.graph.", "graph.")
    if cast and ("$filter" in request.query or "$search" in request.query) and not is_advanced(request):
        raise unsupported_query(
            f"The specified filter to the reference property query is currently not supported. {ADVANCED_HELP}"
        )
    return page(request, resource, items, "directoryObjects")


def _groups(request: GraphRequest) -> list[Item]:
    user = request.seen_user()
    return [typed(group_json(group), "group") for group in request.view().groups_of(user.id)]


def _all_groups(request: GraphRequest) -> list[Item]:
    user = request.seen_user()
    return [typed(group_json(group), "group") for group in request.view().all_groups_of(user.id)]


def _roles(request: GraphRequest) -> list[Item]:
    user = request.seen_user()
    direct = {held.role_id for held in request.tenant.roles if held.principal_id == user.id}
    return [role_json(role_id) for role_id in sorted(direct)]


def _all_roles(request: GraphRequest) -> list[Item]:
    return [role_json(role_id) for role_id in sorted(request.tenant.roles_of(request.seen_user().id))]


def _owned(request: GraphRequest) -> list[Item]:
    user = request.seen_user()
    return [typed(group_json(group), "group") for group in request.view().groups.values() if user.id in group.owners]


OPERATIONS = [
    Operation("GET", "/users/{user}/memberOf", member_of, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/memberOf/graph.group", member_of_groups, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/memberOf/graph.directoryRole", member_of_roles, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/memberOf/graph.administrativeUnit", member_of_units, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/transitiveMemberOf", all_memberships, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/transitiveMemberOf/graph.group", all_groups, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/transitiveMemberOf/graph.directoryRole", all_roles, READ_MEMBERSHIPS),
    Operation("GET", "/users/{user}/ownedObjects", owned_objects, READ_USER_LINKS),
    Operation("GET", "/users/{user}/ownedObjects/graph.group", owned_groups, READ_USER_LINKS),
    Operation("POST", "/users/{user}/checkMemberGroups", check_member_groups, READ_MEMBERSHIPS),
]
