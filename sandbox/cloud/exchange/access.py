"""Who may do what in Exchange: what a directory role or an Exchange role group of the application opens.

Source: Microsoft's page on app-only authentication of Exchange Online PowerShell. Holds no cmdlet and no HTTP.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sandbox.cloud.bearer import Caller
from sandbox.cloud.faults import Faults
from sandbox.cloud.roles import (
    EXCHANGE_ADMINISTRATOR,
    EXCHANGE_RECIPIENT_ADMINISTRATOR,
    GLOBAL_ADMINISTRATOR,
    GLOBAL_READER,
    HELPDESK_ADMINISTRATOR,
)

MANAGE_AS_APP = "Exchange.ManageAsApp"


class Right(StrEnum):
    READ = "read"
    WRITE = "write"
    BYPASS_MANAGER = "bypass_manager"
    """May change groups that it does not own (BypassSecurityGroupManagerCheck)."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who calls, what its roles allow, and what goes wrong on purpose."""

    caller: Caller
    rights: frozenset[Right]
    faults: Faults


EVERYTHING = frozenset(Right)
RECIPIENTS = frozenset({Right.READ, Right.WRITE})
LOOKING = frozenset({Right.READ})
BY_ROLE = {
    GLOBAL_ADMINISTRATOR: EVERYTHING,
    EXCHANGE_ADMINISTRATOR: EVERYTHING,
    EXCHANGE_RECIPIENT_ADMINISTRATOR: RECIPIENTS,
    HELPDESK_ADMINISTRATOR: LOOKING,
    GLOBAL_READER: LOOKING,
}
BY_ROLE_GROUP = {
    "Organization Management": EVERYTHING,
    "Recipient Management": RECIPIENTS,
    "View-Only Organization Management": LOOKING,
    "Security Group Creation and Membership": frozenset({Right.BYPASS_MANAGER}),
}


def rights_of(caller: Caller, faults: Faults) -> frozenset[Right]:
    """Empty when no role of the application means anything to Exchange (yet: roles take a while to arrive there)."""
    tenant, principal = caller.tenant, caller.principal
    holders = {principal.id} | {group.id for group in tenant.view().all_groups_of(principal.id)}
    arrived = tenant.clock.now() - timedelta(seconds=faults.exchange_role_delay_seconds)
    roles = [role for role in tenant.roles if role.principal_id in holders and role.assigned_at <= arrived]
    given = [BY_ROLE.get(role.role_id, frozenset()) for role in roles]
    given += [BY_ROLE_GROUP.get(name, frozenset()) for name in principal.exchange_role_groups]
    return frozenset().union(*given)
