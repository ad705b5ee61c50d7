"""Starting again what nobody works on: the ledger is the truth, and no run keeps another from going on."""

from collections.abc import Callable
from datetime import timedelta

from shared.domain.ids import RunId
from shared.domain.run import AuditKind, RunStatus
from shared.services.reconcile import MAX_RESTARTS, Found, reconcile
from tests.builders import RUTH
from tests.fakes.engine import FakeEngine
from tests.story import Approver, World
from tests.tickets import LEAVER
from timer_triggers.reconcile_runs import reconcile_each


def look(world: World, engine: FakeEngine) -> Found:
    ports = world.ports
    return reconcile(world.run().id, runs=ports.runs, engine=engine, clock=ports.clock, outbox=ports.outbox)


def restarts(world: World) -> int:
    return sum(event.kind is AuditKind.RESTARTED for event in world.ledger().events)


def a_run() -> World:
    world = World()
    world.file_ticket(LEAVER)
    return world


def test_a_run_that_nobody_works_on_is_started_and_one_that_is_worked_on_is_left() -> None:
    world, engine = a_run(), FakeEngine()

    assert look(world, engine) is Found.RESTARTED
    assert look(world, engine) is Found.FINE
    assert engine.started == [world.run().id]


def test_a_run_that_has_ended_is_never_started() -> None:
    world, engine = a_run(), FakeEngine()
    world.live(Approver(RUTH))

    assert look(world, engine) is Found.FINE
    assert engine.started == []


def test_the_engine_may_lose_everything_at_any_time_and_nobody_is_asked_or_told_twice() -> None:
    world, person = a_run(), Approver(RUTH)
    for _ in range(40):
        world.turn()
        person(world)
        world.restart()
        world.reconcile()
        if not world.pass_time():
            break
    world.live(person)

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.mailer.sent) == len(world.mails()) == 2
    assert len(world.desk.notes) == 2
    assert len(world.directory.effects) == len(set(world.directory.effects))


def test_a_run_that_is_lost_again_and_again_is_started_less_and_less_often() -> None:
    world, engine = a_run(), FakeEngine()
    for _ in range(24 * 60):
        engine.working.clear()
        look(world, engine)
        world.clock.advance(timedelta(minutes=1))

    assert 5 <= restarts(world) < 40


def test_a_run_that_no_engine_can_keep_is_given_up_before_anything_was_begun() -> None:
    world, engine = a_run(), FakeEngine()
    for _ in range(MAX_RESTARTS + 1):
        engine.working.clear()
        look(world, engine)
        world.clock.advance(timedelta(hours=2))

    assert (world.run().conclusion, world.run().why) == (RunStatus.FAILED, "engine")
    world.engine.start(world.run().id)
    world.live()
    assert world.run().status is RunStatus.FAILED
    assert len(world.desk.notes) == 1


def test_what_was_begun_is_never_given_up() -> None:
    world, engine = a_run(), FakeEngine()
    ledger = world.ledger()
    begun = ledger.run.model_copy(update={"status": RunStatus.EXECUTING, "restarts": MAX_RESTARTS + 10})
    world.runs.ledgers[begun.id] = ledger.model_copy(update={"run": begun})
    world.clock.advance(timedelta(hours=2))

    assert look(world, engine) is Found.RESTARTED
    assert world.run().conclusion is None


def test_an_engine_that_is_down_is_no_fault_of_the_runs() -> None:
    world, engine = a_run(), FakeEngine()
    engine.is_down = True

    found = reconcile_each([world.run().id], lambda run: look(world, engine))

    assert found == {"seen": 1, "failed": 1}
    engine.is_down = False
    assert look(world, engine) is Found.RESTARTED


def test_news_is_told_to_a_run_that_waits_but_not_for_ever() -> None:
    world, engine = a_run(), FakeEngine()
    world.turn()
    engine.working = {world.run().id}
    assert look(world, engine) is Found.FINE
    world.engine.is_deaf = True
    world.reply("Thank you.")

    told = 0
    for _ in range(24 * 60):
        told += look(world, engine) is Found.WOKEN
        world.clock.advance(timedelta(minutes=1))

    assert 1 <= told <= 61


def test_one_run_that_cannot_be_looked_at_keeps_none_of_the_others_waiting() -> None:
    """Whatever it is: a fault of the outside, a document of another make, a mistake of ours."""
    runs = [RunId("run-1"), RunId("run-2"), RunId("run-3")]
    seen: list[RunId] = []

    def breaking(fault: Exception) -> Callable[[RunId], str]:
        def look_at(run: RunId) -> str:
            seen.append(run)
            if run == "run-2":
                raise fault
            return Found.FINE

        return look_at

    for fault in (ValueError("of another make"), KeyError("questions"), ZeroDivisionError()):
        assert reconcile_each(runs, breaking(fault)) == {"seen": 3, "fine": 2, "failed": 1}
    assert len(seen) == 9
