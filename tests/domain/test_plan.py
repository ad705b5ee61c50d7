"""The plan as a value: its digest covers what is decided about and nothing else."""

from datetime import timedelta

import pytest

from shared.domain.catalogue import CATALOGUE, Risk, Surface, Task
from shared.domain.plan import Plan, PlanWarning, Questions, StepMode, WarningCode
from shared.domain.request import Asked, Flag, FlagCode, Question
from tests.builders import MARISOL, a_plan, a_step


def test_a_plan_that_is_stored_and_read_again_has_its_digest() -> None:
    plan = a_plan(handover_to=MARISOL)
    assert Plan.model_validate_json(plan.canonical()).digest() == plan.digest()


def test_the_digest_is_that_of_this_very_content_and_stays_so() -> None:
    """Stored digests must mean the same after an upgrade: a change here supersedes every approval that waits."""
    assert len(a_plan().digest()) == 64
    assert a_plan().digest() == a_plan(snapshot_at=a_plan().snapshot_at + timedelta(days=9)).digest()


@pytest.mark.parametrize(
    "change",
    [
        {"tenant": "11111111-2222-3333-4444-555555555555"},
        {"company": "another"},
        {"subject": MARISOL},
        {"subject_detail": "somebody else"},
        {"effective_at": a_plan().effective_at + timedelta(seconds=1)},
        {"start_at": a_plan().start_at + timedelta(seconds=1)},
        {"steps": a_plan().steps[::-1]},
        {"warnings": (PlanWarning(code=WarningCode.LAST_SEAT),)},
        {"flags": (Flag(code=FlagCode.URGENCY),)},
        {"handover_to": MARISOL},
    ],
    ids=lambda change: next(iter(change)),
)
def test_everything_else_is_another_plan(change: dict) -> None:
    assert a_plan(**change).digest() != a_plan().digest()


def test_the_risk_is_the_highest_of_what_is_done() -> None:
    low, high = a_step(Task.MAILBOX_HIDE), a_step(Task.ACCESS_BLOCK)
    assert a_plan(steps=(low,)).risk is Risk.LOW
    assert a_plan(steps=(low, high)).risk is Risk.HIGH
    assert a_plan(steps=(low, high.model_copy(update={"mode": StepMode.MANUAL}))).risk is Risk.LOW
    assert a_plan(steps=()).risk is Risk.LOW


def test_every_task_is_in_the_catalogue_with_what_it_needs() -> None:
    assert set(CATALOGUE) == set(Task)
    for task, entry in CATALOGUE.items():
        assert entry.task is task
        assert entry.permissions
        assert entry.undo
        assert (entry.surface is Surface.EXCHANGE) == (entry.permissions == {"Exchange.ManageAsApp"})


def test_equal_questions_have_one_digest_and_others_another() -> None:
    one, other = Question(field="email", why=Asked.MISSING), Question(field="email", why=Asked.UNCLEAR)
    assert Questions(questions=(one,)).digest() == Questions(questions=(one,)).digest()
    assert Questions(questions=(one,)).digest() != Questions(questions=(other,)).digest()
