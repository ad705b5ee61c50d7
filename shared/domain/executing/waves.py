"""`next_wave(plan, steps, now)`: the steps that go out together next. Pure, and the only place that knows the order."""

from collections.abc import Mapping
from datetime import datetime

from shared.domain.catalogue import Surface
from shared.domain.ids import StepId
from shared.domain.outcome import SUCCESS, Outcome
from shared.domain.plan import Plan, Step, StepMode
from shared.domain.run import Progress, StepProgress
from shared.domain.value import Value

# One ledger transaction holds a wave's step rows, and a table transaction takes a hundred.
MAX_WAVE = 40


class Wave(Value):
    """What is next. `write` and `look` may go out now; `refuse` can never go out any more.

    Nothing in any of them: wait until `until`; and `until` is None: the plan is finished.
    """

    write: tuple[StepId, ...] = ()
    look: tuple[StepId, ...] = ()
    refuse: tuple[StepId, ...] = ()
    until: datetime | None = None

    @property
    def is_finished(self) -> bool:
        return not (self.write or self.look or self.refuse) and self.until is None


def outcome_of(step: Step, progress: StepProgress | None) -> Outcome | None:
    """How the step ended, or None while it has not; what was never to be done has ended from the start."""
    if step.mode is StepMode.MANUAL:
        return Outcome.MANUAL
    if step.mode is StepMode.NOOP:
        return Outcome.ALREADY
    if progress is None or progress.progress is not Progress.SETTLED:
        return None
    return progress.outcome


def next_wave(plan: Plan, steps: Mapping[StepId, StepProgress], now: datetime) -> Wave:
    """The steps whose dependencies are settled, those to be read back, and those a failed dependency forbids."""
    outcomes = {step.id: outcome_of(step, steps.get(step.id)) for step in plan.steps}
    open_steps = [step for step in plan.steps if outcomes[step.id] is None]
    attempted = [s for s in open_steps if _progress(steps, s) is Progress.ATTEMPTED]
    pending = [s for s in open_steps if _progress(steps, s) is Progress.PENDING]
    refuse = tuple(s.id for s in pending if _is_forbidden(s, outcomes))
    free = [s for s in pending if s.id not in refuse and _is_free(s, outcomes)]
    write = [s for s in free if _due_at(s, steps, now) <= now]
    look = tuple(s.id for s in attempted if _look_at(steps, s, now) <= now)
    if write or look or refuse:
        together = _with_followers(write, pending, outcomes, steps, now)
        return Wave(write=together, look=look[:MAX_WAVE], refuse=refuse[:MAX_WAVE])
    moments = [_look_at(steps, s, now) for s in attempted] + [_due_at(s, steps, now) for s in free]
    return Wave(until=min(moments) if moments else None)


def _progress(steps: Mapping[StepId, StepProgress], step: Step) -> Progress:
    known = steps.get(step.id)
    return known.progress if known else Progress.PENDING


def _look_at(steps: Mapping[StepId, StepProgress], step: Step, now: datetime) -> datetime:
    known = steps.get(step.id)
    return known.look_at if known and known.look_at else now


def _due_at(step: Step, steps: Mapping[StepId, StepProgress], now: datetime) -> datetime:
    return max(step.not_before or now, _look_at(steps, step, now))


def _is_forbidden(step: Step, outcomes: Mapping[StepId, Outcome | None]) -> bool:
    ended = [outcomes.get(needed) for needed in step.requires]
    return any(outcome is not None and outcome not in SUCCESS for outcome in ended)


def _is_free(step: Step, outcomes: Mapping[StepId, Outcome | None]) -> bool:
    needed = all(outcomes.get(step_id) in SUCCESS for step_id in step.requires)
    return needed and all(outcomes.get(step_id) is not None for step_id in step.follows)


def _with_followers(
    write: list[Step],
    pending: list[Step],
    outcomes: Mapping[StepId, Outcome | None],
    steps: Mapping[StepId, StepProgress],
    now: datetime,
) -> tuple[StepId, ...]:
    """Add steps that only wait for steps of this very wave to have gone out first: one ordered batch saves round trips.

    Only when the wave is one chain on Graph, since a batch should be either wholly parallel or wholly sequential.
    """
    chain = list(write)
    if len(write) == 1 and write[0].entry.surface is Surface.GRAPH:
        for step in pending:
            if step in chain or step.entry.surface is not Surface.GRAPH or _due_at(step, steps, now) > now:
                continue
            in_chain = {member.id for member in chain}
            needed = all(outcomes.get(step_id) in SUCCESS for step_id in step.requires)
            follows_last = chain[-1].id in step.follows
            others = all(outcomes.get(step_id) is not None or step_id in in_chain for step_id in step.follows)
            if needed and follows_last and others:
                chain.append(step)
    return tuple(step.id for step in chain[:MAX_WAVE])
