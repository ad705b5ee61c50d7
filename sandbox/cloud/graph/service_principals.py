"""Service principals of the tenant, and who has which app role at them."""

import uuid
from typing import Any

from sandbox.cloud.graph.applications import READ, WRITE, is_too_young
from sandbox.cloud.graph.errors import GraphError, bad_request, not_found
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.registrations import DirectoryPrincipal

ASSIGN = ("AppRoleAssignment.ReadWrite.All",)


def get_principal(request: GraphRequest) -> GraphResponse:
    return GraphResponse(200, _shape(request, _find(request)))


def create_principal(request: GraphRequest) -> GraphResponse:
    app_id, directory = request.json_object().get("appId"), request.tenant.registrations
    if not app_id:
        raise bad_request("A value is required for property 'appId' of resource 'ServicePrincipal'.")
    if directory.principal_of(app_id) is not None:
        text = f"The service principal cannot be created, updated, or restored because the service principal name {app_id} is already in use."
        raise GraphError(409, "Request_MultipleObjectsWithSameKeyValue", text)
    application = directory.by_app_id(app_id)
    if application is None or is_too_young(request, application):
        text = f"The appId '{app_id}' of the service principal does not reference a valid application object."
        raise GraphError(400, "NoBackingApplicationObject", text)
    made = DirectoryPrincipal(str(uuid.uuid4()), app_id, application.props["displayName"], request.tenant.clock.now())
    directory.principals[made.id] = made
    return GraphResponse(201, _shape(request, made))


def list_assigned(request: GraphRequest) -> GraphResponse:
    found = _find(request)
    return GraphResponse(
        200, {"value": [each for each in request.tenant.registrations.assignments if each["resourceId"] == found.id]}
    )


def assign(request: GraphRequest) -> GraphResponse:
    resource, body = _find(request), request.json_object()
    for name in ("principalId", "resourceId", "appRoleId"):
        if not body.get(name):
            raise bad_request(f"A value is required for property '{name}' of resource 'AppRoleAssignment'.")
    if body["resourceId"] != resource.id:
        raise bad_request("One or more properties are invalid: resourceId.")
    if body["appRoleId"] not in {role["id"] for role in _roles(request, resource)}:
        raise bad_request("Permission being assigned was not found on application")
    if not _is_principal(request, body["principalId"]):
        raise not_found(body["principalId"])
    wanted = {name: body[name] for name in ("principalId", "resourceId", "appRoleId")}
    if any(wanted.items() <= each.items() for each in request.tenant.registrations.assignments):
        raise bad_request("Permission being assigned already exists on the object")
    made = {"id": uuid.uuid4().hex, **wanted}
    request.tenant.registrations.assignments.append(made)
    return GraphResponse(201, made)


def _is_principal(request: GraphRequest, object_id: str) -> bool:
    tenant = request.tenant
    return object_id in tenant.users or object_id in tenant.groups or object_id in tenant.registrations.principals


def _find(request: GraphRequest) -> DirectoryPrincipal:
    key, directory = request.params["principal"], request.tenant.registrations
    app_id = key.removeprefix("appId=")
    found = directory.principal_of(app_id) if app_id != key else directory.principals.get(key)
    if found is None:
        raise not_found(app_id)
    return found


def _roles(request: GraphRequest, found: DirectoryPrincipal) -> list[dict[str, Any]]:
    application = request.tenant.registrations.by_app_id(found.app_id)
    roles: list[dict[str, Any]] = application.props.get("appRoles", []) if application else found.app_roles
    return roles


def _shape(request: GraphRequest, found: DirectoryPrincipal) -> dict[str, Any]:
    return {
        "@odata.context": request.context("servicePrincipals/$entity"),
        "id": found.id,
        "appId": found.app_id,
        "displayName": found.display_name,
        "appRoles": _roles(request, found),
    }


_ONE = "/servicePrincipals/{principal}"
OPERATIONS = [
    Operation("GET", _ONE, get_principal, READ),
    Operation("POST", "/servicePrincipals", create_principal, WRITE),
    Operation("GET", f"{_ONE}/appRoleAssignedTo", list_assigned, READ),
    Operation("POST", f"{_ONE}/appRoleAssignedTo", assign, ASSIGN),
]
