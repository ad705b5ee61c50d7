"""Carrying out: what the tenant answers, in every combination, and what the ledger then says. Never more than was proved."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from shared.contracts import Next
from shared.domain.catalogue import Task
from shared.domain.errors import PermanentError
from shared.domain.executing.effects import Observation
from shared.domain.executing.patience import MAX_ATTEMPTS
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import Step
from shared.domain.run import AuditKind, RunStatus
from shared.services.apply_wave import apply_wave
from tests.builders import RUTH, TENANT, a_company
from tests.fakes.directory import Answers, down
from tests.story import Approver, World
from tests.tickets import JOINER, LEAVER

BLOCK, GROUP, CONVERT = "01-access.block", "07-group.remove", "05-mailbox.convert_to_shared"
LICENCE, PASS, CREATE = "08-licence.remove", "06-access.pass", "01-user.create"


def carried_out(ticket: str = LEAVER, **script: list[Answers]) -> World:
    """The story of an approved run whose writes are answered so. Keys are tasks with `_` for `.`."""
    world = World()
    world.directory.script = {Task(name.replace("_", ".", 1)): answers for name, answers in script.items()}
    world.file_ticket(ticket)
    world.live(Approver(RUTH))
    return world


def started(ticket: str = LEAVER) -> World:
    """An approved run just before its first wave."""
    world = World()
    world.file_ticket(ticket)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    run = world.run()
    world.clock.advance(run.starts_at - world.clock.now())
    ledger = world.ledger()
    begun = run.model_copy(update={"status": RunStatus.EXECUTING, "started_at": world.clock.now()})
    world.runs.ledgers[run.id] = ledger.model_copy(update={"run": begun})
    return world


def apply(world: World, worker: str = "w1") -> str:
    ports = world.ports
    found = apply_wave(
        world.run().id,
        worker=worker,
        runs=ports.runs,
        companies=ports.companies,
        tenant=ports.tenant,
        clock=ports.clock,
    )
    return found["next"]


def outcome(world: World, step: str) -> tuple[Outcome | None, Reason | None]:
    progress = world.ledger().steps[step]
    return progress.outcome, progress.reason


def test_every_call_goes_to_the_companys_own_tenant() -> None:
    for ticket in (LEAVER, JOINER):
        assert set(carried_out(ticket).directory.tenants) == {TENANT}


def test_throttled_writes_are_sent_again_later_and_counted() -> None:
    world = carried_out(group_remove=[Answers.BUSY] * 3)

    assert world.run().status is RunStatus.COMPLETED
    assert world.ledger().steps[GROUP].attempts == 4
    assert world.directory.writes.count(GROUP) == 4


def test_throttling_without_end_ends_as_failed_after_a_bounded_number_of_attempts() -> None:
    world = carried_out(group_remove=[Answers.BUSY] * 500)

    assert world.run().status is RunStatus.COMPLETED_WITH_EXCEPTIONS
    assert outcome(world, GROUP) == (Outcome.FAILED, Reason.THROTTLED)
    assert world.directory.writes.count(GROUP) == MAX_ATTEMPTS


@pytest.mark.parametrize("lost", [Answers.LOST_DONE, Answers.LOST_UNDONE])
def test_a_write_without_an_answer_is_decided_by_looking(lost: Answers) -> None:
    world = carried_out(group_remove=[lost])

    assert outcome(world, GROUP) == (Outcome.DONE, None)
    assert [step for _, step in world.directory.effects].count(GROUP) == 1
    assert world.directory.writes.count(GROUP) == (1 if lost is Answers.LOST_DONE else 2)


def test_a_write_that_was_accepted_and_shows_no_effect_is_failed_and_not_sent_again() -> None:
    """FC-a06: accepted is no evidence."""
    world = carried_out(list_remove=[Answers.NO_EFFECT])

    assert outcome(world, "06-list.remove") == (Outcome.FAILED, Reason.NO_EFFECT)
    assert world.directory.writes.count("06-list.remove") == 1
    assert world.run().status is RunStatus.COMPLETED_WITH_EXCEPTIONS
    assert "All Staff" in world.desk.notes[0].text


def test_a_revocation_that_does_not_show_is_unverified_and_never_done() -> None:
    """FC-c14."""
    world = carried_out(access_revoke_sessions=[Answers.NO_EFFECT])

    assert outcome(world, "02-access.revoke_sessions") == (Outcome.UNVERIFIED, Reason.NO_EFFECT)
    assert world.run().status is RunStatus.COMPLETED_WITH_EXCEPTIONS


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        (Reason.SYNCED, Outcome.MANUAL),
        (Reason.DYNAMIC_GROUP, Outcome.MANUAL),
        (Reason.LAST_OWNER, Outcome.MANUAL),
        (Reason.ACCESS_DENIED, Outcome.FAILED),
        (Reason.NOT_FOUND, Outcome.FAILED),
        (None, Outcome.FAILED),
    ],
)
def test_a_refusal_is_manual_where_a_person_can_still_do_it_else_failed(reason: Reason | None, wanted: Outcome) -> None:
    """FC-a01: each by its own reason."""
    world = World()
    world.directory.script = {Task.GROUP_REMOVE: [Answers.REFUSE]}
    world.directory.reasons = {Task.GROUP_REMOVE: reason} if reason else {}
    world.file_ticket(LEAVER)
    world.live(Approver(RUTH))

    assert outcome(world, GROUP) == (wanted, reason or Reason.OUTSIDE_ERROR)
    assert world.directory.writes.count(GROUP) == 1
    assert world.run().status is RunStatus.COMPLETED_WITH_EXCEPTIONS


def test_a_licence_is_never_removed_when_the_conversion_did_not_show() -> None:
    world = carried_out(mailbox_convert_to_shared=[Answers.NO_EFFECT])

    assert outcome(world, CONVERT) == (Outcome.FAILED, Reason.NO_EFFECT)
    assert outcome(world, LICENCE) == (Outcome.REFUSED, Reason.DEPENDENCY)
    assert LICENCE not in world.directory.writes


def test_a_slow_conversion_is_waited_for_and_the_licence_goes_only_afterwards() -> None:
    world = World()
    world.directory.lag = {Task.MAILBOX_CONVERT_TO_SHARED: 12}
    world.file_ticket(LEAVER)
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    order = [step for _, step in world.directory.effects]
    assert order.index(CONVERT) < order.index(LICENCE)
    steps = world.ledger().steps
    assert steps[CONVERT].settled_at <= steps[LICENCE].first_attempt_at
    assert steps[CONVERT].settled_at > steps[CONVERT].first_attempt_at


def test_the_block_goes_before_revocation_and_password_even_when_it_is_throttled() -> None:
    world = carried_out(access_block=[Answers.BUSY, Answers.BUSY])

    order = [step for _, step in world.directory.effects]
    assert order[:3] == [BLOCK, "02-access.revoke_sessions", "03-access.scramble_password"]
    assert world.run().status is RunStatus.COMPLETED


def test_what_somebody_else_did_meanwhile_is_already_so_and_not_written() -> None:
    world = started()
    world.directory.states[
        Task.GROUP_REMOVE, "5d1c7c1e-7f21-4e0b-8a55-0c4f7b1a9d11", "9b0d5a77-3c1f-4f0e-8d24-6a7f3e5b1c00"
    ] = {"member": False}

    world.engine.start(world.run().id)
    world.live()

    assert outcome(world, GROUP) == (Outcome.ALREADY, None)
    assert GROUP not in world.directory.writes
    assert world.run().status is RunStatus.COMPLETED


def test_what_is_neither_as_approved_nor_as_wanted_is_left_alone() -> None:
    world = started()
    world.directory.states[Task.MAILBOX_CONVERT_TO_SHARED, "5d1c7c1e-7f21-4e0b-8a55-0c4f7b1a9d11", ""] = {
        "kind": "other"
    }

    world.engine.start(world.run().id)
    world.live()

    assert outcome(world, CONVERT) == (Outcome.REFUSED, Reason.MOVED)
    assert outcome(world, LICENCE) == (Outcome.REFUSED, Reason.DEPENDENCY)


def test_a_tenant_that_is_down_for_a_while_delays_and_spoils_nothing() -> None:
    world = started()
    world.directory.faults = list(down(5))

    world.engine.start(world.run().id)
    world.live()

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.directory.effects) == len({step for _, step in world.directory.effects})


def test_a_tenant_that_cannot_be_read_for_good_is_never_written_to() -> None:
    world = started()
    world.directory.faults = [PermanentError("no", code="400")] * 5000

    world.engine.start(world.run().id)
    world.live()

    assert world.directory.effects == []
    assert world.run().status is RunStatus.FAILED
    assert {p.outcome for p in world.ledger().steps.values()} <= {Outcome.FAILED, Outcome.REFUSED}


def test_a_task_that_was_forbidden_after_the_start_is_refused() -> None:
    world = started()
    world.companies.save(a_company(tasks=a_company().tasks - {Task.GROUP_REMOVE}))

    world.engine.start(world.run().id)
    world.live()

    assert outcome(world, GROUP) == (Outcome.REFUSED, Reason.NOT_ALLOWED)
    assert GROUP not in world.directory.writes


def test_a_company_that_was_given_another_tenant_after_the_start_is_not_touched_any_more() -> None:
    world = started()
    seen = len(world.directory.tenants)
    world.companies.save(a_company(tenant_id="11111111-2222-3333-4444-555555555555"))

    world.engine.start(world.run().id)
    world.live()

    assert world.directory.tenants[seen:] == []
    assert (world.run().status, world.run().why) == (RunStatus.FAILED, "tenant_changed")


@pytest.mark.parametrize("pause", [timedelta(seconds=2), timedelta(minutes=6)], ids=["2 s", "6 min"])
@pytest.mark.parametrize("ticket", [LEAVER, JOINER], ids=["leaver", "joiner"])
def test_a_wave_that_is_executed_twice_at_the_same_time_changes_everything_once(ticket: str, pause: timedelta) -> None:
    """FC-g03: the second execution begins while the first one is still writing, seconds or minutes into it."""
    world = started(ticket)
    write = world.directory.apply
    overlapping: list[str] = []

    def slowly(tenant: str, steps: Sequence[Step]) -> object:
        answers = write(tenant, steps)
        if not overlapping:
            overlapping.append("begun")
            world.clock.advance(pause)
            overlapping.append(apply(world, "w2"))
        return answers

    world.directory.apply = slowly
    apply(world, "w1")
    if pause < timedelta(minutes=1):
        assert overlapping[1] == Next.WAIT
    world.engine.start(world.run().id)
    world.live()

    assert world.run().status is RunStatus.COMPLETED
    made = [step for _, step in world.directory.effects]
    assert sorted(made) == sorted(set(made))


def test_a_settled_step_is_never_opened_again_by_an_execution_that_was_overtaken() -> None:
    world = started()
    write = world.directory.apply

    def overtaken(tenant: str, steps: Sequence[Step]) -> object:
        world.directory.apply = write
        answers = write(tenant, steps)
        world.clock.advance(timedelta(minutes=6))
        apply(world, "w2")
        settled.update({k: v for k, v in world.ledger().steps.items() if v.outcome is not None})
        return answers

    settled: dict = {}
    world.directory.apply = overtaken
    apply(world, "w1")

    assert settled
    assert {step: world.ledger().steps[step] for step in settled} == settled
    assert world.run().lease_owner == ""


def test_an_execution_that_is_overtaken_while_it_looks_writes_nothing_down_any_more() -> None:
    world = started()
    observe, settled = world.directory.observe, {}

    def slowly(tenant: str, steps: Sequence[Step]) -> object:
        if not world.directory.writes:
            return observe(tenant, steps)
        world.directory.observe = observe
        world.clock.advance(timedelta(minutes=6))
        apply(world, "w2")
        settled.update({k: v for k, v in world.ledger().steps.items() if v.outcome is not None})
        return {step.id: Observation(state=None, reason=Reason.CANNOT_READ) for step in steps}

    world.directory.observe = slowly
    apply(world, "w1")

    assert settled
    assert {step: world.ledger().steps[step] for step in settled} == settled


def test_a_pass_that_comes_back_after_a_newer_one_was_made_never_takes_its_place() -> None:
    """The older pass is dead: Microsoft keeps one, and the second replaced it."""
    world = World()
    world.file_ticket(JOINER)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    world.clock.advance(world.run().starts_at - world.clock.now())
    world.turn()
    world.clock.advance(timedelta(days=1))
    write = world.directory.apply

    def slowly(tenant: str, steps: Sequence[Step]) -> object:
        world.directory.apply = write
        answers = write(tenant, steps)
        world.clock.advance(timedelta(minutes=6))
        for _ in range(3):
            apply(world, "w2")
            world.clock.advance(timedelta(seconds=20))
        return answers

    world.directory.apply = slowly
    apply(world, "w1")

    assert len(world.directory.passes["user-1"]) == 2
    assert world.secret().get_secret_value() == world.directory.passes["user-1"][-1]


def test_a_dead_executions_lease_is_waited_for() -> None:
    world = started()
    world.life.die_at = len(world.life.calls) + 6
    with pytest.raises(BaseException, match=r"apply|observe"):
        apply(world)
    world.life.die_at = None

    assert apply(world, "w2") == Next.WAIT


def test_every_attempt_and_every_end_is_in_the_audit() -> None:
    world = carried_out()
    events = world.ledger().events
    tried = {step for e in events if e.kind is AuditKind.STEP_ATTEMPTED for step in e.detail}
    ended = {step for e in events if e.kind is AuditKind.STEP_SETTLED for step in e.detail}

    assert tried == ended == set(world.ledger().steps)


def test_a_pass_is_made_at_the_first_working_hour_and_not_before() -> None:
    """FC-b10."""
    world = carried_out(JOINER)

    progress = world.ledger().steps[PASS]
    assert progress.first_attempt_at.isoformat() == "2026-11-30T14:00:00+00:00"
    assert world.ledger().steps[CREATE].first_attempt_at.isoformat() == "2026-11-29T14:00:00+00:00"


@pytest.mark.parametrize("answer", [Answers.LOST_DONE, Answers.LOST_UNDONE])
def test_a_pass_whose_answer_got_lost_is_replaced_by_one_that_we_know(answer: Answers) -> None:
    world = carried_out(JOINER, access_pass=[answer] * 4)

    assert world.run().status is RunStatus.COMPLETED
    assert world.secret().get_secret_value() == world.directory.passes["user-1"][-1]


def test_a_pass_whose_answers_are_always_lost_is_left_to_a_person() -> None:
    world = carried_out(JOINER, access_pass=[Answers.LOST_DONE] * 50)

    assert outcome(world, PASS) == (Outcome.FAILED, Reason.SECRET_LOST)
    assert len(world.directory.passes["user-1"]) <= MAX_ATTEMPTS
    assert not world.mails("sign", to="marisol.vega@brightfork.example")


def test_an_account_that_was_made_by_an_attempt_without_an_answer_is_recognised_as_ours() -> None:
    world = carried_out(JOINER, user_create=[Answers.LOST_DONE])

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.directory.users) == 1


def test_an_account_that_somebody_else_made_is_a_conflict_and_nothing_more_is_done_to_it() -> None:
    world = started(JOINER)
    world.directory.users["deshawn.whitaker@brightfork.example"] = world.directory.mentions.people["Kelly Brandt"][
        0
    ].ref()

    world.engine.start(world.run().id)
    world.live()

    assert outcome(world, CREATE) == (Outcome.REFUSED, Reason.CONFLICT)
    assert world.directory.writes == []
    assert world.run().status is RunStatus.FAILED


def test_a_new_account_that_shows_late_is_waited_for() -> None:
    world = World()
    world.directory.lag = {Task.USER_CREATE: 8}
    world.file_ticket(JOINER)
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert world.directory.writes.count(CREATE) == 1
