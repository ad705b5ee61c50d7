"""An answer fills the field that was asked for, read as a ticket's words are, and touches nothing else."""

from datetime import date, time

import pytest

from shared.domain.answers import FILLABLE, Answer, answerable
from shared.domain.reading.form_answers import apply_answer, open_questions
from shared.domain.reading.normalise import Context
from shared.domain.request import Asked, Field, FlagCode, Intent, Question, Request
from shared.domain.ticket import Author
from tests.builders import a_company

CONTEXT = Context(
    company=a_company(),
    requester=Author(name="Kelly Brandt", email="kelly.brandt@brightfork.example"),
    received_on=date(2026, 11, 24),
    reader="forms",
)


def field(value: str) -> Field:
    return Field(value=value, quote=value)


def a_request(intent: Intent = Intent.ONBOARD, **over) -> Request:
    return Request(intent=intent, reader="forms", **over)


def answered(request: Request, name: str, given: str, why: Asked = Asked.MISSING, **question) -> Request:
    return apply_answer(request, Answer(question=Question(field=name, why=why, **question), given=given), CONTEXT)


@pytest.mark.parametrize(
    ("given", "day"),
    [("2026-11-30", date(2026, 11, 30)), ("30 November 2026", date(2026, 11, 30)), ("11/30/2026", date(2026, 11, 30))],
)
def test_a_day_is_read_as_in_a_ticket(given: str, day: date):
    asked = Question(field="effective_date", why=Asked.MISSING)
    request = answered(a_request(questions=(asked,)), "effective_date", given)

    assert request.effective_date is not None
    assert (request.effective_date.value, request.effective_date.quote) == (day, given)
    assert request.questions == ()


def test_a_day_does_not_bring_a_time_that_was_not_asked_for():
    assert answered(a_request(), "effective_date", "30 November 2026 at 14:00").effective_time is None


def test_a_time_fills_the_time():
    request = answered(a_request(), "effective_time", "14:30")

    assert request.effective_time is not None
    assert request.effective_time.value == time(14, 30)
    assert request.effective_date is None


def test_what_cannot_be_read_is_still_open():
    question = Question(field="effective_date", why=Asked.UNCLEAR)

    assert open_questions(a_request(), Answer(question=question, given="soon"), CONTEXT)
    assert not open_questions(a_request(), Answer(question=question, given="2026-11-30"), CONTEXT)


def test_other_questions_stay_open():
    other = Question(field="manager", why=Asked.NOT_FOUND, quote="Bob")
    request = answered(a_request(questions=(other,)), "effective_date", "2026-11-30")

    assert request.questions == (other,)


def test_the_choice_between_given_name_and_surname_is_taken_apart():
    whole = a_request(display_name=field("Mary Ann Smith"))
    choices = ("Mary / Ann Smith", "Mary Ann / Smith")
    request = answered(whole, "surname", choices[1], Asked.AMBIGUOUS, quote="Mary Ann Smith", choices=choices)

    assert request.given_name is not None
    assert request.surname is not None
    assert (request.given_name.value, request.surname.value) == ("Mary Ann", "Smith")
    assert request.name() == "Mary Ann Smith"


@pytest.mark.parametrize(
    ("known", "asked", "given", "name"),
    [
        ({"given_name": field("Dana")}, "surname", "Whitlock", "Dana Whitlock"),
        ({"surname": field("Whitlock")}, "given_name", "Dana", "Dana Whitlock"),
        ({"display_name": field("Dana Whitlock Moss")}, "surname", "Whitlock Moss", "Dana Whitlock Moss"),
        ({}, "display_name", "Dana Whitlock", "Dana Whitlock"),
    ],
)
def test_a_part_of_a_name_joins_what_is_known(known: dict, asked: str, given: str, name: str):
    request = answered(a_request(**known), asked, given)

    assert request.name() == name
    assert request.given_name
    assert request.surname
    assert request.questions == ()


def test_a_person_can_be_chosen_named_or_addressed():
    leaver = a_request(Intent.OFFBOARD, display_name=field("Chris Novak"))
    choice = "Chris Nóvak <c.novak@brightfork.example> (Driver, Warehouse)"
    chosen = answered(leaver, "person", choice, Asked.AMBIGUOUS, choices=(choice,))
    addressed = answered(leaver, "person", "c.novak@brightfork.example", Asked.NOT_FOUND)
    named = answered(leaver, "person", "Christopher Novak", Asked.NOT_FOUND)

    assert (chosen.name(), chosen.email and chosen.email.value) == ("Chris Nóvak", "c.novak@brightfork.example")
    assert (addressed.name(), addressed.email and addressed.email.value) == (
        "Chris Novak",
        "c.novak@brightfork.example",
    )
    assert (named.name(), named.email) == ("Christopher Novak", None)


def test_an_item_of_a_list_is_put_in_place_of_the_asked_one_and_no_other():
    request = a_request(groups=(field("Sales"), field("Opps")), groups_remove=(field("Old Stars"),))
    mended = answered(request, "groups", "Operations", Asked.NOT_FOUND, quote="Opps")
    left = answered(request, "groups", "Old Starts", Asked.NOT_FOUND, quote="Old Stars")

    assert [group.value for group in mended.groups] == ["Sales", "Operations"]
    assert [group.value for group in left.groups] == ["Sales", "Opps"]
    assert [group.value for group in left.groups_remove] == ["Old Starts"]


def test_the_same_answer_twice_is_the_same_as_once():
    request = a_request(groups=(field("Sales"), field("Opps")), email=field("x@brightfork.example"))
    for name, given, quote in (
        ("groups", "Operations", "Opps"),
        ("manager", "Bob Vance", ""),
        ("email", "y@brightfork.example", ""),
    ):
        once = answered(request, name, given, Asked.NOT_FOUND, quote=quote)
        assert answered(once, name, given, Asked.NOT_FOUND, quote=quote) == once


@pytest.mark.parametrize("given", ["-", "n/a", "none"])
def test_nothing_as_an_answer_leaves_the_field_empty(given: str):
    question = Question(field="manager", why=Asked.UNCLEAR)
    request = answered(a_request(questions=(question,)), "manager", given)

    assert request.manager is None
    assert request.questions == ()


def test_yes_and_no_are_read():
    request = answered(a_request(Intent.OFFBOARD), "convert_to_shared", "no", Asked.UNCLEAR)

    assert request.convert_to_shared is not None
    assert request.convert_to_shared.value is False


def test_me_is_the_requester():
    request = answered(a_request(Intent.OFFBOARD), "mailbox_delegate", "me", Asked.UNCLEAR)

    assert request.mailbox_delegate is not None
    assert request.mailbox_delegate.value == "Kelly Brandt"


def test_approvers_are_told_what_was_answered_and_of_addresses_of_other_organisations_each_once():
    request = answered(a_request(Intent.OFFBOARD), "forward_to", "dana@elsewhere.example")
    again = answered(request, "forward_to", "dana@elsewhere.example")

    assert {(flag.code, flag.quote) for flag in again.flags} == {
        (FlagCode.ANSWERED_ON_FORM, "dana@elsewhere.example"),
        (FlagCode.EXTERNAL_ADDRESS, "dana@elsewhere.example"),
    }
    assert len(again.flags) == 2


def test_an_administrators_role_is_no_group_on_a_form_either():
    assert answered(a_request(), "groups", "Global Administrator").groups == ()


def test_what_no_answer_may_touch():
    assert not FILLABLE & {"intent", "reader", "language", "requester_address", "questions", "flags", "task", "tenant"}
    questions = tuple(
        Question(field=name, why=Asked.MISSING) for name in ("intent", "flags", "tasks", "tenant", "email")
    )

    assert [question.field for question in answerable(questions)] == ["email"]


@pytest.mark.parametrize("name", sorted(FILLABLE))
def test_every_field_that_can_be_asked_takes_any_text_without_touching_the_others(name: str):
    request = a_request(
        Intent.OFFBOARD,
        display_name=field("Dana Whitlock"),
        department=field("Operations"),
        office=field("Chicago"),
        licenses=(field("Office 365 E3"),),
    )
    untouched = {"department", "office", "licenses", "job_title", "forward_to"} - {name}
    for given in ("x", "{0}", "a@b@c", "<script>", "٣", "9" * 500, "/", " / "):
        after = answered(request, name, given, choices=(given,))
        assert all(getattr(after, other) == getattr(request, other) for other in untouched)
        assert (after.intent, after.requester_address) == (request.intent, request.requester_address)
