"""Makes steps: ids, risk, the manual mode for what we may not or cannot do. Order is put in by who calls."""

from dataclasses import dataclass, field

from shared.domain.catalogue import CATALOGUE, EXCHANGE_PERMISSION, Surface, Task
from shared.domain.directory import MailboxAccess, ObjectRef, Snapshot
from shared.domain.ids import StepId
from shared.domain.outcome import Reason
from shared.domain.plan import State, Step, StepMode, Why
from shared.domain.planning.grants import missing_for
from shared.domain.policy import Company


@dataclass
class StepMaker:
    """Collects the steps of one plan about one subject."""

    subject: ObjectRef
    company: Company
    snapshot: Snapshot
    steps: list[Step] = field(default_factory=list)

    def allows(self, task: Task) -> bool:
        return task in self.company.tasks

    def add(
        self,
        task: Task,
        *,
        before: State,
        after: State,
        why: tuple[Why, ...],
        object: ObjectRef | None = None,  # noqa: A002 - the field's name
        reason: Reason | None = None,
        requires: tuple[StepId, ...] = (),
        follows: tuple[StepId, ...] = (),
        settings: State | None = None,
    ) -> Step:
        """Append a step; `reason` or a missing right makes it manual, an unchanged state a no-op."""
        forbidden = None if self.allows(task) else Reason.NOT_ALLOWED
        reason = forbidden or reason or self._obstacle(task) or self._missing_before(requires)
        mode = StepMode.MANUAL if reason else StepMode.NOOP if before == after else StepMode.DO
        step = Step(
            id=StepId(f"{len(self.steps) + 1:02d}-{task.value}"),
            task=task,
            mode=mode,
            subject=self.subject,
            object=object,
            before=before,
            after=after,
            settings=settings or {},
            why=why,
            risk=CATALOGUE[task].risk,
            reason=reason,
            requires=requires,
            follows=follows,
        )
        self.steps.append(step)
        return step

    def _missing_before(self, requires: tuple[StepId, ...]) -> Reason | None:
        """What needs a step that a person has to do first is theirs too: shown at once, not found out halfway."""
        by_hand = {step.id for step in self.steps if step.mode is StepMode.MANUAL}
        return Reason.DEPENDENCY if by_hand & set(requires) else None

    def _obstacle(self, task: Task) -> Reason | None:
        if CATALOGUE[task].surface is Surface.EXCHANGE:
            if EXCHANGE_PERMISSION not in self.snapshot.granted:
                return Reason.PERMISSION_MISSING
            return Reason.ACCESS_DENIED if self.snapshot.mailbox_access is MailboxAccess.DENIED else None
        return Reason.PERMISSION_MISSING if missing_for(task, self.snapshot.granted) else None


def do_ids(steps: list[Step], *tasks: Task) -> tuple[StepId, ...]:
    """Ids of the steps of these tasks that will be carried out."""
    return tuple(step.id for step in steps if step.task in tasks and step.mode is StepMode.DO)
