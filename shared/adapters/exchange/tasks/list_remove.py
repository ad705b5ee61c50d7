"""list.remove: a member taken out of a distribution list or mail-enabled security group, which Graph cannot write."""

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.steps import TaskCalls, object_of
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.errors import already, classify, kind_of, unread
from shared.domain.executing.effects import Applied, Observation
from shared.domain.plan import Step


def _read(calls: ExchangeCalls, step: Step) -> Item:
    return calls.get("Get-DistributionGroupMember", None, Identity=object_of(step).id, ResultSize="Unlimited")


def _state(step: Step, answer: Answer) -> Observation:
    if not answer.is_ok:
        return unread(answer)
    members = {str(row.get("ExternalDirectoryObjectId")).casefold() for row in answer.rows}
    return Observation(state={"member": step.subject.id.casefold() in members})


def _write(calls: ExchangeCalls, step: Step) -> Write:
    item = calls.write(
        "Remove-DistributionGroupMember",
        None,
        Identity=object_of(step).id,
        Member=step.subject.id,
        # We are not the group's manager; the role that allows this comes with Exchange Administrator.
        BypassSecurityGroupManagerCheck=True,
    )
    return Write(item)


def _applied(step: Step, answer: Answer, write: Write) -> Applied:
    gone = not answer.is_ok and answer.status not in (401, 403) and kind_of(answer).endswith("MemberNotFoundException")
    return already(answer) if gone else classify(step, answer, write)


TASK = TaskCalls(read=_read, state=_state, write=_write, applied=_applied)
