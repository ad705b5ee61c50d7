"""All operations of the simulated Graph in one list."""

from sandbox.cloud.graph import (
    access_pass,
    applications,
    auth_methods,
    group_members,
    group_owners,
    group_read,
    licences,
    mailbox_settings,
    manager,
    memberships,
    organisation,
    role_assignments,
    service_principals,
    sessions,
    teams,
    user_create,
    user_delete,
    user_read,
    user_update,
)
from sandbox.cloud.graph.operation import Operation

_SURFACES = (
    access_pass,
    applications,
    auth_methods,
    group_members,
    group_owners,
    group_read,
    licences,
    mailbox_settings,
    manager,
    memberships,
    organisation,
    role_assignments,
    service_principals,
    sessions,
    teams,
    user_create,
    user_delete,
    user_read,
    user_update,
)
ALL: list[Operation] = [operation for surface in _SURFACES for operation in surface.OPERATIONS]
