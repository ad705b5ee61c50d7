"""Reading a run's ticket: what is ours, whose tenant it is, what a change means, and several people in one ticket."""

import pytest

from shared.contracts import Next
from shared.domain.errors import AccessError, PermanentError, RetryableError
from shared.domain.ids import CompanyId, TicketId
from shared.domain.policy import Naming, Onboarding
from shared.domain.request import Intent, PersonReading, Reading
from shared.domain.run import AuditKind, RunStatus
from shared.domain.ticket import Ticket
from shared.services.understand_run import understand_run
from tests.builders import COMPANY, RUTH, TENANT, a_company
from tests.story import Approver, World
from tests.tenants import DANA_BRIEF, KELLY_BRIEF, MARISOL_BRIEF, a_brief, people, some_mentions
from tests.tickets import LEAVER, LEAVER_UNDATED, a_reading, said

BOTH = "Two leavers: Dana Whitlock and Omar Lind. Their last day is 27 November 2026."


def understand(world: World) -> str:
    ports = world.ports
    found = understand_run(
        world.run().id, sources=ports.sources, runs=ports.runs, companies=ports.companies, clock=ports.clock
    )
    return found["next"]


def read_both(ticket: Ticket) -> Reading:
    text = "\n".join(message.text for message in ticket.messages)
    names = [("Dana", "Whitlock"), ("Omar", "Lind")]
    if "Omar stays" in text:
        names.pop()
    found = [
        PersonReading(
            given_name=said(given, f"{given} {surname}"),
            surname=said(surname, f"{given} {surname}"),
            effective_date=said("27 November 2026"),
        )
        for given, surname in names
    ]
    return a_reading(Intent.OFFBOARD, *found)


def two_leavers() -> World:
    world = World(answer=read_both)
    omar = a_brief("Omar Lind")
    world.directory.mentions = some_mentions(people=people(DANA_BRIEF, MARISOL_BRIEF, KELLY_BRIEF, omar))
    subject = world.directory.known.subject
    states = {
        DANA_BRIEF.id: subject,
        omar.id: subject.model_copy(update={"brief": omar}),
    }
    snapshot = world.directory.snapshot

    def of_either(tenant, query):
        world.directory.known = world.directory.known.model_copy(update={"subject": states.get(query.subject, subject)})
        return snapshot(tenant, query)

    world.directory.snapshot = of_either
    return world


def test_understanding_again_and_again_is_understanding_once() -> None:
    world = World()
    world.file_ticket(LEAVER)
    assert understand(world) == Next.GO_ON
    before = world.ledger()

    for _ in range(4):
        assert understand(world) == Next.GO_ON

    assert world.ledger() == before
    assert sum(e.kind is AuditKind.UNDERSTOOD for e in before.events) == 1


def test_a_ticket_that_is_none_of_our_business_hears_nothing() -> None:
    world = World()
    world.file_ticket("The printer on the second floor is out of toner.")

    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.LEFT_ALONE, "not_ours")
    assert world.desk.notes == []
    assert world.desk.statuses == []
    assert world.mailer.sent == []
    assert world.directory.tenants == []


def test_the_company_comes_from_the_desks_own_company_id_alone() -> None:
    """FC-d12: names in the ticket or on the desk mean nothing; an unknown id reaches no tenant."""
    world = World()
    other = a_company(
        id=CompanyId("hale"),
        name="Hale &amp; Voss",
        tenant_id="11111111-2222-3333-4444-555555555555",
        domains=("hale.example",),
        desks={"desk": ("77",)},
        onboarding=Onboarding(usage_location="US", naming=Naming(domain="hale.example")),
    )
    world.companies.save(other)
    world.file_ticket(LEAVER + " This is for Hale & Voss.", company_name="Hale & Voss")
    world.file_ticket(LEAVER, id=TicketId("T-9"), company_ref="999", company_name="Brightfork Logistics")

    world.live()

    assert set(world.directory.tenants) == {TENANT}
    assert world.run().company == COMPANY
    assert (world.run(ticket="T-9").status, world.run(ticket="T-9").why) == (RunStatus.HANDED_OVER, "unknown_company")


@pytest.mark.parametrize("refusal", [PermanentError("no"), AccessError("no")])
def test_a_ticket_that_the_desk_does_not_give_goes_to_a_technician(refusal: Exception) -> None:
    world = World()
    world.desk.refuses["read_ticket"] = refusal
    world.file_ticket(LEAVER)

    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.HANDED_OVER, "ticket_unreadable")


def test_a_desk_that_is_down_for_hours_only_delays() -> None:
    world = World()
    world.desk.is_down = True
    world.file_ticket(LEAVER)
    world.desk.faults = []
    read = world.desk.read_ticket

    def later(ticket):
        world.desk.is_down = world.clock.now() < world.run().received_at.replace(hour=20)
        return read(ticket)

    world.desk.read_ticket = later
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED


def test_a_reader_that_fails_at_a_reply_hands_over_and_claims_no_withdrawal() -> None:
    world = World()
    world.file_ticket(LEAVER)
    world.turn()

    world.reader.answer = lambda ticket: Reading(intent=Intent.NONE, reader="fake")  # not sure of anything
    world.reply("And please forward the mails, you know to whom.")
    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.HANDED_OVER, "needs_technician")


def test_a_webhook_during_the_reading_makes_it_read_again() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    replies = ["Her last day is 27 November 2026."]

    def meanwhile() -> None:
        world.runs.before_save = lambda: None
        if replies:
            world.reply(replies.pop())

    world.runs.before_save = meanwhile
    understand(world)
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED


def test_a_run_that_is_written_to_without_pause_gives_way_and_is_tried_again() -> None:
    world = World()
    world.file_ticket(LEAVER)

    def always() -> None:
        ledger = world.ledger()
        world.runs.ledgers[ledger.run.id] = ledger.model_copy(update={"etag": ledger.etag + "x"})

    world.runs.before_save = always
    with pytest.raises(RetryableError):
        understand(world)


def test_two_people_in_one_ticket_are_two_runs_with_their_own_decisions() -> None:
    world = two_leavers()
    world.file_ticket(BOTH)

    world.live(Approver(RUTH))

    assert [world.run(person).status for person in (0, 1)] == [RunStatus.COMPLETED] * 2
    assert [world.run(person).subject for person in (0, 1)] == ["Dana Whitlock", "Omar Lind"]
    assert len(world.mails(to=RUTH.email)) == 2


def test_people_of_one_ticket_are_made_from_one_reading_even_if_the_next_would_name_them_in_another_order() -> None:
    world = two_leavers()
    order = [1]

    def shuffled(ticket: Ticket) -> Reading:
        found = read_both(ticket)
        order[0] = -order[0]
        return found.model_copy(update={"people": found.people[:: order[0]]})

    world.reader.answer = shuffled
    world.file_ticket(BOTH)
    world.live(Approver(RUTH))

    assert {world.run(person).subject for person in (0, 1)} == {"Dana Whitlock", "Omar Lind"}


def test_a_change_of_the_ticket_reaches_everybody_in_it() -> None:
    world = two_leavers()
    world.file_ticket(BOTH)
    world.turn()
    world.pass_time()
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    assert world.run(1).status is RunStatus.SCHEDULED

    world.reply("Correction: Omar stays.")
    world.live(Approver(RUTH))

    assert world.run(0).status is RunStatus.COMPLETED
    assert (world.run(1).status, world.run(1).why) == (RunStatus.CANCELLED, "withdrawn")
    assert len({step for _, step in world.directory.effects}) == len(world.directory.effects)
