"""A tenant in memory that does what it is told, unless told otherwise. Implements the Directory port.

What a step changes is kept by task, user and object, so that two runs about one user meet the same state. `script` says how the
tenant answers the next writes of a task; without a script a write is accepted and shows at once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import SecretStr

from shared.domain.catalogue import Task
from shared.domain.directory import LookupQuery, Mentions, ObjectRef, Snapshot, SnapshotQuery
from shared.domain.errors import OutsideError, RetryableError
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.ids import ObjectId, StepId, TenantId
from shared.domain.outcome import Reason
from shared.domain.plan import State, Step
from shared.ports import Clock


class Answers(StrEnum):
    """How one write is answered, and whether it took effect."""

    ACCEPT = "accept"
    NO_EFFECT = "no_effect"  # accepted, and nothing happens
    LOST_DONE = "lost_done"  # no answer, carried out
    LOST_UNDONE = "lost_undone"  # no answer, not carried out
    BUSY = "busy"
    REFUSE = "refuse"


MOMENTS = {
    Task.ACCESS_REVOKE_SESSIONS: "revoked_at",
    Task.ACCESS_SCRAMBLE_PASSWORD: "changed_at",
    Task.ACCESS_PASSWORD: "changed_at",
}
type Key = tuple[Task, str, str]


@dataclass
class FakeDirectory:
    """`effects` are the changes that really happened, in order; `writes` every step that was sent, `tenants` every call's tenant."""

    clock: Clock
    mentions: Mentions = field(default_factory=Mentions)
    known: Snapshot | None = None
    script: dict[Task, list[Answers]] = field(default_factory=dict)
    reasons: dict[Task, Reason] = field(default_factory=dict)
    lag: dict[Task, int] = field(default_factory=dict)  # so many looks still show the state before
    unread: dict[Task, list[Reason]] = field(default_factory=dict)
    faults: list[OutsideError] = field(default_factory=list)  # raised by the next calls, whichever they are
    states: dict[Key, State] = field(default_factory=dict)
    users: dict[str, ObjectRef] = field(default_factory=dict)
    passes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    effects: list[tuple[TenantId, StepId]] = field(default_factory=list)
    writes: list[StepId] = field(default_factory=list)
    waves: list[tuple[StepId, ...]] = field(default_factory=list)
    looks: list[tuple[StepId, ...]] = field(default_factory=list)
    tenants: list[TenantId] = field(default_factory=list)
    calls: int = 0

    def lookup(self, tenant: TenantId, query: LookupQuery) -> Mentions:
        self._reach(tenant)
        return Mentions(
            people={word: self.mentions.people.get(word, ()) for word in query.people},
            groups={word: self.mentions.groups.get(word, ()) for word in query.groups},
            deleted_people={word: self.mentions.deleted_people.get(word, ()) for word in query.people},
        )

    def snapshot(self, tenant: TenantId, query: SnapshotQuery) -> Snapshot:
        self._reach(tenant)
        known = self.known or Snapshot(tenant=tenant, taken_at=self.clock.now())
        seen = known.subject if known.subject and known.subject.brief.id == query.subject else None
        taken = known.taken_addresses | {user.address for user in self.users.values()}
        return known.model_copy(
            update={
                "tenant": tenant,
                "taken_at": self.clock.now(),
                "subject": seen,
                "mailbox": known.mailbox if seen else None,
                "taken_addresses": taken & frozenset(query.addresses),
            }
        )

    def look(self, tenant: TenantId, words: LookupQuery, query: SnapshotQuery) -> tuple[Mentions, Snapshot]:
        return self.lookup(tenant, words), self.snapshot(tenant, query)

    def observe(self, tenant: TenantId, steps: Sequence[Step]) -> Mapping[StepId, Observation]:
        self._reach(tenant)
        self.looks.append(tuple(step.id for step in steps))
        return {step.id: self._observe(step) for step in steps}

    def apply(self, tenant: TenantId, steps: Sequence[Step]) -> Mapping[StepId, Applied]:
        self._reach(tenant)
        self.waves.append(tuple(step.id for step in steps))
        answers: dict[StepId, Applied] = {}
        for step in steps:
            before = [answers[name] for name in step.follows if name in answers]
            if any(answer.kind not in (AppliedKind.ACCEPTED, AppliedKind.ALREADY) for answer in before):
                # A batch whose earlier item failed answers 424 for the later ones (Graph, JSON batching, dependsOn).
                answers[step.id] = Applied(kind=AppliedKind.RETRY, reason=Reason.DEPENDENCY, code="requirement_open")
                continue
            self.writes.append(step.id)
            answers[step.id] = self._apply(tenant, step)
        return answers

    def request_count(self) -> int:
        return self.calls

    def _reach(self, tenant: TenantId) -> None:
        self.calls += 1
        self.tenants.append(tenant)
        if self.faults:
            raise self.faults.pop(0)

    def _observe(self, step: Step) -> Observation:
        reasons = self.unread.get(step.task, [])
        if reasons:
            return Observation(state=None, reason=reasons.pop(0))
        if step.task is Task.USER_CREATE:
            return self._observe_user(step)
        if self.lag.get(step.task, 0) > 0 and _key(step) in self.states:
            self.lag[step.task] -= 1
            return Observation(state=self._before(step))
        return Observation(state=self.states.get(_key(step), self._before(step)))

    def _observe_user(self, step: Step) -> Observation:
        made = self.users.get(str(step.after["userPrincipalName"]))
        if made is None or self.lag.get(step.task, 0) > 0:
            self.lag[step.task] = self.lag.get(step.task, 0) - (made is not None)
            return Observation(state={"exists": False})
        return Observation(state={**step.after, "exists": True, "displayName": made.name}, produced=made)

    def _before(self, step: Step) -> State:
        return {MOMENTS[step.task]: "2026-01-05T08:00:00+00:00"} if step.task in MOMENTS else dict(step.before)

    def _apply(self, tenant: TenantId, step: Step) -> Applied:
        script = self.script.get(step.task, [])
        how = script.pop(0) if script else Answers.ACCEPT
        if how is Answers.BUSY:
            return Applied(
                kind=AppliedKind.RETRY, reason=Reason.THROTTLED, code="429", retry_after=timedelta(seconds=3)
            )
        if how is Answers.REFUSE:
            return Applied(kind=AppliedKind.REFUSED, reason=self.reasons.get(step.task), code="Request_BadRequest")
        if how is Answers.LOST_UNDONE:
            return Applied(kind=AppliedKind.UNKNOWN, code="timeout")
        if how is Answers.NO_EFFECT:
            return Applied(kind=AppliedKind.ACCEPTED, request_id="r-1")
        answer = self._effect(tenant, step)
        return Applied(kind=AppliedKind.UNKNOWN, code="timeout") if how is Answers.LOST_DONE else answer

    def _effect(self, tenant: TenantId, step: Step) -> Applied:
        if step.task is Task.USER_CREATE:
            return self._create(tenant, step)
        self.effects.append((tenant, step.id))
        self.states[_key(step)] = _after(step, self.clock.now())
        if step.task is Task.ACCESS_PASS:
            self.passes[step.subject.id].append(f"TAP-{len(self.passes[step.subject.id]) + 1}")
            return Applied(kind=AppliedKind.ACCEPTED, secret=SecretStr(self.passes[step.subject.id][-1]))
        if step.task is Task.ACCESS_PASSWORD:
            return Applied(kind=AppliedKind.ACCEPTED, secret=SecretStr(f"first-{len(self.effects)}"))
        return Applied(kind=AppliedKind.ACCEPTED, request_id=f"r-{len(self.effects)}")

    def _create(self, tenant: TenantId, step: Step) -> Applied:
        upn = str(step.after["userPrincipalName"])
        if upn in self.users:
            return Applied(kind=AppliedKind.REFUSED, reason=Reason.CONFLICT, code="ObjectConflict")
        self.effects.append((tenant, step.id))
        made = ObjectRef(id=ObjectId(f"user-{len(self.users) + 1}"), name=str(step.after["displayName"]), address=upn)
        self.users[upn] = made
        return Applied(kind=AppliedKind.ACCEPTED, produced=made)


def _key(step: Step) -> Key:
    return step.task, step.subject.id, step.object.id if step.object else ""


def _after(step: Step, now: datetime) -> State:
    return {MOMENTS[step.task]: now.isoformat()} if step.task in MOMENTS else dict(step.after)


def down(times: int) -> list[OutsideError]:
    """Faults of a service that cannot be reached for so many calls."""
    return [RetryableError("the tenant does not answer", code="503") for _ in range(times)]
