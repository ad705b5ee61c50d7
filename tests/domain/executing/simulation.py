"""Carries any plan out against any tenant, purely: the loop of a run without ports, so that thousands of runs take seconds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import strategies as st

from shared.domain.catalogue import Task
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.executing.settling import after_look, after_write, attempted, before_write, settled
from shared.domain.executing.waves import Wave, next_wave, outcome_of
from shared.domain.ids import StepId
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import Plan, Step, StepMode
from shared.domain.run import Progress, StepProgress
from tests.builders import a_plan, a_step
from tests.clock import START

BEFORE, AFTER, ELSEWHERE = {"x": 1}, {"x": 2}, {"x": 3}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Up to a dozen steps of any task and mode that only look back."""
    tasks = draw(
        st.lists(
            st.sampled_from([t for t in Task if not t.value.startswith("access.")] + [Task.ACCESS_BLOCK]),
            min_size=1,
            max_size=12,
        )
    )
    steps: list[Step] = []
    for number, task in enumerate(tasks):
        earlier = [step.id for step in steps]
        some = st.lists(st.sampled_from(earlier), unique=True, max_size=3) if earlier else st.just([])
        mode = draw(st.sampled_from([StepMode.DO] * 6 + [StepMode.NOOP, StepMode.MANUAL]))
        step = a_step(
            Task.GROUP_REMOVE if task is Task.USER_CREATE else task,
            id=StepId(f"{number:02d}"),
            mode=mode,
            reason=Reason.SYNCED if mode is StepMode.MANUAL else None,
            before=BEFORE,
            after=AFTER,
            requires=tuple(draw(some)),
            follows=tuple(draw(some)),
            not_before=draw(st.sampled_from([None, None, None, START + timedelta(hours=3)])),
        )
        steps.append(step)
    return a_plan(steps=tuple(steps))


answers = st.builds(
    Applied,
    kind=st.sampled_from([AppliedKind.ACCEPTED] * 4 + list(AppliedKind)),
    reason=st.sampled_from([None, Reason.SYNCED, Reason.ACCESS_DENIED, Reason.THROTTLED]),
    retry_after=st.sampled_from([timedelta(0), timedelta(seconds=0.249), timedelta(seconds=30), timedelta(days=1)]),
)
views = st.sampled_from([AFTER, AFTER, AFTER, BEFORE, BEFORE, ELSEWHERE, None])


@dataclass
class Simulation:
    """`sent` is every write in order with what was known then; `waves` every wave."""

    plan: Plan
    answer: Callable[[], Applied]
    view: Callable[[], dict | None]
    now: datetime = START
    progress: dict[StepId, StepProgress] = field(default_factory=dict)
    waves: list[Wave] = field(default_factory=list)
    sent: list[tuple[StepId, dict[StepId, StepProgress], tuple[StepId, ...]]] = field(default_factory=list)

    def run(self, *, most: int) -> "Simulation":
        for _ in range(most):
            wave = next_wave(self.plan, self.progress, self.now)
            if wave.is_finished:
                return self
            self.waves.append(wave)
            if wave.until is not None:
                assert wave.until > self.now
                self.now = wave.until
                continue
            self._wave(wave)
            self.now += timedelta(milliseconds=200)
        raise AssertionError("the plan does not end")

    def _wave(self, wave: Wave) -> None:
        for name in wave.refuse:
            self.progress[name] = settled(self._known(name), Outcome.REFUSED, self.now, Reason.DEPENDENCY)
        ready = [name for name in wave.write if self._may_write(name)]
        known = dict(self.progress)
        for number, name in enumerate(ready):
            self.sent.append((name, known, tuple(ready[:number])))
            self.progress[name] = attempted(self._known(name), self.now)
        for name in ready:
            self.progress[name] = after_write(self.plan.step(name), self._known(name), self.answer(), self.now)
        for name in (*ready, *wave.look):
            known_now = self._known(name)
            if known_now.progress is Progress.ATTEMPTED:
                self.progress[name] = after_look(self.plan.step(name), known_now, self._look(), self.now)

    def _may_write(self, name: StepId) -> bool:
        known = self._known(name).model_copy(update={"look_at": None})
        seen = before_write(self.plan.step(name), known, self._look(), self.now)
        self.progress[name] = seen
        return seen.progress is Progress.PENDING and seen.look_at is None

    def _look(self) -> Observation:
        state = self.view()
        return Observation(state=state, reason=None if state is not None else Reason.CANNOT_READ)

    def _known(self, name: StepId) -> StepProgress:
        return self.progress.get(name, StepProgress(step=name))

    def outcomes(self) -> dict[StepId, Outcome | None]:
        return {step.id: outcome_of(step, self.progress.get(step.id)) for step in self.plan.steps}
