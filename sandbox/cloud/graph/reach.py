"""The sensitive-action rule: who may touch whom, beyond the application permission (Graph users reference).

Targets with directory roles, and members or owners of role-assignable groups, need a directory role on the calling
application's service principal as well.
"""

from sandbox.cloud.graph.errors import denied
from sandbox.cloud.graph.operation import GraphRequest
from sandbox.cloud.objects import User
from sandbox.cloud.roles import LOW_ROLES, RESETS_PASSWORDS, TOUCHES_EVERYBODY, TOUCHES_LOW_ROLES

SENSITIVE = frozenset(
    {
        "accountEnabled",
        "businessPhones",
        "mobilePhone",
        "onPremisesImmutableId",
        "otherMails",
        "passwordProfile",
        "userPrincipalName",
    }
)


def own_roles(request: GraphRequest) -> set[str]:
    return request.tenant.roles_of(request.caller.principal.id)


def require_reach(request: GraphRequest, user: User) -> None:
    """Refuses a sensitive action on somebody privileged unless the caller holds a higher role.

    Members of a restricted management administrative unit are out of reach of roles without that scope altogether.
    """
    if user.props.get("isManagementRestricted"):
        raise denied()
    target = request.tenant.roles_of(user.id)
    guarded = any(
        group.is_role_assignable and user.id in (*group.members, *group.owners)
        for group in request.tenant.groups.values()
    )
    if not target and not guarded:
        return
    enough = TOUCHES_LOW_ROLES if target <= LOW_ROLES and not guarded else TOUCHES_EVERYBODY
    if not own_roles(request) & enough:
        raise denied()


def require_password_reach(request: GraphRequest, user: User) -> None:
    """passwordProfile needs its own permission and a directory role, even for plain users."""
    request.require("User-PasswordProfile.ReadWrite.All")
    if not own_roles(request) & RESETS_PASSWORDS:
        raise denied()
    require_reach(request, user)
