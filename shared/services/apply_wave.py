"""Carry out the next wave of an approved plan: look, note the attempt, write, read back, note what is proved.

Doing this twice equals doing it once: attempts are in the ledger before they leave, and a look decides what they did.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from shared.contracts import Next, Result, result
from shared.domain.errors import LedgerConflictError
from shared.domain.executing.effects import Applied
from shared.domain.executing.settling import (
    after_look,
    after_lost_secret,
    after_write,
    attempted,
    before_write,
    settled,
)
from shared.domain.executing.waves import Wave, next_wave, outcome_of
from shared.domain.ids import RunId, StepId
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import Plan, Step
from shared.domain.run import AuditEvent, AuditKind, Change, Ledger, Progress, Run, RunStatus, StepProgress
from shared.ports import Clock, Companies, RunStore
from shared.services.bind_step import bind_steps, is_bound
from shared.services.documents import get_plan
from shared.services.keep_secret import SECRET_TASKS, is_secret_lost, keep_secrets
from shared.services.ledger import change_run, conclude, is_told, note
from shared.services.tenant import Tenant

# Longer than a write and the look after it can take: each call to a tenant ends within 33 seconds.
LEASE = timedelta(seconds=70)
# What this run read so short a while ago need not be read again before writing.
FRESH = timedelta(seconds=5)
# In one activity, so that its end comes well before the host's time limit: each takes less than a lease.
MOST_WAVES = 5


def apply_wave(
    run_id: RunId, *, worker: str, runs: RunStore, companies: Companies, tenant: Tenant, clock: Clock
) -> Result:
    """Wave after wave while something can go out: then WAIT until something is due, or GO_ON when every step has ended.

    MORE when there is more at once. `worker` names this one execution: engines deliver an activity more than once
    (durable-functions python #406).
    """
    ledger = runs.load(run_id)
    for _ in range(MOST_WAVES):
        found = _one_wave(ledger, worker=worker, runs=runs, companies=companies, tenant=tenant, clock=clock)
        if not isinstance(found, Ledger):
            return found
        ledger = found
    return result(Next.MORE)


def _one_wave(
    ledger: Ledger, *, worker: str, runs: RunStore, companies: Companies, tenant: Tenant, clock: Clock
) -> Result | Ledger:
    """The ledger when a wave went out and is written down, else what comes instead."""
    run, now = ledger.run, clock.now()
    if is_told(run):
        return result(Next.END)
    if run.status is not RunStatus.EXECUTING or run.company is None:
        return result(Next.AGAIN)
    plan = get_plan(run, runs=runs)
    wave = next_wave(plan, ledger.steps, now)
    rest = _nothing_to_send(wave, run, now)
    if rest is not None:
        return rest
    company = companies.get(run.company)
    if company.tenant != plan.tenant:
        # Reconfigured since the approval: what was approved was approved for another tenant.
        return _stop(run.id, runs, clock)
    execution = _Wave(ledger, plan, wave, worker, runs=runs, tenant=tenant, clock=clock)
    # Whoever was quicker changed the run before anything was sent: then it is looked at anew.
    with suppress(LedgerConflictError):
        execution.begin([step for step in map(plan.step, wave.write) if step.task not in company.tasks])
        return execution.carry_out()
    return result(Next.MORE)


def _stop(run_id: RunId, runs: RunStore, clock: Clock) -> Result:
    def decide(ledger: Ledger) -> Change | None:
        return None if is_told(ledger.run) else conclude(ledger.run, RunStatus.FAILED, "tenant_changed", clock.now())

    change_run(run_id, decide, runs=runs)
    return result(Next.END)


def _nothing_to_send(wave: Wave, run: Run, now: datetime) -> Result | None:
    if wave.is_finished:
        return result(Next.GO_ON)
    until = wave.until or _taken_until(run, now)
    return result(Next.WAIT, until) if until is not None else None


def _taken_until(run: Run, now: datetime) -> datetime | None:
    """Another execution of this very activity is at it, or died at it."""
    return run.lease_until if run.lease_until is not None and now < run.lease_until else None


class _Wave:
    """One wave from the look before to the look after. `progress` is what is known of the steps so far."""

    def __init__(
        self, ledger: Ledger, plan: Plan, wave: Wave, worker: str, *, runs: RunStore, tenant: Tenant, clock: Clock
    ) -> None:
        self.ledger, self.plan, self.wave, self.worker = ledger, plan, wave, worker
        self.runs, self.tenant, self.clock = runs, tenant, clock
        self.progress: dict[StepId, StepProgress] = dict(ledger.steps)
        self.ready: list[Step] = []
        self.kept: frozenset[StepId] = frozenset()

    def begin(self, forbidden: list[Step]) -> None:
        """Look, and write into the ledger what is about to be tried. Raises LedgerConflictError: then nothing was sent."""
        for step_id in self.wave.refuse:
            self._note(settled(self._known(step_id), Outcome.REFUSED, self.clock.now(), Reason.DEPENDENCY))
        for step in forbidden:
            self._note(settled(self._known(step.id), Outcome.REFUSED, self.clock.now(), Reason.NOT_ALLOWED))
        wanted = [step for step in map(self.plan.step, self.wave.write) if step not in forbidden]
        steps = bind_steps(self.plan, wanted, self.progress)
        self._look_before(steps)
        self.ready = [step for step in steps if self._may_write(step)]
        now = self.clock.now()
        for step in self.ready:
            self._note(attempted(self._known(step.id), now))
        self._claim(now)

    def carry_out(self) -> Ledger:
        """Write, read back, and write into the ledger what is proved."""
        answers: dict[StepId, Applied] = self.tenant.write(self.ledger.run, self.ready)
        now = self.clock.now()
        if not self._is_still_ours(now):
            return self.runs.load(self.ledger.run.id)
        self.kept = keep_secrets(self.ledger.run.id, answers, now, vault=self.tenant.vault)
        for step in self.ready:
            self._note(after_write(step, self._known(step.id), answers[step.id], now))
        self._look_after()
        return self._save()

    def _is_still_ours(self, now: datetime) -> bool:
        """Whether nobody took over while we were at it. Then what we sent is theirs to find by looking, as after a death."""
        until = self.ledger.run.lease_until
        in_time = until is not None and now < until
        return in_time or self.runs.load(self.ledger.run.id).run.lease_owner == self.worker

    def _look_before(self, steps: list[Step]) -> None:
        """Nothing is written that was not just seen to be as approved."""
        looked_at = self.ledger.run.looked_at
        again = {step.id for step in steps if self._known(step.id).attempts}
        fresh = looked_at is not None and self.clock.now() - looked_at < FRESH
        # A pass or password whose value we do not hold has to be made, whatever a look would show.
        lost = {step.id for step in steps if self._is_secret_lost(step)}
        unseen = [step for step in steps if step.id not in lost and (not fresh or step.id in again)]
        seen = self.tenant.look(self.ledger.run, unseen)
        for step in steps:
            known = self._known(step.id).model_copy(update={"look_at": None})
            self._note(before_write(step, known, seen[step.id], self.clock.now()) if step.id in seen else known)

    def _is_secret_lost(self, step: Step) -> bool:
        """Only asked of the vault where this execution cannot know it."""
        if step.id in self.kept:
            return False
        if step.task in SECRET_TASKS and not self._known(step.id).attempts:
            return True
        return is_secret_lost(self.ledger.run.id, step, vault=self.tenant.vault)

    def _may_write(self, step: Step) -> bool:
        known = self._known(step.id)
        return known.progress is Progress.PENDING and known.look_at is None

    def _look_after(self) -> None:
        """Read back what was tried, and in the same round trip look at what comes next."""
        pending = [s for s in self._open() if self._known(s.id).progress is Progress.PENDING]
        tried = [s for s in self._open() if self._known(s.id).progress is Progress.ATTEMPTED and self._is_due(s)]
        seen = self.tenant.look(self.ledger.run, [*tried, *pending])
        now = self.clock.now()
        for step in tried:
            if self._is_secret_lost(step):
                self._note(after_lost_secret(self._known(step.id), now))
            else:
                self._note(after_look(step, self._known(step.id), seen[step.id], now))
        for step in pending:
            if seen[step.id].state is not None and not self._known(step.id).attempts:
                self._note(before_write(step, self._known(step.id), seen[step.id], now))
        unread = [step for step in pending if seen[step.id].state is None]
        self.looked_at = None if unread else now

    def _is_due(self, step: Step) -> bool:
        return step.id in {s.id for s in self.ready} or step.id in self.wave.look

    def _open(self) -> list[Step]:
        steps = [s for s in self.plan.steps if outcome_of(s, self.progress.get(s.id)) is None]
        return [step for step in bind_steps(self.plan, steps, self.progress) if is_bound(step)]

    def _known(self, step: StepId) -> StepProgress:
        return self.progress.get(step, StepProgress(step=step))

    def _note(self, progress: StepProgress) -> None:
        self.progress[progress.step] = progress

    def _changed(self, since: Ledger) -> tuple[StepProgress, ...]:
        return tuple(p for step, p in self.progress.items() if since.steps.get(step) != p)

    def _claim(self, now: datetime) -> None:
        run = self.ledger.run.model_copy(
            update={"lease_owner": self.worker, "lease_until": now + LEASE, "updated_at": now}
        )
        steps = self._changed(self.ledger)
        self.ledger = self.runs.save(self.ledger, Change(run=run, steps=steps, events=_events(run, steps, now)))

    def _save(self) -> Ledger:
        steps = self._changed(self.ledger)
        now, looked_at = self.clock.now(), self.looked_at

        def decide(ledger: Ledger) -> Change | None:
            if ledger.run.lease_owner != self.worker:
                return None  # what the other execution has written since is newer than what we know
            freed = {"lease_owner": "", "lease_until": None, "looked_at": looked_at, "updated_at": now}
            run = ledger.run.model_copy(update=freed)
            return Change(run=run, steps=steps, events=_events(run, steps, now))

        return change_run(self.ledger.run.id, decide, runs=self.runs, loaded=self.ledger)


def _events(run: Run, steps: Iterable[StepProgress], now: datetime) -> tuple[AuditEvent, ...]:
    """One audit event for what was tried and one for what ended, with every step named."""
    tried = {p.step: str(p.attempts) for p in steps if p.progress is Progress.ATTEMPTED and p.last_attempt_at == now}
    ended = {p.step: _ended(p) for p in steps if p.progress is Progress.SETTLED}
    events = []
    if tried:
        events.append(note(run, AuditKind.STEP_ATTEMPTED, now, **tried))
    if ended:
        events.append(note(run, AuditKind.STEP_SETTLED, now, **ended))
    return tuple(events)


def _ended(progress: StepProgress) -> str:
    outcome = progress.outcome.value if progress.outcome else ""
    return f"{outcome}:{progress.reason.value}" if progress.reason else outcome
