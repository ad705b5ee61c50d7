"""The members list of a team, which follows its group late and can be changed directly through the Teams API.

microsoft-graph-docs#5207, requestateam#70: somebody removed from the group stays in the team for a while, or comes back.
"""

import base64

from sandbox.cloud.faults import Faults
from sandbox.cloud.objects import Group
from sandbox.cloud.state import Tenant


def roster(tenant: Tenant, group: Group) -> dict[str, list[str]]:
    """User id -> roles, as the team shows them now."""
    if group.id not in tenant.rosters:
        _follow(tenant, group.id)
    return tenant.rosters[group.id]


def before_group_change(tenant: Tenant, group: Group) -> None:
    """Keeps what the team shows, so that the change can reach it later."""
    if group.has_team:
        roster(tenant, group)


def after_group_change(tenant: Tenant, group: Group, faults: Faults, removed: list[str]) -> None:
    """The team follows after its delay; a fault lets a removed person return once."""
    if not group.has_team:
        return
    tenant.agenda.later(faults.team_lag_seconds, lambda: _follow(tenant, group.id))
    if removed and faults.team_returns_member_after_seconds is not None:
        delay, faults.team_returns_member_after_seconds = faults.team_returns_member_after_seconds, None
        tenant.agenda.later(delay, lambda: _return(tenant, group.id, removed))


def membership_id(tenant: Tenant, group_id: str, user_id: str) -> str:
    return base64.urlsafe_b64encode(f"{tenant.id}##{group_id}##{user_id}".encode()).decode().rstrip("=")


def _follow(tenant: Tenant, group_id: str) -> None:
    group = tenant.groups[group_id]
    people = dict.fromkeys([*group.members, *group.owners])
    tenant.rosters[group_id] = {
        user: ["owner"] if user in group.owners else [] for user in people if user in tenant.users
    }


def _return(tenant: Tenant, group_id: str, users: list[str]) -> None:
    live = tenant.groups.change(group_id)
    live.members.extend(user for user in users if user in tenant.users and user not in live.members)
    _follow(tenant, group_id)
