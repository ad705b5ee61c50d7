"""Asking on the ticket: once, with an end, and what comes back leads on."""

from datetime import timedelta

import pytest

from shared.contracts import Next
from shared.domain.asking import Asking
from shared.domain.run import DeliveryKind, DeliveryStatus, RunStatus
from shared.services.ask_requester import ask_requester
from tests.builders import CONNECTION, RUTH, a_company
from tests.story import Approver, Requester, World
from tests.tenants import DANA_BRIEF, MARISOL_BRIEF, a_brief, a_group, people, some_mentions
from tests.tickets import JOINER, LEAVER, LEAVER_DATE, LEAVER_UNDATED, THANKS


def questions(world: World) -> list[str]:
    return [note.text for note in world.desk.notes if "question" in note.key and "reminder" not in note.key]


def reminders(world: World) -> list[tuple[timedelta, str]]:
    """How long after the question each came, and its text."""
    asked = next(world.desk.told_at[note.key] for note in world.desk.notes if "question" in note.key)
    return [(world.desk.told_at[note.key] - asked, note.text) for note in world.desk.notes if "reminder" in note.key]


def test_what_is_missing_is_asked_once_and_the_answer_leads_on() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)

    world.live(Requester([LEAVER_DATE]), Approver(RUTH))

    assert len(questions(world)) == 1
    assert world.run().status is RunStatus.COMPLETED


def test_asking_again_and_again_is_asking_once() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.turn()
    before = world.ledger()

    ports = world.ports
    for _ in range(4):
        found = ask_requester(before.run.id, runs=ports.runs, clock=ports.clock, outbox=ports.outbox)
        assert found["next"] == Next.WAIT

    assert world.ledger() == before
    assert len(questions(world)) == 1


def test_without_an_answer_a_technician_takes_over_in_the_end() -> None:
    world = World()
    asked_at = world.clock.now()
    world.file_ticket(LEAVER_UNDATED)

    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.HANDED_OVER, "unanswered")
    assert world.run().finished_at == asked_at + timedelta(days=7)


def test_an_answer_that_does_not_help_is_no_reason_to_ask_the_same_again() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)

    world.live(Requester([THANKS]))

    assert len(questions(world)) == 1
    assert world.run().why == "unanswered"


def test_our_own_question_is_no_answer() -> None:
    """FC-d13."""
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.turn()

    world.nudge(next(iter(world.desk.tickets)))
    world.turn()

    assert world.run().status is RunStatus.WAITING_FOR_ANSWER
    assert not world.run().ticket_changed
    assert len(questions(world)) == 1


def test_what_exists_by_the_time_somebody_replies_is_found() -> None:
    """The group was made because we asked; the reply says only so."""
    world = World()
    world.directory.mentions = some_mentions(groups={})
    world.file_ticket(JOINER)
    world.turn()
    assert world.run().status is RunStatus.WAITING_FOR_ANSWER

    world.directory.mentions = some_mentions(groups={"Sales": (a_group("Sales"),)})
    world.reply("It is there now.")
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert len(questions(world)) == 1


def test_two_people_of_one_name_are_told_apart_in_the_question_and_nothing_is_planned() -> None:
    """FC-a18."""
    other = a_brief("Marisol  Véga", upn="m.vega@brightfork.example", job_title="Driver", department="Warehouse")
    mentions = people(DANA_BRIEF, MARISOL_BRIEF)
    mentions["Marisol Vega"] = (MARISOL_BRIEF, other)
    world = World()
    world.directory.mentions = some_mentions(people=mentions)
    world.file_ticket(JOINER)
    world.live()

    (asked,) = questions(world)
    assert "m.vega@brightfork.example" in asked
    assert "Warehouse" in asked
    assert "marisol.vega@brightfork.example" in asked
    assert "Head of Operations" in asked
    assert world.directory.waves == []


def test_a_ticket_with_everything_is_asked_nothing() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.live(Approver(RUTH))
    assert questions(world) == []


def test_the_desk_shows_that_it_is_the_customers_turn() -> None:
    world = World()
    connection = world.connections.get(CONNECTION)
    world.connections.save(connection.model_copy(update={"status_waiting": "waiting"}))
    world.file_ticket(LEAVER_UNDATED)

    world.turn()

    assert [d.payload for d in world.ledger().deliveries.values() if d.kind is DeliveryKind.TICKET_STATUS] == [
        {"status": "waiting"}
    ]
    assert [status for _, status in world.desk.statuses] == ["waiting"]


def test_a_requester_is_reminded_after_a_day_and_a_last_time_after_three() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)

    world.live()

    (first_after, first), (last_after, last) = reminders(world)
    assert (first_after, last_after) == (timedelta(hours=24), timedelta(hours=72))
    assert "This is a reminder" in first
    assert "our last reminder" in last
    assert "Last working day: Please give us this information." in last
    assert "a technician will take over" in last


@pytest.mark.parametrize(
    ("asking", "after"),
    [
        (Asking(reminders_after_hours=()), []),
        (Asking(reminders_after_hours=(1.5,)), [1.5]),
        (Asking(reminders_after_hours=(2, 4, 8)), [2, 4, 8]),
        (Asking(expires_hours=48), [24]),
        (Asking(expires_hours=12), []),
    ],
)
def test_the_company_says_when_to_remind(asking: Asking, after: list[float]) -> None:
    world = World(company=a_company(asking=asking))
    world.file_ticket(LEAVER_UNDATED)

    world.live()

    assert [came for came, _ in reminders(world)] == [timedelta(hours=hours) for hours in after]
    assert ["our last reminder" in text for _, text in reminders(world)] == [False] * (len(after) - 1) + [True] * bool(
        after
    )


def test_whoever_has_answered_is_not_reminded() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)

    world.live(Requester([LEAVER_DATE]), Approver(RUTH))

    assert reminders(world) == []


def test_an_engine_that_lost_everything_reminds_nobody_twice() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.turn()
    world.clock.advance(timedelta(hours=25))
    world.turn()
    for _ in range(3):
        world.restart()
        world.reconcile()
        world.turn()

    assert len(reminders(world)) == 1
    assert world.run().status is RunStatus.WAITING_FOR_ANSWER


def test_after_an_outage_of_days_only_the_latest_reminder_is_sent() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.turn()
    world.clock.advance(timedelta(hours=80))
    world.turn()

    ((_, text),) = reminders(world)
    assert "our last reminder" in text


def test_a_reminder_that_was_overtaken_by_the_answer_is_withdrawn() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.turn()
    world.desk.is_down = True
    world.clock.advance(timedelta(hours=25))
    world.turn()
    world.desk.is_down = False
    world.reply(LEAVER_DATE)
    world.live(Approver(RUTH))

    kinds = {d.kind: d.status for d in world.ledger().deliveries.values()}
    assert kinds[DeliveryKind.QUESTION_REMINDER] is DeliveryStatus.WITHDRAWN
    assert reminders(world) == []
