"""Answers by the form lead on as a reply does: into the asked fields, with the answer as the quote, once, and never further."""

from datetime import date, timedelta

import pytest

from shared.domain.plan import Plan
from shared.domain.request import Request
from shared.domain.run import AuditKind, DeliveryKind, RunStatus
from shared.services.documents import get_request
from shared.services.present_text import one_line
from shared.services.take_answers import Taken
from tests.builders import RUTH
from tests.story import ANSWERS_LINK, Approver, World
from tests.tenants import DANA_BRIEF, MARISOL_BRIEF, a_brief, a_group, people, some_mentions
from tests.tickets import JOINER, LEAVER, LEAVER_DATE, LEAVER_UNDATED

DAY = {"q0-text": "2026-11-27"}


def asked(body: str = LEAVER_UNDATED) -> World:
    world = World()
    world.file_ticket(body)
    world.turn()
    assert world.run().status is RunStatus.WAITING_FOR_ANSWER
    return world


def request_of(world: World) -> Request:
    return get_request(world.run(), runs=world.runs)


def notes(world: World, word: str) -> list[str]:
    return [note.text for note in world.desk.notes if word in note.key]


def test_an_answer_leads_on_to_the_end_and_the_plan_quotes_it():
    world = asked()

    assert world.fill_in(DAY).taken is Taken.TAKEN
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    effective = request_of(world).effective_date
    assert effective is not None
    assert (effective.value, effective.quote) == (date(2026, 11, 27), "2026-11-27")
    assert len(notes(world, "question")) == 1


def test_who_answered_what_and_from_where_is_in_the_audit_and_on_the_ticket_for_technicians():
    world = asked()
    world.fill_in(DAY)
    world.turn()

    (event,) = [e for e in world.ledger().events if e.kind is AuditKind.ANSWERED]
    assert event.actor == "kelly.brandt@brightfork.example"
    assert event.detail["fields"] == "effective_date"
    assert event.detail["remote_address"] == "203.0.113.7"
    (note,) = notes(world, "answered")
    assert "Last working day: 2026-11-27" in note
    assert "203.0.113.7" in note
    assert [n.audience for n in world.desk.notes if "answered" in n.key] == ["internal"]


def test_the_model_is_not_asked_again_when_only_a_form_was_sent():
    world = asked()
    tokens = world.run().tokens
    world.fill_in(DAY)
    world.turn()

    assert world.run().status is RunStatus.WAITING_FOR_APPROVAL
    assert world.run().tokens == tokens


def test_the_second_time_nothing_is_written():
    world = asked()
    world.fill_in(DAY)
    before = world.ledger()

    again = world.fill_in({"q0-text": "2026-12-04"}, link=0)

    assert again.taken is Taken.CLOSED
    assert again.link.answered is not None
    assert world.ledger() == before


def test_a_later_reply_wins_over_the_form_and_the_form_over_what_was_said_before():
    world = asked()
    world.fill_in({"q0-text": "2026-11-30"})
    world.turn()
    assert request_of(world).effective_date.value == date(2026, 11, 30)

    world.clock.advance(timedelta(hours=1))
    world.reply("One more thing: she has a company car.")
    world.turn()
    assert request_of(world).effective_date.value == date(2026, 11, 30)

    world.clock.advance(timedelta(hours=1))
    world.reply("Her last day is 4 December 2026 after all.")
    world.turn()
    assert request_of(world).effective_date.value == date(2026, 12, 4)


def test_a_form_that_was_filled_in_while_the_engine_was_away_is_found_by_reconcile():
    world = asked()
    world.engine.is_deaf = True
    assert world.fill_in(DAY).taken is Taken.TAKEN
    world.engine.is_deaf = False
    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED


def test_a_choice_means_the_account_that_it_shows():
    other = a_brief("Marisol  Véga", upn="m.vega@brightfork.example", job_title="Driver", department="Warehouse")
    mentions = people(DANA_BRIEF, MARISOL_BRIEF)
    mentions["Marisol Vega"] = (MARISOL_BRIEF, other)
    world = World()
    world.directory.mentions = some_mentions(people=mentions)
    world.file_ticket(JOINER)
    world.turn()
    (text,) = notes(world, "question")
    choices = [line.strip(" -") for line in text.splitlines() if line.startswith("   - ")]
    number = next(n for n, choice in enumerate(choices) if "m.vega@" in choice)

    world.fill_in({"q0": str(number)})
    world.turn()

    manager = request_of(world).manager
    assert manager is not None
    assert manager.value == "m.vega@brightfork.example"
    assert one_line(manager.quote).startswith("Marisol Véga <m.vega@brightfork.example> (Driver, Warehouse, ")


def test_what_does_not_settle_it_is_asked_anew_with_a_link_of_its_own():
    world = World()
    world.directory.mentions = some_mentions(groups={})
    world.file_ticket(JOINER)
    world.turn()

    world.fill_in({"q0-text": "Sales"})
    world.turn()
    assert len(notes(world, "question")) == 2
    first, second = (ANSWERS_LINK.findall(text)[0] for text in notes(world, "question"))
    assert first != second

    world.directory.mentions = some_mentions(groups={"Sales Team": (a_group("Sales Team"),)})
    assert world.fill_in({"q0-text": "Sales Team"}).taken is Taken.TAKEN
    world.live(Approver(RUTH))
    assert [group.value for group in request_of(world).groups] == ["Sales Team"]
    assert world.run().status is RunStatus.COMPLETED


@pytest.mark.parametrize("text", ["soon", "31.02.2026", "{}", "<script>", "next week or so"])
def test_a_day_that_cannot_be_read_is_shown_to_its_writer_and_not_stored(text: str):
    world = asked()
    before = world.ledger()

    result = world.fill_in({"q0-text": text})

    assert result.taken is Taken.UNUSABLE
    assert result.entries[0].problem is not None
    assert world.ledger() == before


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"q0-text": " "},
        {"q0": "7"},
        {"q0": "-1"},
        {"q0": "0x0"},
        {"q0": "other"},
        {"q0-text": "x" * 501},
        {"email": "boss@evil.example", "task": "user.delete", "approver": "x@evil.example", "tenant_id": "1"},
        {"q1-text": "somebody@evil.example", "q99-text": "Global Administrator"},
    ],
)
def test_a_form_without_a_usable_answer_changes_nothing(form: dict[str, str]):
    world = asked()
    before = world.ledger()

    assert world.fill_in(form).taken is Taken.UNUSABLE
    assert world.ledger() == before


def test_whatever_else_a_form_holds_only_the_asked_field_is_filled():
    plain, stuffed = asked(), asked()
    plain.fill_in(DAY)
    stuffed.fill_in(
        DAY | {
            "email": "boss@brightfork.example", "person": "Marisol Vega", "forward_to": "x@evil.example", "tasks": "user.delete",
            "approver": "x@evil.example", "q1-text": "x@evil.example", "q0-field": "forward_to", "intent": "onboard",
        }
    )  # fmt: skip
    for world in (plain, stuffed):
        world.turn()

    assert request_of(plain) == request_of(stuffed)
    plans = [Plan.model_validate_json(w.runs.get_document(w.run().id, w.run().plan_doc)) for w in (plain, stuffed)]
    assert plans[0].digest() == plans[1].digest()


def test_after_the_deadline_a_form_is_too_late():
    world = asked()
    world.clock.advance(timedelta(days=8))

    assert world.fill_in(DAY).taken is Taken.CLOSED
    world.turn()
    assert world.run().why == "unanswered"
    assert world.fill_in(DAY).taken is Taken.CLOSED


def test_a_link_to_other_questions_than_the_open_ones_answers_nothing():
    world = asked()
    world.reply(LEAVER_DATE)
    world.turn()
    before = world.ledger()

    assert world.fill_in(DAY).taken is Taken.CLOSED
    assert world.ledger() == before


def test_a_ticket_with_everything_gets_no_link():
    world = World()
    world.file_ticket(LEAVER)
    world.live(Approver(RUTH))

    assert [note for note in world.desk.notes if ANSWERS_LINK.search(note.text)] == []


def test_every_crash_point_ends_with_one_question_one_answer_and_one_note():
    calls = _calls()
    for die_at in range(1, calls + 1, 7):
        for after in (False, True):
            world = World()
            world.life.die_at, world.life.after = die_at, after
            _live_through(world)
            ledger = world.ledger()
            assert ledger.run.status is RunStatus.COMPLETED, die_at
            assert len(notes(world, "question")) == len(notes(world, "answered")) == 1
            assert sum(e.kind is AuditKind.ANSWERED for e in ledger.events) == 1
            kinds = [d.kind for d in ledger.deliveries.values()]
            assert kinds.count(DeliveryKind.APPROVAL_MAIL) == 2


class _Former:
    """Fills in the form of the first question, once."""

    done = False

    def __call__(self, world: World) -> bool:
        if self.done or not any(ANSWERS_LINK.search(note.text) for note in world.desk.notes):
            return False
        self.done = True
        return world.fill_in(DAY).taken is Taken.TAKEN


def _live_through(world: World) -> None:
    from tests.story import Killed

    people = (_Former(), Approver(RUTH))
    filed = False
    for _ in range(3):
        try:
            if not filed:
                world.file_ticket(LEAVER_UNDATED)
                filed = True
            world.live(*people)
            return
        except Killed:
            world.restart()
    raise AssertionError("the story does not end")


def _calls() -> int:
    world = World()
    _live_through(world)
    return len(world.life.calls)
