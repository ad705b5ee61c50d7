"""Steps of a plan carried by one service: what each task reads and writes, and the sending of many at once.

Every step gets an answer: failing to get a token, a lost answer or a strange body ends in an observation without state or
in an `Applied`, never in silence.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from shared.adapters.batch.answer import Answer, Fate
from shared.adapters.batch.item import Item, Write
from shared.adapters.batch.send import FAILED_DEPENDENCY, BatchSender, Order
from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.errors import AccessError, OutsideError, RetryableError
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.ids import StepId, TenantId
from shared.domain.outcome import Reason
from shared.domain.plan import Step

MALFORMED = Applied(kind=AppliedKind.REFUSED, reason=Reason.OUTSIDE_ERROR, code="malformed_step")


@dataclass(frozen=True, slots=True)
class TaskCalls[C]:
    """One task in one service's calls. `C` is what builds that service's requests."""

    read: Callable[[C, Step], Item]
    state: Callable[[Step, Answer], Observation]
    write: Callable[[C, Step], Write]
    # Only for answers that settle something: lost, busy and unsent ones are the same for every task.
    applied: Callable[[Step, Answer, Write], Applied]


def object_of(step: Step) -> ObjectRef:
    """The other object of a step whose task has one."""
    if step.object is None or not step.object.id:
        raise ValueError(f"step {step.id} ({step.task}) names no object")
    return step.object


@dataclass(frozen=True, slots=True)
class StepCarrier[C]:
    """`is_unclear`: an answer after which a write may or may not have happened (a 5xx of unknown origin)."""

    sender: BatchSender
    calls: C
    tasks: Mapping[Task, TaskCalls[C]]
    is_busy: Callable[[Answer], bool]
    is_unclear: Callable[[Answer], bool]

    def observe(self, tenant: TenantId, steps: Sequence[Step]) -> dict[StepId, Observation]:
        reads, unbuilt = _built(steps, lambda step: self.tasks[step.task].read(self.calls, step))
        shared = {item.key(): item for item in reads.values()}
        try:
            answers = self.sender.read(tenant, shared)
        except OutsideError as failed:
            return dict.fromkeys([step.id for step in steps], Observation(state=None, reason=_reason_of(failed)))
        found = dict.fromkeys(unbuilt, Observation(state=None, reason=Reason.CANNOT_READ))
        for step in steps:
            if step.id in reads:
                found[step.id] = self.tasks[step.task].state(step, answers[reads[step.id].key()])
        return found

    def apply(self, tenant: TenantId, steps: Sequence[Step], order: Order) -> dict[StepId, Applied]:
        writes, unbuilt = _built(steps, lambda step: self.tasks[step.task].write(self.calls, step))
        try:
            answers = self.sender.send(tenant, {str(name): write.item for name, write in writes.items()}, order)
        except OutsideError as failed:
            return dict.fromkeys([step.id for step in steps], _applied_of(failed))
        found = dict.fromkeys(unbuilt, MALFORMED)
        for step in steps:
            if step.id in writes:
                found[step.id] = self._applied(step, answers[step.id], writes[step.id])
        return found

    def _applied(self, step: Step, answer: Answer, write: Write) -> Applied:
        code, request = answer.code, answer.request_id
        if answer.fate is Fate.LOST or self.is_unclear(answer):
            # The secret goes along: if reading back shows the change, this is the one that was set.
            return Applied(kind=AppliedKind.UNKNOWN, code=code, request_id=request, secret=write.secret)
        if answer.fate is Fate.NOT_SENT or answer.status == FAILED_DEPENDENCY or self.is_busy(answer):
            reason = Reason.THROTTLED if answer.status == 429 else Reason.OUTSIDE_ERROR
            return Applied(
                kind=AppliedKind.RETRY,
                reason=reason,
                code=code,
                request_id=request,
                retry_after=max(self.sender.hint(answer), timedelta(seconds=1)),
            )
        return self.tasks[step.task].applied(step, answer, write)


def _built[T](steps: Sequence[Step], build: Callable[[Step], T]) -> tuple[dict[StepId, T], list[StepId]]:
    """What could be built; a step that makes no sense must not take the others of its wave with it."""
    built: dict[StepId, T] = {}
    unbuilt: list[StepId] = []
    for step in steps:
        try:
            built[step.id] = build(step)
        except (ValueError, KeyError):
            unbuilt.append(step.id)
    return built, unbuilt


def _reason_of(failed: OutsideError) -> Reason:
    if isinstance(failed, AccessError):
        return Reason.ACCESS_DENIED
    return Reason.THROTTLED if isinstance(failed, RetryableError) else Reason.CANNOT_READ


def _applied_of(failed: OutsideError) -> Applied:
    """No token, so nothing was sent."""
    if isinstance(failed, RetryableError):
        return Applied(kind=AppliedKind.RETRY, code=failed.code, retry_after=failed.retry_after)
    return Applied(kind=AppliedKind.REFUSED, reason=_reason_of(failed), code=failed.code, request_id=failed.request_id)
