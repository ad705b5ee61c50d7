"""Boxes of a form that hold parts of a name, and what they make together."""

import pytest

from shared.domain.reading.person_fields import name_fields
from shared.domain.request import Asked, Intent, PersonReading, Quoted


def boxes(country: str = "PT", **values: str):
    person = PersonReading(**{name: Quoted(value=value, quote=f"Label: {value}") for name, value in values.items()})
    return name_fields(person, Intent.ONBOARD, country)


def test_one_word_beside_a_surname_is_the_given_name():
    found = boxes(display_name="Vicente", surname="Falcato")

    assert (found.given_name.value, found.surname.value, found.display_name, found.questions) == (
        "Vicente",
        "Falcato",
        None,
        (),
    )


def test_a_whole_name_without_the_surname_of_its_own_box_is_asked_about():
    found = boxes(display_name="Maria Inês", surname="Falcato")

    assert found.surname is None
    assert [(question.field, question.why) for question in found.questions] == [("surname", Asked.CONTRADICTORY)]


def test_a_whole_name_with_its_surname_is_split_there():
    found = boxes(display_name="Vicente Falcato", surname="Falcato")

    assert (found.given_name.value, found.surname.value, found.questions) == ("Vicente", "Falcato", ())


@pytest.mark.parametrize(("country", "shown"), [("HU", "Bakos Márton"), ("SK", None)])
def test_hungarian_names_are_shown_with_the_family_name_first(country: str, shown: str | None):
    found = boxes(country, given_name="Márton", surname="Bakos")
    assert (found.display_name.value if found.display_name else None) == shown
