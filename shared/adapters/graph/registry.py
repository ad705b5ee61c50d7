"""Which file carries which task through Graph."""

from shared.adapters.batch.steps import TaskCalls
from shared.adapters.graph.build import GraphCalls
from shared.adapters.graph.tasks import (
    access_block,
    access_pass,
    access_password,
    access_revoke_sessions,
    access_scramble_password,
    group_add,
    group_remove,
    licence_assign,
    licence_remove,
    user_create,
    user_manager,
    user_profile,
)
from shared.domain.catalogue import Task

TASKS: dict[Task, TaskCalls[GraphCalls]] = {
    Task.USER_CREATE: user_create.TASK,
    Task.USER_PROFILE: user_profile.TASK,
    Task.USER_MANAGER: user_manager.TASK,
    Task.LICENCE_ASSIGN: licence_assign.TASK,
    Task.LICENCE_REMOVE: licence_remove.TASK,
    Task.GROUP_ADD: group_add.TASK,
    Task.GROUP_REMOVE: group_remove.TASK,
    Task.ACCESS_PASS: access_pass.TASK,
    Task.ACCESS_PASSWORD: access_password.TASK,
    Task.ACCESS_BLOCK: access_block.TASK,
    Task.ACCESS_REVOKE_SESSIONS: access_revoke_sessions.TASK,
    Task.ACCESS_SCRAMBLE_PASSWORD: access_scramble_password.TASK,
}
