"""mailbox.delegate: full access to the leaver's mailbox for one person."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls, object_of
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.errors import classify, unread
from shared.adapters.exchange.readings import gives_full_access
from shared.domain.executing.effects import Observation
from shared.domain.outcome import Reason
from shared.domain.plan import Step


def _read(calls: ExchangeCalls, step: Step) -> Item:
    # By the delegate's id: the list itself names people by whatever name Exchange likes.
    return calls.get("Get-MailboxPermission", step.subject, Identity=step.subject.id, User=object_of(step).id)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok:
        return unread(answer, missing=Reason.NO_MAILBOX)
    return Observation(state={"full_access": any(gives_full_access(row) for row in answer.rows)})


def _write(calls: ExchangeCalls, step: Step) -> Write:
    item = calls.write(
        "Add-MailboxPermission",
        step.subject,
        Identity=step.subject.id,
        User=object_of(step).id,
        AccessRights=["FullAccess"],
        InheritanceType="All",
        AutoMapping=True,
    )
    return Write(item)


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
