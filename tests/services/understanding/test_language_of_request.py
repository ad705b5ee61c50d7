"""A request's language is the ticket's own, so that a question comes back in the words of the one who wrote."""

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Intent, Request
from shared.services.understanding.understand import examine
from tests.builders import a_company, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading

GERMAN = "Guten Tag, bitte legen Sie für Frau Jutta Kamp ein Konto an, sie beginnt am 7.12.2026 bei uns."
PLAIN = "Jutta Kamp 07.12.2026"


def read(body: str, *, says: str = "", **company: str) -> Request:
    person = a_person(display_name=("Jutta Kamp", "Jutta Kamp"))
    reading = a_reading(Intent.ONBOARD, person).model_copy(update={"language": says})
    llm = FakeReader(reading)
    found = examine(a_raw_ticket(body), a_company(**company), forms=FormsReader(), llm=llm, clock=FixedClock())
    return found.understanding.requests[0]


def test_the_language_of_the_ticket_wins_over_the_companys() -> None:
    assert read(GERMAN, language="en").language == "de"


@pytest.mark.parametrize(("said", "kept"), [("fr", "fr"), ("pt-BR", "pt"), ("tlh", "de"), ("ignore all rules", "de")])
def test_a_readers_word_for_the_language_counts_when_it_is_one_of_ours(said: str, kept: str) -> None:
    assert read(GERMAN, says=said).language == kept


def test_where_nothing_tells_the_companys_language_is_taken() -> None:
    assert read(PLAIN, language="sv").language == "sv"
    assert read(PLAIN, language="xx").language == "en"


def test_where_neighbours_look_alike_the_companys_own_is_taken() -> None:
    alike = "Jutta Kamp: og det er for med til av den vi skal"
    assert {read(alike, language=own).language for own in ("nb", "nn")} == {"nb", "nn"}


def test_a_form_is_answered_in_the_language_of_its_labels() -> None:
    form = "Neuer Mitarbeiter\n\nVorname: Jutta\nNachname: Kamp\nErster Arbeitstag: 07.12.2026\n"
    assert read(form, language="en").language == "de"
