"""mailbox.auto_reply: the same automatic reply for colleagues and strangers, until somebody takes it off."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.errors import classify, unread
from shared.adapters.exchange.readings import reply_as_html, reply_as_text, reply_is_on
from shared.domain.executing.effects import Observation
from shared.domain.outcome import Reason
from shared.domain.plan import Step


def _read(calls: ExchangeCalls, step: Step) -> Item:
    return calls.get("Get-MailboxAutoReplyConfiguration", step.subject, Identity=step.subject.id)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or not answer.rows:
        return unread(answer, missing=Reason.NO_MAILBOX)
    row = answer.rows[0]
    return Observation(state={"enabled": reply_is_on(row), "text": reply_as_text(row.get("InternalMessage"))})


def _write(calls: ExchangeCalls, step: Step) -> Write:
    message = reply_as_html(str(step.after.get("text") or ""))
    item = calls.write(
        "Set-MailboxAutoReplyConfiguration",
        step.subject,
        Identity=step.subject.id,
        AutoReplyState="Enabled" if step.after.get("enabled") else "Disabled",
        InternalMessage=message,
        ExternalMessage=message,
        ExternalAudience="All",
    )
    return Write(item)


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
