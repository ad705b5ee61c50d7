"""Steps in words: what changes from what to what."""

import pytest

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import ObjectId
from shared.domain.plan import Why, WhySource
from shared.services.present_step import present_step, step_title
from tests.builders import MARISOL, a_company, a_plan, a_step
from tests.services.plans import a_step_of

ZONE = a_company().zone


def changes_of(step) -> list[str]:
    view = present_step(step, a_plan(steps=(step,)), ZONE)
    return [f"{c.label}: {c.before} -> {c.after}" if c.label else f"{c.before} -> {c.after}" for c in view.changes]


@pytest.mark.parametrize(
    ("task", "title", "change"),
    [
        (Task.ACCESS_BLOCK, "Block sign-in", "sign-in allowed -> sign-in blocked"),
        (Task.GROUP_REMOVE, "Remove from Sales (sales@brightfork.example)", "member -> not a member"),
        (Task.LICENCE_REMOVE, "Remove the licence Office 365 E3 (ENTERPRISEPACK)", "assigned -> not assigned"),
        (Task.MAILBOX_DELEGATE, "Give Marisol Vega (marisol.vega@brightfork.example) full access to the mailbox", "no access -> full access"),
        (Task.MAILBOX_AUTO_REPLY, "Turn on the automatic reply", "off -> on: “Gone fishing”"),
        (Task.MAILBOX_CONVERT_TO_SHARED, "Convert the mailbox to a shared mailbox", "personal mailbox -> shared mailbox"),
        (Task.ACCESS_PASS, "Issue a temporary access pass for the first sign-in", "no pass -> a pass for 8 hours, once"),
        (Task.USER_MANAGER, "Set the manager: Marisol Vega (marisol.vega@brightfork.example)", "no manager -> Marisol Vega"),
    ],
)  # fmt: skip
def test_a_step_says_what_changes(task, title, change):
    step = a_step_of(task)

    assert step_title(step) == title
    assert changes_of(step) == [change]


def test_profile_values_are_named_and_empty_ones_said_so():
    assert changes_of(a_step_of(Task.USER_PROFILE)) == ["Job title: not set -> Lead", "Department: Sales -> not set"]


def test_a_new_account_lists_only_what_it_gets():
    assert changes_of(a_step_of(Task.USER_CREATE)) == [
        "Display name: not set -> DeShawn Whitaker",
        "First name: not set -> DeShawn",
    ]


def test_a_property_without_a_name_of_ours_is_still_words():
    step = a_step(Task.USER_PROFILE, before={"faxNumber": None}, after={"faxNumber": "1"})

    assert changes_of(step) == ["Fax number: not set -> 1"]


def test_the_id_of_an_earlier_manager_is_not_shown():
    step = a_step(Task.USER_MANAGER, object=MARISOL, before={"manager": "some-id"}, after={"manager": MARISOL.id})

    assert changes_of(step) == ["another manager -> Marisol Vega"]


def test_an_unknown_licence_keeps_its_part_number():
    step = a_step(Task.LICENCE_ASSIGN, object=ObjectRef(id=ObjectId("x"), name="NEW_THING_X9"))

    assert step_title(step) == "Assign the licence NEW_THING_X9"


def test_only_what_the_ticket_says_is_a_quote():
    sources = (Why(source=WhySource.TICKET, text="block her"), Why(source=WhySource.POLICY, text="always"))
    step = a_step(why=sources)

    view = present_step(step, a_plan(steps=(step,)), ZONE)

    assert [(why.source, why.is_quote) for why in view.whys] == [("The ticket says", True), ("Company policy", False)]


def test_a_later_start_than_the_plans_is_said():
    plan = a_plan()
    step = a_step(not_before=plan.start_at.replace(year=2027))

    assert "2027" in present_step(step, plan, ZONE).starts
    assert present_step(a_step(not_before=plan.start_at), plan, ZONE).starts == ""
