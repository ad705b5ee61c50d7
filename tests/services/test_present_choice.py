"""Choices say in the ticket's language what can be said, and leave alone what identifies."""

from datetime import UTC, datetime

import pytest

from shared.domain.planning.people import tell_apart
from shared.services.present_choice import present_choice
from shared.services.speech import speech_of
from tests.tenants import a_brief


def german(choice: str) -> str:
    return present_choice(choice, speech_of("de"))


def test_a_day_is_written_out_with_its_weekday():
    assert german("2026-11-27") == "Freitag, 27. November 2026"


def test_what_tells_accounts_apart_is_said_in_the_language():
    user = a_brief(
        "Chris Novak", upn="c.novak@brightfork.example", job_title="Driver", is_enabled=False, mail="chris@brightfork.example",
        created_at=datetime(2021, 2, 3, tzinfo=UTC), department="Warehouse",
    )  # fmt: skip

    assert german(tell_apart(user)) == (
        "Chris Novak <c.novak@brightfork.example> (Driver, Warehouse, chris@brightfork.example, erstellt am 3. Februar 2021, "
        "Anmeldung gesperrt)"
    )


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ("Sales (distribution, sales@brightfork.example)", "Sales (Verteiler, sales@brightfork.example)"),
        ("Sales (mail security)", "Sales (Sicherheitsgruppe)"),
        ("Sales (m365)", "Sales (Microsoft 365)"),
        ("Mary Ann / Smith", "Mary Ann / Smith"),
        ("Visio Plan 2 (VISIOCLIENT)", "Visio Plan 2 (VISIOCLIENT)"),
        ("created 2021-99-99 (created 2021-99-99)", "created 2021-99-99 (created 2021-99-99)"),
        ("a\u202eb (security)", "ab (Sicherheitsgruppe)"),
        ("{day} ({0})", "{day} ({0})"),
    ],
)
def test_what_identifies_stays_as_it_is(choice: str, shown: str):
    assert german(choice) == shown
