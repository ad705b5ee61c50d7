"""Does what was read show what the step wants? The only place where a state is compared with a plan."""

from datetime import datetime, timedelta

from shared.domain.catalogue import Task
from shared.domain.plan import Scalar, State, Step
from shared.domain.run import StepProgress

# Tasks whose effect is a moment that moves, not a value that can be compared: key of that moment in the state read.
_MOMENTS: dict[Task, str] = {
    Task.ACCESS_REVOKE_SESSIONS: "revoked_at",
    Task.ACCESS_SCRAMBLE_PASSWORD: "changed_at",
    Task.ACCESS_PASSWORD: "changed_at",
}


def is_reached(step: Step, state: State, progress: StepProgress) -> bool:
    """Whether the state is as the step wants it, as far as reading can tell."""
    if step.task in _MOMENTS:
        return _has_moved(state.get(_MOMENTS[step.task]), progress.observed.get(_MOMENTS[step.task]), progress)
    if step.task is Task.USER_CREATE:
        return _is_created(step, state, progress)
    if step.task is Task.ACCESS_PASS and progress.first_attempt_at is None:
        return False  # a pass that somebody else made helps nobody: its value is not ours to hand over
    return _same(step.after, state)


def is_as_before(step: Step, state: State) -> bool:
    """Whether the state is the one the plan was made from."""
    if step.task in _MOMENTS or step.task is Task.ACCESS_PASS:
        return True
    return _same(step.before, state)


def _same(wanted: State, state: State) -> bool:
    return all(_plain(state.get(key)) == _plain(value) for key, value in wanted.items())


def _plain(value: Scalar | tuple[str, ...]) -> Scalar | tuple[str, ...]:
    """Services change white space and write empty values as null; neither is a difference."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value


def _is_created(step: Step, state: State, progress: StepProgress) -> bool:
    """An account of that name counts as ours only after we tried to make it: before that, somebody else's is in the way."""
    if not state.get("exists") or progress.first_attempt_at is None:
        return False
    return _plain(state.get("displayName")) == _plain(step.after.get("displayName"))


def _has_moved(
    now_read: Scalar | tuple[str, ...], before_read: Scalar | tuple[str, ...], progress: StepProgress
) -> bool:
    """The moment differs from the one read before our write, or lies at or after it (moments may be cut to whole seconds)."""
    if not isinstance(now_read, str) or progress.first_attempt_at is None:
        return False
    read_at = datetime.fromisoformat(now_read)
    if isinstance(before_read, str) and read_at > datetime.fromisoformat(before_read):
        return True
    return read_at > progress.first_attempt_at - timedelta(seconds=1)
