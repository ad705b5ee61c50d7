"""Reading groups, their members and owners."""

from sandbox.cloud.graph.errors import unsupported_query
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import READ_GROUPS, READ_MEMBERS
from sandbox.cloud.graph.query import ADVANCED_HELP, Item, is_advanced, one, page
from sandbox.cloud.graph.resources import GROUPS, MIXED, USERS
from sandbox.cloud.graph.shapes import group_json, typed, user_json
from sandbox.cloud.objects import LicenceState


def get_group(request: GraphRequest) -> GraphResponse:
    return one(request, GROUPS, group_json(request.seen_group()), "groups/$entity")


def list_groups(request: GraphRequest) -> GraphResponse:
    return page(request, GROUPS, [group_json(group) for group in request.index().groups.values()], "groups")


def list_members(request: GraphRequest) -> GraphResponse:
    return page(request, MIXED, _objects(request, request.seen_group().members), "directoryObjects")


def list_user_members(request: GraphRequest) -> GraphResponse:
    if ("$filter" in request.query or "$search" in request.query) and not is_advanced(request):
        raise unsupported_query(
            f"The specified filter to the reference property query is currently not supported. {ADVANCED_HELP}"
        )
    found = _objects(request, request.seen_group().members)
    return page(request, USERS, [item for item in found if item["@odata.type"].endswith(".user")], "users")


def list_member_references(request: GraphRequest) -> GraphResponse:
    links = [{"@odata.id": f"{request.base_url}/directoryObjects/{member}"} for member in request.seen_group().members]
    return GraphResponse(200, {"@odata.context": request.context("Collection($ref)"), "value": links})


def list_owners(request: GraphRequest) -> GraphResponse:
    return page(request, MIXED, _objects(request, request.seen_group().owners), "directoryObjects")


def list_licence_errors(request: GraphRequest) -> GraphResponse:
    group, users = request.seen_group(), request.view().users
    failing = [
        user_json(users[member])
        for member in group.members
        if member in users
        and any(held.by_group == group.id and held.state is LicenceState.ERROR for held in users[member].licences)
    ]
    return page(request, USERS, failing, "users")


def _objects(request: GraphRequest, ids: list[str]) -> list[Item]:
    view = request.view()
    found: list[Item] = []
    for key in ids:
        if key in view.users:
            found.append(typed(user_json(view.users[key]), "user"))
        elif key in view.groups:
            found.append(typed(group_json(view.groups[key]), "group"))
    return found


OPERATIONS = [
    Operation("GET", "/groups", list_groups, READ_GROUPS),
    Operation("GET", "/groups/{group}", get_group, READ_GROUPS),
    Operation("GET", "/groups/{group}/members", list_members, READ_MEMBERS),
    Operation("GET", "/groups/{group}/members/$ref", list_member_references, READ_MEMBERS),
    Operation("GET", "/groups/{group}/members/graph.user", list_user_members, READ_MEMBERS),
    Operation("GET", "/groups/{group}/owners", list_owners, READ_GROUPS),
    Operation("GET", "/groups/{group}/membersWithLicenseErrors", list_licence_errors, READ_GROUPS),
]
