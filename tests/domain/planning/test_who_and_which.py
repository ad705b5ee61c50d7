"""Words become one object of the tenant by their exact name or address, or a question with choices. A likeness is never taken."""

import pytest

from shared.domain.directory import GroupKind, Mentions
from shared.domain.planning.people import one_group, one_person
from shared.domain.request import Asked, Field, Question
from tests.tenants import DANA_BRIEF, a_brief, a_group

EAST = a_group("Sales East", kind=GroupKind.M365, mail="sales-east@brightfork.example")
WEST = a_group("Sales West")


def said(words: str) -> Field:
    return Field(value=words, quote=words)


def group(words: str, *found, similar=()):
    return one_group(said(words), Mentions(groups={words: found}, similar_groups={words: tuple(similar)}))


def person(words: str, *found, similar=()):
    return one_person("manager", said(words), Mentions(people={words: found}, similar_people={words: tuple(similar)}))


def test_a_group_that_nobody_called_so_is_asked_with_the_closest_ones_as_choices():
    asked = group("Sales Eest", similar=(EAST, WEST, a_group("Warehouse")))
    assert isinstance(asked, Question)
    assert asked.why is Asked.NOT_FOUND
    assert asked.choices == ("Sales East (m365, sales-east@brightfork.example)", "Sales West (security)")


def test_one_similar_group_is_still_only_a_choice():
    asked = group("Sales Eest", similar=(EAST,))
    assert isinstance(asked, Question)
    assert len(asked.choices) == 1


def test_two_groups_of_one_name_are_asked_with_their_addresses():
    other = a_group("Sales East", id="other", kind=GroupKind.DISTRIBUTION, mail="sales.east@brightfork.example")
    asked = group("Sales East", EAST, other)
    assert asked.why is Asked.AMBIGUOUS
    assert asked.choices == (
        "Sales East (distribution, sales.east@brightfork.example)",
        "Sales East (m365, sales-east@brightfork.example)",
    )


def test_nothing_near_is_a_question_without_choices():
    assert group("Quality", similar=(EAST,)).choices == ()


def test_a_person_whom_nobody_knows_is_asked_with_the_closest_names_and_no_guests():
    marisol, maria = a_brief("Marisol Vega"), a_brief("Marisol Vegas")
    guest = a_brief("Marisol Vegan", is_guest=True)
    asked = person("Marisol Vgea", similar=(marisol, maria, guest))
    assert asked.why is Asked.NOT_FOUND
    assert [choice.partition(" <")[0] for choice in asked.choices] == ["Marisol Vega", "Marisol Vegas"]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Dana Whitlock", "Dana Whitlоck"),  # the account's o is Cyrillic
        ("Dаna Whitlock", "Dana Whitlock"),  # the ticket's a is Cyrillic
        ("Dana Whitlock", "Dana Whitlοck"),  # the account's o is Greek
    ],
)
def test_a_name_in_look_alike_letters_is_asked_about_even_if_it_is_the_only_one(words, known):
    asked = person(words, DANA_BRIEF.model_copy(update={"display_name": known}))
    assert isinstance(asked, Question)
    assert asked.why is Asked.AMBIGUOUS
    assert len(asked.choices) == 1


def test_a_name_and_its_look_alike_are_asked_about_together():
    other = a_brief("Dana Whitlоck", upn="dana2@brightfork.example", id="other")
    assert len(person("Dana Whitlock", DANA_BRIEF, other).choices) == 2


@pytest.mark.parametrize("words", ["DANA WHITLOCK", "Dána  Whitlock", "Dr. Dana Whitlock", "Ｄａｎａ Whitlock"])
def test_case_accents_titles_and_width_are_the_same_name(words):
    assert person(words, DANA_BRIEF) == DANA_BRIEF
