"""Customs of European countries in whole names."""

import pytest

from shared.domain.reading.person_names import split_name


@pytest.mark.parametrize(
    ("name", "country", "given", "surname"),
    [
        ("Bodrogi Ilona", "HU", "Ilona", "Bodrogi"),
        ("Ilona Bodrogi", "HU", "Ilona", "Bodrogi"),
        ("Dr. Kisné Várhegyi Emese", "HU", "Emese", "Kisné Várhegyi"),
        ("Tarnai Béláné", "HU", "Béláné", "Tarnai"),
        ("Sárközi-Nagy Anna Mária", "HU", "Anna Mária", "Sárközi-Nagy"),
        ("Hrafn Ari Steinsson", "IS", "Hrafn Ari", "Steinsson"),
        ("Katla Snædal Bergsdóttir", "IS", "Katla Snædal", "Bergsdóttir"),
        ("Torben Holt Ravnkilde", "DK", "Torben", "Holt Ravnkilde"),
        ("Ingvild Moen Skarstad", "NO", "Ingvild", "Moen Skarstad"),
    ],
)
def test_a_name_is_split_by_the_custom_of_its_country(name: str, country: str, given: str, surname: str) -> None:
    parts = split_name(name, country)
    assert (parts.given, parts.surname) == (given, surname)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Gergely Anna", "HU"),  # both are given names
        ("Rajesh Menon", "HU"),
        ("Anne Marie Holtegaard", "DK"),
        ("Jens P. Moen Skarstad", "NO"),
        ("Amina Yusuf Warsan", "NO"),
    ],
)
def test_what_the_names_leave_open_is_asked(name: str, country: str) -> None:
    parts = split_name(name, country)
    assert parts.given is None
    assert parts.choices
