"""Reading users: one, many, counted; manager and direct reports of one."""

from sandbox.cloud.graph.errors import not_found, unsupported_query
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import READ_USER_LINKS, READ_USERS
from sandbox.cloud.graph.query import one, page
from sandbox.cloud.graph.resources import MIXED, USERS
from sandbox.cloud.graph.shapes import group_json, typed, user_json


def get_user(request: GraphRequest) -> GraphResponse:
    return one(request, USERS, user_json(request.seen_user()), "users/$entity")


def list_users(request: GraphRequest) -> GraphResponse:
    return page(request, USERS, [user_json(user) for user in request.index().users.values()], "users")


def count_users(request: GraphRequest) -> GraphResponse:
    if request.headers.get("consistencylevel", "").casefold() != "eventual":
        raise unsupported_query("$count is not currently supported.")
    request.query["$count"] = "true"
    answer = page(request, USERS, [user_json(user) for user in request.index().users.values()], "users")
    return GraphResponse(200, str(answer.body["@odata.count"]), {"Content-Type": "text/plain"})


def get_manager(request: GraphRequest) -> GraphResponse:
    user = request.seen_user()
    manager = request.view().users.get(user.manager_id or "")
    if manager is None:
        raise not_found("manager")
    return one(request, USERS, typed(user_json(manager), "user"), "directoryObjects/$entity")


def get_manager_reference(request: GraphRequest) -> GraphResponse:
    user = request.seen_user()
    if user.manager_id is None or user.manager_id not in request.view().users:
        raise not_found("manager")
    address = f"{request.base_url}/directoryObjects/{user.manager_id}/Microsoft.DirectoryServices.User"
    return GraphResponse(200, {"@odata.context": request.context("$ref"), "@odata.id": address})


def list_reports(request: GraphRequest) -> GraphResponse:
    user = request.seen_user()
    reports = [typed(user_json(each), "user") for each in request.view().users.values() if each.manager_id == user.id]
    return page(request, USERS, reports, "directoryObjects")


def get_directory_object(request: GraphRequest) -> GraphResponse:
    view, key = request.view(), request.params["object"]
    if key in view.users:
        return one(request, MIXED, typed(user_json(view.users[key]), "user"), "directoryObjects/$entity")
    if key in view.groups:
        return one(request, MIXED, typed(group_json(view.groups[key]), "group"), "directoryObjects/$entity")
    raise not_found(key)


OPERATIONS = [
    Operation("GET", "/users", list_users, READ_USERS),
    Operation("GET", "/users/$count", count_users, READ_USERS),
    Operation("GET", "/users/{user}", get_user, READ_USERS),
    Operation("GET", "/users/{user}/manager", get_manager, READ_USER_LINKS),
    Operation("GET", "/users/{user}/manager/$ref", get_manager_reference, READ_USER_LINKS),
    Operation("GET", "/users/{user}/directReports", list_reports, READ_USER_LINKS),
    Operation(
        "GET", "/directoryObjects/{object}", get_directory_object, ("Directory.Read.All", "Directory.ReadWrite.All")
    ),
]
