"""Tickets with words of coming and going that are about something else."""

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Intent, Reading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket


def read(subject: str, body: str) -> Reading:
    return FormsReader().read(clean_ticket(a_raw_ticket(body, subject=subject)), instructions="")


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "Imprimante en panne",
            "Bonjour, l'imprimante est bloquée, les nouveaux arrivants n'ont pas pu imprimer leur livret.",
        ),
        ("Printer on the second floor", "The printer is jammed again, our new starter could not print her contract."),
        ("Invoice 4711", "The invoice for the onboarding software is attached, please pay it."),
    ],
)
def test_a_word_of_coming_in_a_ticket_about_a_printer_or_an_invoice_asks_for_nothing(subject: str, body: str):
    reading = read(subject, body)

    assert (reading.intent, reading.people) == (Intent.NONE, ())


def test_a_person_with_a_day_outweighs_a_printer():
    reading = read(
        "Printer and account", "Ada Quill starts on Monday 7 December 2026 and needs an account and the printer."
    )

    assert reading.intent is Intent.ONBOARD
