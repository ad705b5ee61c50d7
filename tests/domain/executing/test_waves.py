"""Which steps go out next: never too early, never too many, and always to an end, whatever the tenant answers."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.catalogue import Surface, Task
from shared.domain.executing.effects import Applied, AppliedKind
from shared.domain.executing.patience import MAX_ATTEMPTS
from shared.domain.executing.waves import MAX_WAVE, Wave, next_wave, outcome_of
from shared.domain.ids import StepId
from shared.domain.outcome import SUCCESS, Outcome, Reason
from shared.domain.plan import Plan, Step, StepMode
from shared.domain.run import Progress, StepProgress
from tests.builders import a_plan, a_step
from tests.clock import START
from tests.domain.executing.simulation import AFTER, BEFORE, Simulation, answers, plans, views

ANY = settings(max_examples=150)


def simulated(plan: Plan, data: st.DataObject) -> Simulation:
    return Simulation(plan, answer=lambda: data.draw(answers), view=lambda: data.draw(views)).run(most=3000)


@ANY
@given(plans(), st.data())
def test_every_plan_ends_with_every_step_settled(plan: Plan, data: st.DataObject) -> None:
    done = simulated(plan, data)

    assert None not in done.outcomes().values()
    assert all(progress.attempts <= MAX_ATTEMPTS for progress in done.progress.values())


@ANY
@given(plans(), st.data())
def test_no_step_goes_out_before_what_it_needs_has_succeeded(plan: Plan, data: st.DataObject) -> None:
    done = simulated(plan, data)

    for name, known, _ in done.sent:
        step = plan.step(name)
        for needed in step.requires:
            assert outcome_of(plan.step(needed), known.get(needed)) in SUCCESS


@ANY
@given(plans(), st.data())
def test_no_step_goes_out_before_what_it_follows_has_ended_or_stands_before_it_in_the_same_wave(
    plan: Plan, data: st.DataObject
) -> None:
    done = simulated(plan, data)

    for name, known, before in done.sent:
        for earlier in plan.step(name).follows:
            assert outcome_of(plan.step(earlier), known.get(earlier)) is not None or earlier in before


@ANY
@given(plans(), st.data())
def test_only_what_is_to_be_done_goes_out_and_not_before_its_time(plan: Plan, data: st.DataObject) -> None:
    done = simulated(plan, data)

    for name, _, _ in done.sent:
        step = plan.step(name)
        assert step.mode is StepMode.DO
        first = done.progress[name].first_attempt_at
        assert step.not_before is None or first >= step.not_before


@ANY
@given(plans(), st.data())
def test_done_is_only_what_was_seen(plan: Plan, data: st.DataObject) -> None:
    done = simulated(plan, data)

    for step in plan.steps:
        progress = done.progress.get(step.id)
        if progress is not None and progress.outcome in SUCCESS:
            assert progress.observed == AFTER


def test_with_a_tenant_that_says_yes_to_all_a_plan_is_done() -> None:
    plan = a_plan(
        steps=tuple(a_step(Task.GROUP_REMOVE, id=StepId(str(n)), before=BEFORE, after=AFTER) for n in range(95))
    )
    seen: list[dict] = []

    def view() -> dict:
        return seen.pop(0) if seen else BEFORE

    done = Simulation(plan, answer=lambda: Applied(kind=AppliedKind.ACCEPTED), view=view)
    original = done._wave

    def wave(next_one: Wave) -> None:
        seen.extend([BEFORE] * len(next_one.write) + [AFTER] * len(next_one.write))
        original(next_one)

    done._wave = wave
    done.run(most=10)
    assert set(done.outcomes().values()) == {Outcome.DONE}
    assert [len(wave.write) for wave in done.waves] == [MAX_WAVE, MAX_WAVE, 95 - 2 * MAX_WAVE]


def at(name: str, progress: Progress, **over) -> dict[StepId, StepProgress]:
    return {StepId(name): StepProgress(step=StepId(name), progress=progress, **over)}


def chain(*tasks: Task) -> Plan:
    """Each follows all before it."""
    steps: list[Step] = []
    for task in tasks:
        steps.append(a_step(task, follows=tuple(step.id for step in steps), before=BEFORE, after=AFTER))
    return a_plan(steps=tuple(steps))


def test_a_chain_on_one_service_goes_out_together_in_its_order() -> None:
    plan = chain(Task.ACCESS_BLOCK, Task.ACCESS_REVOKE_SESSIONS, Task.ACCESS_SCRAMBLE_PASSWORD)
    assert next_wave(plan, {}, START).write == tuple(step.id for step in plan.steps)


def test_a_chain_stops_where_the_service_changes() -> None:
    plan = chain(Task.ACCESS_BLOCK, Task.MAILBOX_HIDE, Task.ACCESS_REVOKE_SESSIONS)
    assert next_wave(plan, {}, START).write == (Task.ACCESS_BLOCK.value,)


def test_a_chain_never_grows_over_a_step_that_must_have_succeeded() -> None:
    block = a_step(Task.ACCESS_BLOCK)
    after = a_step(Task.GROUP_REMOVE, requires=(block.id,), follows=(block.id,))
    assert next_wave(a_plan(steps=(block, after)), {}, START).write == (block.id,)


def test_parallel_steps_are_not_followed_by_a_chain() -> None:
    one, two = (a_step(Task.GROUP_REMOVE, id=StepId(name)) for name in "ab")
    after = a_step(Task.ACCESS_BLOCK, follows=(one.id,))
    assert next_wave(a_plan(steps=(one, two, after)), {}, START).write == ("a", "b")


@pytest.mark.parametrize("bad", sorted(set(Outcome) - SUCCESS))
def test_what_needs_a_step_that_did_not_succeed_is_refused_and_what_only_follows_goes_on(bad: Outcome) -> None:
    first = a_step(Task.ACCESS_BLOCK)
    needs = a_step(Task.GROUP_REMOVE, requires=(first.id,))
    follows = a_step(Task.LIST_REMOVE, follows=(first.id,))
    wave = next_wave(a_plan(steps=(first, needs, follows)), at(first.id, Progress.SETTLED, outcome=bad), START)

    assert (wave.refuse, wave.write) == ((needs.id,), (follows.id,))


def test_refusals_go_down_the_whole_line() -> None:
    steps = [a_step(Task.GROUP_REMOVE, id=StepId("0"), mode=StepMode.MANUAL, reason=Reason.SYNCED)]
    for number in range(1, 4):
        steps.append(a_step(Task.GROUP_REMOVE, id=StepId(str(number)), requires=(steps[-1].id,)))
    done = Simulation(a_plan(steps=tuple(steps)), answer=lambda: None, view=lambda: None).run(most=10)

    assert [done.outcomes()[StepId(str(n))] for n in range(4)] == [Outcome.MANUAL] + [Outcome.REFUSED] * 3
    assert done.sent == []


def test_what_is_attempted_is_looked_at_when_it_is_due_and_waited_for_before() -> None:
    plan = a_plan(steps=(a_step(Task.ACCESS_BLOCK),))
    later = START + timedelta(seconds=5)
    progress = at(Task.ACCESS_BLOCK.value, Progress.ATTEMPTED, look_at=later)

    assert next_wave(plan, progress, START) == Wave(until=later)
    assert next_wave(plan, progress, later) == Wave(look=(Task.ACCESS_BLOCK.value,))


def test_what_waits_for_its_time_keeps_nothing_else_waiting() -> None:
    later = START + timedelta(days=1)
    first, second = a_step(Task.ACCESS_PASS, not_before=later), a_step(Task.GROUP_ADD)
    plan = a_plan(steps=(first, second))

    assert next_wave(plan, {}, START).write == (second.id,)
    assert next_wave(plan, at(second.id, Progress.SETTLED, outcome=Outcome.DONE), START) == Wave(until=later)


def test_a_plan_without_anything_to_do_is_finished() -> None:
    plan = a_plan(steps=(a_step(mode=StepMode.NOOP), a_step(Task.GROUP_REMOVE, mode=StepMode.MANUAL)))
    assert next_wave(plan, {}, START).is_finished
    assert plan.steps[0].entry.surface is Surface.GRAPH
