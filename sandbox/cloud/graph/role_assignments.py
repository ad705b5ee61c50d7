"""Directory roles: who holds which, and taking one away. This surface may know new principals later than the directory does."""

from datetime import timedelta

from sandbox.cloud.graph.errors import bad_request, denied, not_found
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import READ_ROLES, WRITE_ROLES
from sandbox.cloud.graph.query import page
from sandbox.cloud.graph.resources import MIXED, ROLES, plain
from sandbox.cloud.graph.shapes import object_json, role_assignment_json, role_json
from sandbox.cloud.objects import RoleAssignment
from sandbox.cloud.roles import GLOBAL_ADMINISTRATOR, ROLE_NAMES

ASSIGNMENTS = plain(
    "unifiedRoleAssignment", "id", "principalId", "roleDefinitionId", "directoryScopeId",
    filterable=("principalId", "roleDefinitionId"),
)  # fmt: skip


def list_assignments(request: GraphRequest) -> GraphResponse:
    if "$filter" not in request.query:
        raise bad_request("A filter on principalId or roleDefinitionId is required.")
    return page(request, ASSIGNMENTS, [role_assignment_json(held) for held in _known(request)], "roleAssignments")


def get_assignment(request: GraphRequest) -> GraphResponse:
    return GraphResponse(200, role_assignment_json(_find(request)))


def delete_assignment(request: GraphRequest) -> GraphResponse:
    held = _find(request)
    if held.principal_id == request.caller.principal.id:
        raise denied("An application cannot remove its own role assignment.")
    others = [each for each in request.tenant.roles if each.role_id == held.role_id and each.id != held.id]
    if held.role_id == GLOBAL_ADMINISTRATOR and not others:
        raise bad_request("The last Global Administrator of the organization cannot be removed.")
    request.tenant.roles.remove(held)
    return GraphResponse(NO_CONTENT)


def list_definitions(request: GraphRequest) -> GraphResponse:
    return page(request, ROLES, [role_json(role_id) for role_id in ROLE_NAMES], "roleDefinitions")


def get_definition(request: GraphRequest) -> GraphResponse:
    if request.params["role"] not in ROLE_NAMES:
        raise not_found(request.params["role"])
    return GraphResponse(200, role_json(request.params["role"]))


def list_eligibilities(request: GraphRequest) -> GraphResponse:
    """The seeded tenants do not use privileged identity management."""
    return page(request, ASSIGNMENTS, [], "roleEligibilitySchedules")


def list_active_roles(request: GraphRequest) -> GraphResponse:
    return page(
        request,
        ROLES,
        [role_json(role) for role in sorted({held.role_id for held in _known(request)})],
        "directoryRoles",
    )


def list_role_members(request: GraphRequest) -> GraphResponse:
    ids = [held.principal_id for held in _known(request) if held.role_id == request.params["role"]]
    items = [object_json(request.tenant, principal) for principal in ids]
    return page(request, MIXED, [item for item in items if item], "directoryObjects")


def _known(request: GraphRequest) -> list[RoleAssignment]:
    """Assignments of principals old enough for this surface to have heard of them."""
    oldest = request.tenant.clock.now() - timedelta(seconds=request.faults.roles_lag_seconds)
    users = request.tenant.users
    return [
        held
        for held in request.tenant.roles
        if held.principal_id not in users or users[held.principal_id].created_at <= oldest
    ]


def _find(request: GraphRequest) -> RoleAssignment:
    for held in _known(request):
        if held.id == request.params["assignment"]:
            return held
    raise not_found(request.params["assignment"])


ROOT = "/roleManagement/directory"
OPERATIONS = [
    Operation("GET", f"{ROOT}/roleAssignments", list_assignments, READ_ROLES),
    Operation("GET", ROOT + "/roleAssignments/{assignment}", get_assignment, READ_ROLES),
    Operation("DELETE", ROOT + "/roleAssignments/{assignment}", delete_assignment, WRITE_ROLES),
    Operation("GET", f"{ROOT}/roleDefinitions", list_definitions, READ_ROLES),
    Operation("GET", ROOT + "/roleDefinitions/{role}", get_definition, READ_ROLES),
    Operation("GET", f"{ROOT}/roleEligibilitySchedules", list_eligibilities, READ_ROLES),
    Operation("GET", "/directoryRoles", list_active_roles, READ_ROLES),
    Operation("GET", "/directoryRoles/{role}/members", list_role_members, READ_ROLES),
]
