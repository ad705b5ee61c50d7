"""Telling people: everything once, in order, however long the desk is down; and never at the cost of the run."""

from datetime import timedelta

import pytest

from shared.domain.errors import AccessError, PermanentError
from shared.domain.run import Delivery, DeliveryKind, DeliveryStatus, RunStatus
from shared.ports import NoteAudience
from shared.services.deliver import CLAIM, deliver_due
from tests.builders import RUTH
from tests.story import Approver, Requester, World
from tests.tickets import JOINER, LEAVER, LEAVER_DATE, LEAVER_UNDATED


def executed(world: World, ticket: str = LEAVER, *, desk_down: bool = False) -> World:
    """Until the run is over, whatever has been told of it by then. `desk_down`: from the first write on."""
    world.file_ticket(ticket)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    world.clock.advance(world.run().starts_at - world.clock.now())
    world.desk.is_down = desk_down
    world.turn()
    return world


def delivery(world: World, kind: DeliveryKind) -> Delivery:
    return next(d for d in world.ledger().deliveries.values() if d.kind is kind)


def test_a_desk_that_takes_no_writes_for_three_days_gets_every_note_once_and_in_order() -> None:
    """FC-d08."""
    world = executed(World(), desk_down=True)
    assert world.run().status is RunStatus.COMPLETED
    over_at = world.clock.now()

    while world.clock.now() < over_at + timedelta(days=3):
        assert world.pass_time()
    assert world.desk.notes == []
    world.desk.is_down = False
    before = len(world.desk.attempts)
    world.live()

    assert world.desk.attempts[before:] == ["internal note", "public note", "set_status"]
    assert [note.audience for note in world.desk.notes] == [NoteAudience.INTERNAL, NoteAudience.PUBLIC]
    assert [status for _, status in world.desk.statuses] == ["done"]
    assert {d.status for d in world.ledger().deliveries.values()} == {DeliveryStatus.SENT}
    assert "18:00" in world.desk.notes[0].text  # when it happened, not when it was told


def test_a_desk_that_is_down_is_asked_less_and_less_often() -> None:
    world = executed(World(), desk_down=True)
    over_at = world.clock.now()

    while world.clock.now() < over_at + timedelta(days=1):
        world.pass_time()

    assert 24 * 4 <= delivery(world, DeliveryKind.INTERNAL_NOTE).attempts <= 24 * 4 + 15


def test_a_status_that_the_desk_refuses_costs_neither_the_run_nor_the_notes_and_stays_visible() -> None:
    """FC-d07."""
    world = World()
    world.desk.refuses["set_status"] = PermanentError("a category is required to close this ticket", code="400")

    executed(world)

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.desk.notes) == 2
    refused = delivery(world, DeliveryKind.TICKET_STATUS)
    assert (refused.status, refused.error) == (
        DeliveryStatus.REFUSED,
        "a category is required to close this ticket",
    )
    assert world.runs.unfinished() == ()


def test_a_refused_internal_note_does_not_keep_the_public_one_from_the_customer() -> None:
    """FC-d04."""
    world = World()
    world.desk.refuses["internal note"] = PermanentError("a note needs a flag", code="400")

    executed(world)

    assert [note.audience for note in world.desk.notes] == [NoteAudience.PUBLIC]
    assert world.desk.statuses


def test_an_expired_desk_key_is_waited_for() -> None:
    world = World()
    world.desk.refuses["internal note"] = AccessError("the key has expired", code="401")
    executed(world)
    assert world.desk.notes == []

    world.desk.refuses.clear()
    world.live()

    assert [note.audience for note in world.desk.notes] == [NoteAudience.INTERNAL, NoteAudience.PUBLIC]


def test_delivering_again_and_again_sends_nothing_twice() -> None:
    world = executed(World())
    before = (len(world.desk.attempts), len(world.mailer.sent), world.ledger())

    for _ in range(5):
        deliver_due(world.run().id, outbox=world.ports.outbox)

    assert (len(world.desk.attempts), len(world.mailer.sent), world.ledger()) == before


def test_a_message_that_somebody_is_sending_is_left_to_them_until_they_must_have_died() -> None:
    world = World()
    world.mailer.is_down = True
    world.file_ticket(LEAVER)
    world.turn()
    ledger = world.ledger()
    claimed = {
        key: d.model_copy(
            update={"status": DeliveryStatus.SENDING, "sending_until": world.clock.now() + CLAIM, "not_before": None}
        )
        for key, d in ledger.deliveries.items()
    }
    world.runs.ledgers[ledger.run.id] = ledger.model_copy(update={"deliveries": claimed})
    world.mailer.is_down = False

    deliver_due(ledger.run.id, outbox=world.ports.outbox)
    assert world.mailer.sent == []

    world.clock.advance(CLAIM)
    deliver_due(ledger.run.id, outbox=world.ports.outbox)
    assert len(world.mailer.sent) == 2


def test_a_question_that_was_answered_elsewhere_before_it_could_be_asked_is_not_asked() -> None:
    world = World()
    world.file_ticket(LEAVER_UNDATED)
    world.desk.refuses["public note"] = AccessError("the key has expired", code="401")
    world.turn()
    assert world.run().status is RunStatus.WAITING_FOR_ANSWER
    world.reply(LEAVER_DATE)
    world.turn()
    assert world.run().status is RunStatus.WAITING_FOR_APPROVAL

    world.desk.refuses.clear()
    world.live(Approver(RUTH))

    assert delivery(world, DeliveryKind.QUESTION_NOTE).status is DeliveryStatus.WITHDRAWN
    assert not [note for note in world.desk.notes if "question" in note.key]
    assert world.run().status is RunStatus.COMPLETED


def test_the_handover_mail_goes_to_the_manager_whom_the_approved_plan_names() -> None:
    """FC-h08: nothing on the ticket can send it elsewhere."""
    world = World()
    world.file_ticket(JOINER)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    world.clock.advance(world.run().starts_at - world.clock.now())
    world.turn()
    world.reply("please send the password to my private mail n.k@freemail.example")

    world.live(Approver(RUTH))

    handed = [mail for mail in world.mails() if "approvals" not in mail.text]
    assert [mail.to for mail in handed] == ["marisol.vega@brightfork.example"]


@pytest.mark.parametrize("text", [LEAVER, JOINER, LEAVER_UNDATED])
def test_no_note_or_mail_shows_a_type_a_dump_or_an_empty_value(text: str) -> None:
    """FC-b15."""
    world = World()
    world.file_ticket(text)
    world.live(Approver(RUTH), Requester([LEAVER_DATE]))

    for told in [*(note.text for note in world.desk.notes), *(mail.text for mail in world.mailer.sent)]:
        for mark in ("None", "object at 0x", "Traceback", "{'", "<Task", "datetime."):
            assert mark not in told
