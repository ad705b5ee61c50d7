"""Which file carries which task through Exchange."""

from shared.adapters.batch.steps import TaskCalls
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.tasks import (
    list_remove,
    mailbox_auto_reply,
    mailbox_convert_to_shared,
    mailbox_delegate,
    mailbox_hide,
)
from shared.domain.catalogue import Task

TASKS: dict[Task, TaskCalls[ExchangeCalls]] = {
    Task.LIST_REMOVE: list_remove.TASK,
    Task.MAILBOX_DELEGATE: mailbox_delegate.TASK,
    Task.MAILBOX_AUTO_REPLY: mailbox_auto_reply.TASK,
    Task.MAILBOX_HIDE: mailbox_hide.TASK,
    Task.MAILBOX_CONVERT_TO_SHARED: mailbox_convert_to_shared.TASK,
}
