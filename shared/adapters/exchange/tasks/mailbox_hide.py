"""mailbox.hide: out of the address lists. Exchange owns this attribute; Graph's showInAddressList must not be used for it."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.errors import classify, unread
from shared.adapters.exchange.readings import read_mailbox
from shared.domain.executing.effects import Observation
from shared.domain.outcome import Reason
from shared.domain.plan import Step


def _read(calls: ExchangeCalls, step: Step) -> Item:
    return read_mailbox(calls, step.subject)


def _state(_: Step, answer: Answer) -> Observation:
    if not answer.is_ok or not answer.rows:
        return unread(answer, missing=Reason.NO_MAILBOX)
    return Observation(state={"hidden": answer.rows[0].get("HiddenFromAddressListsEnabled") is True})


def _write(calls: ExchangeCalls, step: Step) -> Write:
    hidden = bool(step.after.get("hidden"))
    return Write(
        calls.write("Set-Mailbox", step.subject, Identity=step.subject.id, HiddenFromAddressListsEnabled=hidden)
    )


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=classify)
