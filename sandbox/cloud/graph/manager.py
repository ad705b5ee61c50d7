"""Setting and removing a user's manager."""

from sandbox.cloud.graph.errors import SYNCED, bad_request, not_found
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation, reference_id
from sandbox.cloud.graph.permissions import WRITE_USERS
from sandbox.cloud.objects import User


def put_manager(request: GraphRequest) -> GraphResponse:
    """Idempotent: setting the same manager again is a 204 as well."""
    user = _cloud_user(request)
    manager = request.live_user(reference_id(request.json_object()))
    if manager.id == user.id:
        raise bad_request("Invalid object identifier: a user cannot be their own manager.")
    request.tenant.users.change(user.id).manager_id = manager.id
    return GraphResponse(NO_CONTENT)


def delete_manager(request: GraphRequest) -> GraphResponse:
    user = _cloud_user(request)
    if user.manager_id is None:
        raise not_found("manager")
    request.tenant.users.change(user.id).manager_id = None
    return GraphResponse(NO_CONTENT)


def _cloud_user(request: GraphRequest) -> User:
    user = request.live_user()
    if user.is_synced:
        raise bad_request(SYNCED)
    return user


OPERATIONS = [
    Operation("PUT", "/users/{user}/manager/$ref", put_manager, WRITE_USERS),
    Operation("DELETE", "/users/{user}/manager/$ref", delete_manager, WRITE_USERS),
]
