"""mailbox.convert_to_shared: the mailbox keeps living without a licence, once Exchange shows it as shared."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.errors import classify, unread
from shared.adapters.exchange.readings import mailbox_kind, read_mailbox
from shared.domain.directory import MailboxKind
from shared.domain.executing.effects import Observation
from shared.domain.outcome import Reason
from shared.domain.plan import Step

_TYPES = {MailboxKind.SHARED.value: "Shared", MailboxKind.USER.value: "Regular"}


def _read(calls: ExchangeCalls, step: Step) -> Item:
    return read_mailbox(calls, step.subject)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or not answer.rows:
        return unread(answer, missing=Reason.NO_MAILBOX)
    return Observation(state={"kind": mailbox_kind(answer.rows[0]).value})


def _write(calls: ExchangeCalls, step: Step) -> Write:
    wanted = _TYPES[str(step.after.get("kind"))]
    return Write(calls.write("Set-Mailbox", step.subject, Identity=step.subject.id, Type=wanted))


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
