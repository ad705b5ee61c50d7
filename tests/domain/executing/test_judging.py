"""Does a state show what a step wants? White space, empty values, moments."""

from datetime import timedelta

import pytest

from shared.domain.catalogue import Task
from shared.domain.executing.judging import is_as_before, is_reached
from shared.domain.plan import State
from shared.domain.run import StepProgress
from tests.builders import a_step
from tests.clock import START

PROFILE = a_step(
    Task.USER_PROFILE, before={"jobTitle": None, "tags": ()}, after={"jobTitle": "Team  Lead", "office": ""}
)


def untried() -> StepProgress:
    return StepProgress(step=PROFILE.id)


@pytest.mark.parametrize(
    "state",
    [
        {"jobTitle": "Team Lead", "office": None},
        {"jobTitle": " Team\u00a0Lead ", "office": ""},
        {"jobTitle": "Team Lead", "office": "  ", "more": 1},
    ],
)
def test_white_space_and_kinds_of_nothing_are_no_difference(state: State) -> None:
    assert is_reached(PROFILE, state, untried())


@pytest.mark.parametrize(
    "state", [{"jobTitle": "team lead", "office": None}, {"jobTitle": "Team Lead", "office": "B2"}, {}]
)
def test_anything_else_is_a_difference(state: State) -> None:
    assert not is_reached(PROFILE, state, untried())


def test_false_and_zero_and_nothing_are_different_things() -> None:
    step = a_step(after={"accountEnabled": False})
    assert is_reached(step, {"accountEnabled": False}, untried())
    assert not is_reached(step, {"accountEnabled": None}, untried())
    assert not is_reached(step, {}, untried())
    assert not is_reached(step, {"accountEnabled": True}, untried())


def test_as_before_means_the_state_that_the_plan_was_made_from() -> None:
    assert is_as_before(PROFILE, {"jobTitle": None, "tags": ()})
    assert is_as_before(PROFILE, {"jobTitle": "", "tags": ()})
    assert not is_as_before(PROFILE, {"jobTitle": "Clerk", "tags": ()})


MOMENTS = [
    (Task.ACCESS_REVOKE_SESSIONS, "revoked_at"),
    (Task.ACCESS_SCRAMBLE_PASSWORD, "changed_at"),
    (Task.ACCESS_PASSWORD, "changed_at"),
]


@pytest.mark.parametrize(("task", "key"), MOMENTS)
def test_a_moment_is_reached_when_it_moved_after_we_tried(task: Task, key: str) -> None:
    step = a_step(task)
    known = StepProgress(step=step.id, observed={key: "2026-11-01T08:00:00Z"}, first_attempt_at=START)

    def reached(moment: str | None, progress: StepProgress = known) -> bool:
        return is_reached(step, {key: moment}, progress)

    assert reached("2026-11-24T15:00:01Z")
    assert reached((START - timedelta(seconds=2)).isoformat())  # their clock runs behind ours, but it moved
    assert not reached("2026-11-01T08:00:00Z")
    assert not reached("2026-10-01T08:00:00Z")
    assert not reached(None)
    assert not reached("2026-11-24T15:00:01Z", known.model_copy(update={"first_attempt_at": None}))


@pytest.mark.parametrize(("task", "key"), MOMENTS)
def test_a_moment_without_an_earlier_look_counts_from_the_second_of_our_write(task: Task, key: str) -> None:
    """Moments come cut to whole seconds."""
    step = a_step(task)
    known = StepProgress(step=step.id, first_attempt_at=START + timedelta(milliseconds=900))
    assert is_reached(step, {key: START.isoformat()}, known)
    assert not is_reached(step, {key: (START - timedelta(minutes=1)).isoformat()}, known)


def test_a_pass_that_was_there_before_we_tried_is_none_of_ours() -> None:
    step = a_step(Task.ACCESS_PASS, before={"usable": False}, after={"usable": True})
    state = {"usable": True}
    assert not is_reached(step, state, untried())
    assert is_reached(step, state, StepProgress(step=step.id, first_attempt_at=START))
    assert is_as_before(step, state)
