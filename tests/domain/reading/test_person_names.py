"""Names are split only where that is certain (field cases b01, b02, b03)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.reading.person_names import bare_name, split_name


@pytest.mark.parametrize(
    ("name", "given_name", "surname"),
    [
        ("Ada Quill", "Ada", "Quill"),
        ("Maëlle Quist-Ferrer", "Maëlle", "Quist-Ferrer"),
        ("Terrence Vale, Jr.", "Terrence", "Vale"),
        ("Dr. Ana-Lucía de la Cruz", "Ana-Lucía", "de la Cruz"),
        ("Jasper van den Heuvel", "Jasper", "van den Heuvel"),
        ("Khalid bin Saeed Al-Marri", "Khalid", "bin Saeed Al-Marri"),
        ("J. R. Okonjo III", "J. R.", "Okonjo"),
        ("Quill, Ada", "Ada", "Quill"),
        ("Frau Petra Volkhardt", "Petra", "Volkhardt"),
        ("John Q. Public", "John", "Public"),
        ("小野寺 美咲", "美咲", "小野寺"),
        ("Siobhán O’Neill", "Siobhán", "O’Neill"),
    ],
)
def test_certain_names_are_split(name: str, given_name: str, surname: str):
    split = split_name(name, "GB")

    assert (split.given, split.surname) == (given_name, surname)


def test_three_plain_words_are_asked_about_with_each_split():
    split = split_name("Mary Ann Smith", "GB")

    assert split.given is None
    assert split.choices == (("Mary", "Ann Smith"), ("Mary Ann", "Smith"))


def test_where_the_family_name_comes_first_two_words_are_no_certain_split():
    assert split_name("Ouyang Jing", "CN").given is None


@pytest.mark.parametrize("name", ["Sophie", "", "山田太郎", ".Net"])
def test_one_word_has_no_parts(name: str):
    split = split_name(name, "GB")

    assert (split.given, split.surname, split.choices) == (None, None, ())


def test_titles_and_degrees_are_no_part_of_the_name():
    assert bare_name("Dr. Henning Ackfeld, PhD") == "Henning Ackfeld"


@given(st.text(max_size=60), st.sampled_from(["GB", "JP", "ES"]))
def test_parts_are_words_of_the_name(name: str, country: str):
    split = split_name(name, country)
    for part in (split.given, split.surname):
        assert part is None or part.strip()
