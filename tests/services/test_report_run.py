"""Ending: honest about what happened, and it ends whatever is missing by then."""

import pytest

from shared.domain.catalogue import Task
from shared.domain.outcome import Outcome
from shared.domain.run import DeliveryStatus, Ledger, RunStatus, StepProgress
from shared.services.report_run import conclude_execution, report_run
from tests.builders import RUTH, a_plan, a_run, a_step
from tests.fakes.directory import Answers
from tests.story import Approver, World
from tests.tickets import LEAVER

DONE, ALREADY, FAILED = Outcome.DONE, Outcome.ALREADY, Outcome.FAILED
ALL, SOME, NONE = RunStatus.COMPLETED, RunStatus.COMPLETED_WITH_EXCEPTIONS, RunStatus.FAILED


def a_ledger(*outcomes: Outcome | None) -> Ledger:
    plan = a_plan()
    steps = {
        step.id: StepProgress(step=step.id, progress="settled" if outcome else "pending", outcome=outcome)
        for step, outcome in zip(plan.steps, outcomes, strict=True)
    }
    return Ledger(run=a_run(), steps=steps)


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ((DONE, DONE), ALL),
        ((DONE, ALREADY), ALL),
        ((DONE, FAILED), SOME),
        ((DONE, Outcome.UNVERIFIED), SOME),
        ((DONE, Outcome.MANUAL), SOME),
        ((DONE, None), SOME),
        ((FAILED, Outcome.REFUSED), NONE),
        ((Outcome.UNVERIFIED, FAILED), NONE),
        ((None, None), NONE),
    ],
)
def test_completed_means_that_every_step_is_proved(outcomes: tuple[Outcome | None, ...], wanted: RunStatus) -> None:
    assert conclude_execution(a_plan(), a_ledger(*outcomes)) is wanted


def test_a_step_for_a_person_is_an_exception_even_when_all_others_are_done() -> None:
    plan = a_plan(steps=(a_step(), a_step(Task.GROUP_REMOVE, mode="manual")))
    ledger = Ledger(
        run=a_run(), steps={plan.steps[0].id: StepProgress(step=plan.steps[0].id, progress="settled", outcome=DONE)}
    )
    assert conclude_execution(plan, ledger) is SOME


def test_reporting_again_and_again_is_reporting_once() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.live(Approver(RUTH))
    before, notes, anchors = world.ledger(), list(world.desk.notes), list(world.audit.anchors)

    ports = world.ports
    for _ in range(4):
        report_run(before.run.id, runs=ports.runs, audit=ports.audit, clock=ports.clock, outbox=ports.outbox)

    assert (world.ledger(), world.desk.notes, world.audit.anchors) == (before, notes, anchors)
    assert anchors[-1][2:] == (before.run.event_count, before.run.event_hash)


def test_a_run_with_exceptions_asks_for_attention_on_the_ticket() -> None:
    world = World()
    world.directory.script = {Task.GROUP_REMOVE: [Answers.NO_EFFECT]}
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH))

    assert [status for _, status in world.desk.statuses] == ["attention"]
    assert world.run().status is SOME


def test_a_run_whose_connection_was_removed_still_ends_and_shows_its_notes_as_refused() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    world.connections.kept.clear()

    world.live()

    assert world.run().status is RunStatus.COMPLETED
    refused = [d for d in world.ledger().deliveries.values() if d.key.startswith("report")]
    assert {d.status for d in refused} == {DeliveryStatus.REFUSED}
    assert world.runs.unfinished() == ()


@pytest.mark.parametrize("text", [None, "{}", '{"intent": "offboard", "of": "another make"}'])
def test_a_run_whose_plan_is_lost_or_of_another_make_ends_as_failed_and_a_technician_hears(text: str | None) -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    key = (world.run().id, world.run().plan_doc)
    if text is None:
        del world.runs.documents[key]
    else:
        world.runs.documents[key] = text

    world.live()

    assert world.run().status is RunStatus.FAILED
    assert world.directory.waves == []
    assert len([note for note in world.desk.notes if note.audience == "internal"]) == 1
    assert world.runs.unfinished() == ()
