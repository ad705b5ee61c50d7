"""revokeSignInSessions: moves the valid-from time; a guest's sessions belong to another tenant, so nothing happens there."""

from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import REVOKE_SESSIONS


def revoke_sessions(request: GraphRequest) -> GraphResponse:
    user = request.live_user()
    if not user.is_guest and request.faults.revoke_moves_time_stamp:
        request.tenant.users.change(user.id).sessions_valid_from = request.tenant.clock.now()
    return GraphResponse(200, {"@odata.context": request.context("Edm.Boolean"), "value": True})


OPERATIONS = [Operation("POST", "/users/{user}/revokeSignInSessions", revoke_sessions, REVOKE_SESSIONS)]
