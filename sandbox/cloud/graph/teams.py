"""Teams of a user and the roster of a team. Its changes are immediate; those of the group arrive with a delay."""

from sandbox.cloud.graph.errors import GraphError, bad_request
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.query import Item
from sandbox.cloud.objects import Group
from sandbox.cloud.rosters import membership_id, roster

READ_TEAMS = ("Team.ReadBasic.All", "TeamSettings.Read.All", "Directory.Read.All", "Directory.ReadWrite.All")
READ_ROSTER = ("TeamMember.Read.All", "TeamMember.ReadWrite.All", "TeamMember.ReadWriteNonOwnerRole.All")
WRITE_ROSTER = ("TeamMember.ReadWriteNonOwnerRole.All", "TeamMember.ReadWrite.All")


def joined_teams(request: GraphRequest) -> GraphResponse:
    user, tenant = request.seen_user(), request.tenant
    teams = [group for group in tenant.groups.values() if group.has_team and user.id in roster(tenant, group)]
    value = [
        {"id": group.id, "displayName": group.display_name, "description": group.props.get("description")}
        for group in teams
    ]
    return GraphResponse(200, {"@odata.context": request.context("teams"), "value": value})


def list_roster(request: GraphRequest) -> GraphResponse:
    group = _team(request)
    people = roster(request.tenant, group).items()
    value = [_member(request, group, user, roles) for user, roles in people if user in request.tenant.users]
    return GraphResponse(
        200, {"@odata.context": request.context("teams/members"), "@odata.count": len(value), "value": value}
    )


def remove_from_roster(request: GraphRequest) -> GraphResponse:
    group, tenant = _team(request), request.tenant
    people = roster(tenant, group)
    for user, roles in list(people.items()):
        if membership_id(tenant, group.id, user) != request.params["membership"]:
            continue
        if roles:
            request.require("TeamMember.ReadWrite.All")
        if roles and sum(bool(held) for held in people.values()) == 1:
            raise bad_request("The last owner of a team cannot be removed.", code="BadRequest")
        del people[user]
        live = tenant.groups.change(group.id)
        live.members = [member for member in live.members if member != user]
        live.owners = [owner for owner in live.owners if owner != user]
        return GraphResponse(NO_CONTENT)
    raise GraphError(404, "NotFound", "The member is not found in the roster.")


def _member(request: GraphRequest, group: Group, user_id: str, roles: list[str]) -> Item:
    user = request.tenant.users[user_id]
    return {
        "@odata.type": "#microsoft.graph.aadUserConversationMember",
        "id": membership_id(request.tenant, group.id, user_id),
        "roles": roles,
        "displayName": user.display_name,
        "userId": user_id,
        "email": user.mail,
        "tenantId": request.tenant.id,
    }


def _team(request: GraphRequest) -> Group:
    group = request.tenant.groups.get(request.params["team"])
    if group is None or not group.has_team:
        raise GraphError(404, "NotFound", f"No team found with Group Id {request.params['team']}")
    return group


OPERATIONS = [
    Operation("GET", "/users/{user}/joinedTeams", joined_teams, READ_TEAMS),
    Operation("GET", "/teams/{team}/members", list_roster, READ_ROSTER),
    Operation("DELETE", "/teams/{team}/members/{membership}", remove_from_roster, WRITE_ROSTER),
]
