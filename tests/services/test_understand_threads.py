"""Threads: what a later message does to the runs of its ticket, and what it must leave alone."""

from shared.domain.errors import NotFoundError
from shared.domain.request import Intent, PersonReading, Reading
from shared.domain.run import AuditKind, RunStatus
from shared.domain.ticket import Ticket
from tests.builders import RUTH
from tests.story import Approver, World
from tests.tickets import LEAVER, a_reading, read, said

TWO = "Two leavers: Dana Whitlock and Omar Lind. Their last day is 27 November 2026."
PEOPLE = {"Dana": "Dana Whitlock", "Omar": "Omar Lind", "Kelly": "Kelly Brandt"}


def leaver(short: str, day: str = "27 November 2026") -> PersonReading:
    name = PEOPLE[short]
    return PersonReading(display_name=said(name), effective_date=said(day))


def read_list(ticket: Ticket) -> Reading:
    """Dana and Omar leave, unless a message says `<name> stays`; `also <name>` adds one; `<name> 4 December` moves one."""
    text = "\n".join(message.text for message in ticket.messages)
    names = [short for short in ("Dana", "Omar") if f"{short} stays" not in text]
    names += ["Kelly"] if "also Kelly Brandt" in text else []
    days = {short: "4 December 2026" if f"{short} 4 December 2026" in text else "27 November 2026" for short in names}
    return a_reading(Intent.OFFBOARD, *(leaver(short, days[short]) for short in names))


def two_waiting() -> World:
    world = World(answer=read_list)
    world.file_ticket(TWO)
    settle(world)
    return world


def settle(world: World) -> None:
    for _ in range(4):
        world.turn()
        world.reconcile()
        world.turn()


def subjects(world: World) -> dict[int, tuple[str, RunStatus]]:
    found = {}
    for person in range(4):
        try:
            run = world.run(person)
        except NotFoundError:
            break
        found[person] = (run.subject, run.status)
    return found


def test_cancelling_one_of_two_cancels_only_that_one() -> None:
    world = two_waiting()
    world.reply("Sorry, Dana stays.")
    settle(world)

    assert (world.run(0).subject, world.run(0).status) == ("Dana Whitlock", RunStatus.CANCELLED)
    assert world.run(1).subject == "Omar Lind"
    assert world.run(1).status is not RunStatus.CANCELLED


def test_what_is_said_after_the_first_run_ended_still_reaches_the_second() -> None:
    world = two_waiting()
    world.reply("Sorry, Dana stays.")
    settle(world)
    understood = sum(event.kind is AuditKind.UNDERSTOOD for event in world.ledger(1).events)
    world.reply("And Omar 4 December 2026, please.")
    settle(world)

    assert world.run(0).status is RunStatus.CANCELLED
    assert sum(event.kind is AuditKind.UNDERSTOOD for event in world.ledger(1).events) == understood + 1


def test_somebody_added_by_a_later_message_gets_a_run_of_their_own_and_only_one() -> None:
    world = two_waiting()
    world.reply("Please also Kelly Brandt, same day.")
    settle(world)
    world.reply("Thank you.")
    settle(world)

    assert [subject for subject, _ in subjects(world).values()] == ["Dana Whitlock", "Omar Lind", "Kelly Brandt"]


def test_other_quotes_for_the_same_values_ask_no_approval_again() -> None:
    quotes = iter(["27 November 2026", "day is 27 November 2026", "last day is 27 November 2026"])

    def quoting(ticket: Ticket) -> Reading:
        found = read(ticket)
        if not found.people:
            return found
        dated = found.people[0].model_copy(update={"effective_date": said("27 November 2026", next(quotes))})
        return found.model_copy(update={"people": (dated,)})

    world = World(answer=quoting)
    world.file_ticket(LEAVER)
    settle(world)
    world.reply("Perfect, see you then.")
    settle(world)

    assert len(world.mails(to=RUTH.email)) == 1
    assert sum(event.kind is AuditKind.UNDERSTOOD for event in world.ledger().events) == 1


def test_a_withdrawal_after_approval_and_before_the_day_stops_the_run() -> None:
    world = two_waiting()
    Approver(RUTH)(world)
    settle(world)
    world.reply("Omar stays.")
    settle(world)

    assert (world.run(1).status, world.run(1).why) == (RunStatus.CANCELLED, "withdrawn")
