"""Asking and deciding as whole stories: who is asked, how often, what counts, what a late click does, what a moved plan means."""

from datetime import timedelta

import pytest

from shared.domain.approval import Choice
from shared.domain.policy import Approval, Person
from shared.domain.run import AuditKind, DeliveryKind, RunStatus
from shared.services.decide import Recorded
from tests.builders import OMAR, RUTH, a_company
from tests.story import Approver, World
from tests.tickets import LEAVER, THANKS, WITHDRAWN

KELLY = Person(name="Kelly Brandt", email="Kelly.Brandt@brightfork.example")
DANA = Person(name="Dana Whitlock", email="dana.whitlock@brightfork.example")


def a_world(**approval) -> World:
    values = {"approvers": (RUTH, OMAR)} | approval
    return World(company=a_company(approval=Approval(**values)))


def events(world: World, kind: AuditKind) -> int:
    return sum(event.kind is kind for event in world.ledger().events)


def test_without_any_decision_nothing_is_ever_written_into_the_tenant() -> None:
    world = a_world()
    world.file_ticket(LEAVER)

    world.live()

    assert world.run().status is RunStatus.EXPIRED
    assert world.directory.waves == []
    assert world.run().finished_at == world.run().approval_expires_at


def test_a_rejection_ends_it_and_nothing_is_written() -> None:
    world = a_world()
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH, Choice.REJECT))

    assert world.run().status is RunStatus.REJECTED
    assert world.directory.waves == []


def test_one_of_two_needed_approvals_is_not_enough() -> None:
    world = a_world(needed=2)
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.EXPIRED
    assert world.directory.waves == []


def test_two_approvals_are_enough_where_two_are_needed() -> None:
    world = a_world(needed=2)
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH), Approver(OMAR))

    assert world.run().status is RunStatus.COMPLETED


def test_one_rejection_outweighs_an_approval_while_two_are_needed() -> None:
    world = a_world(needed=2)
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH), Approver(OMAR, Choice.REJECT))

    assert world.run().status is RunStatus.REJECTED
    assert world.directory.waves == []


def test_each_approver_gets_one_mail_and_later_one_reminder() -> None:
    world = a_world(reminder_hours=24)
    world.file_ticket(LEAVER)

    world.live()

    sent = sorted((d.kind, d.recipient) for d in world.ledger().deliveries.values() if d.recipient)
    assert sent == sorted(
        (kind, who.email) for kind in (DeliveryKind.APPROVAL_MAIL, DeliveryKind.REMINDER_MAIL) for who in (RUTH, OMAR)
    )
    assert len(world.mailer.sent) == 4


def test_who_has_decided_is_not_reminded() -> None:
    world = a_world(needed=2, reminder_hours=24)
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH))

    reminded = [d.recipient for d in world.ledger().deliveries.values() if d.kind is DeliveryKind.REMINDER_MAIL]
    assert reminded == [OMAR.email]


def test_the_requester_and_the_person_concerned_are_never_asked() -> None:
    world = a_world(approvers=(KELLY, DANA, RUTH))
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH))

    assert {mail.to for mail in world.mailer.sent} == {RUTH.email}
    assert world.run().status is RunStatus.COMPLETED


@pytest.mark.parametrize("approvers", [(KELLY,), (DANA, KELLY)], ids=["requester only", "both concerned"])
def test_when_nobody_is_left_who_may_decide_a_technician_hears_at_once(approvers: tuple[Person, ...]) -> None:
    """FC-e08."""
    world = a_world(approvers=approvers)
    asked_at = world.clock.now()
    world.file_ticket(LEAVER)

    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.HANDED_OVER, "no_approver")
    assert world.run().finished_at == asked_at
    assert world.mailer.sent == []
    assert len(world.desk.notes) == 1


def test_fewer_people_than_needed_is_nobody() -> None:
    """FC-e08: the rule is never relaxed."""
    world = a_world(approvers=(KELLY, RUTH), needed=2)
    world.file_ticket(LEAVER)

    world.live(Approver(RUTH))

    assert (world.run().status, world.run().why) == (RunStatus.HANDED_OVER, "no_approver")
    assert world.mailer.sent == []


def test_a_click_after_the_expiry_is_recorded_as_late_and_changes_nothing() -> None:
    """FC-e05."""
    world = a_world()
    world.file_ticket(LEAVER)
    world.live()

    late = world.click(world.mails(to=RUTH.email)[0])
    world.live()

    assert late.recorded is Recorded.LATE
    assert world.run().status is RunStatus.EXPIRED
    assert events(world, AuditKind.DECIDED_LATE) == 1
    assert world.directory.waves == []


def test_a_click_just_before_the_expiry_counts_although_the_engine_sees_it_afterwards() -> None:
    world = a_world(reminder_hours=None)
    world.file_ticket(LEAVER)
    world.turn()
    world.clock.advance(timedelta(hours=72) - timedelta(seconds=1))
    world.engine.is_deaf = True
    world.click(world.mails(to=RUTH.email)[0])
    world.clock.advance(timedelta(seconds=2))

    world.live()

    assert world.run().status is RunStatus.COMPLETED


def test_a_decision_whose_news_got_lost_is_seen_within_minutes() -> None:
    world = a_world(reminder_hours=None)
    world.file_ticket(LEAVER)
    world.turn()
    world.engine.is_deaf = True
    world.click(world.mails(to=RUTH.email)[0])
    world.engine.is_deaf = False

    world.clock.advance(timedelta(minutes=1))
    world.reconcile()
    world.turn()

    assert world.run().status is RunStatus.SCHEDULED


def test_a_withdrawal_in_the_thread_cancels_the_run_before_and_after_the_approval() -> None:
    for people in ((), (Approver(RUTH),)):
        world = a_world()
        world.file_ticket(LEAVER)
        world.turn()
        for person in people:
            person(world)
            world.turn()

        world.reply(WITHDRAWN)
        world.live()

        assert (world.run().status, world.run().why) == (RunStatus.CANCELLED, "withdrawn")
        assert world.directory.waves == []


def test_a_reply_that_changes_nothing_asks_nobody_again() -> None:
    world = a_world()
    world.file_ticket(LEAVER)
    world.turn()

    world.reply(THANKS)
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.mailer.sent) == 2


def test_a_reply_with_another_date_makes_another_plan_and_the_old_links_are_superseded() -> None:
    world = a_world()
    world.file_ticket(LEAVER)
    world.turn()
    first = world.run().digest
    old = world.mails(to=RUTH.email)[0]

    world.reply("Sorry, she leaves on 4 December 2026.")
    world.turn()

    assert world.run().digest != first
    assert world.click(old).recorded is Recorded.LATE
    world.live()
    assert world.run().status is RunStatus.EXPIRED
    assert world.directory.waves == []


def test_an_approval_of_the_old_plan_never_carries_over_to_the_new_one() -> None:
    world = a_world()
    world.file_ticket(LEAVER)
    world.turn()
    world.click(world.mails(to=RUTH.email)[0])
    world.turn()
    assert world.run().status is RunStatus.SCHEDULED

    world.reply("Sorry, she leaves on 4 December 2026.")
    world.turn()

    assert world.run().status is RunStatus.WAITING_FOR_APPROVAL
    world.live()
    assert world.run().status is RunStatus.EXPIRED
    assert world.directory.waves == []
    assert len(world.mails(to=RUTH.email)) == 3  # two plans, one reminder of the second


def test_when_more_approvals_are_needed_by_now_the_run_waits_for_them() -> None:
    world = a_world()
    world.file_ticket(LEAVER)
    world.turn()
    world.click(world.mails(to=RUTH.email)[0])
    world.turn()
    world.companies.save(a_company(approval=Approval(approvers=(RUTH, OMAR), needed=2)))

    world.live()
    assert world.run().status is RunStatus.EXPIRED
    assert world.directory.waves == []


def test_mails_that_cannot_leave_are_sent_once_the_server_is_back() -> None:
    world = a_world()
    world.mailer.is_down = True
    world.file_ticket(LEAVER)
    world.turn()
    assert world.mailer.sent == []

    for _ in range(5):
        world.pass_time()
    world.mailer.is_down = False
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.mailer.sent) == 2


def test_a_mail_that_was_overtaken_before_it_could_leave_is_never_sent() -> None:
    world = a_world()
    world.mailer.is_down = True
    world.file_ticket(LEAVER)
    world.turn()
    world.reply("Sorry, she leaves on 4 December 2026.")
    world.turn()
    world.mailer.is_down = False

    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.mailer.sent) == 2
    assert len({mail.message_id for mail in world.mailer.sent}) == 2
