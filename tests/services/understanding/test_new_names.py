"""A new name belongs to somebody who is known by the present one: the two are never mixed up."""

from datetime import date

from shared.domain.reading.evidence import check_evidence
from shared.domain.reading.folding import fold
from shared.domain.reading.normalise import Context, normalise
from shared.domain.request import Intent, PersonReading, Quoted, Request
from shared.domain.ticket import Author
from tests.builders import a_company

TICKET = (
    "Our colleague Ilka Vendel (ilka.vendel@quarry.example) has married and is now called Marsh. Her files go to me."
)
WRITER = Author(name="Dorte Kell", email="dorte.kell@quarry.example")


def said(value: str, quote: str) -> Quoted:
    return Quoted(value=value, quote=quote)


RENAMED = PersonReading(
    given_name=said("Ilka", "Ilka Vendel"),
    surname=said("Vendel", "Ilka Vendel"),
    display_name=said("Ilka Vendel", "Ilka Vendel"),
    email=said("ilka.vendel@quarry.example", "ilka.vendel@quarry.example"),
    new_surname=said("Marsh", "is now called Marsh"),
)


def read(person: PersonReading, intent: Intent = Intent.CHANGE) -> Request:
    checked = check_evidence(person, fold(TICKET)).person
    context = Context(company=a_company(), requester=WRITER, received_on=date(2026, 11, 2), reader="m")
    return normalise(checked, intent, context)


def test_a_new_surname_leaves_the_present_name_and_makes_the_new_whole_one():
    request = read(RENAMED)

    assert (request.surname.value, request.display_name.value) == ("Vendel", "Ilka Vendel")
    assert (request.new_surname.value, request.new_display_name.value) == ("Marsh", "Ilka Marsh")
    assert request.new_display_name.quote == "is now called Marsh"


def test_a_new_whole_name_is_taken_as_the_ticket_gives_it():
    whole = said("Ilka Vendel (ilka", "Ilka Vendel (ilka")
    assert read(RENAMED.model_copy(update={"new_display_name": whole})).new_display_name.value == whole.value


def test_without_a_present_surname_no_new_whole_name_is_made_up():
    mononym = RENAMED.model_copy(update={"surname": None, "display_name": said("Ilka", "Ilka Vendel")})
    assert read(mononym).new_display_name is None


def test_a_new_name_without_evidence_is_dropped():
    invented = RENAMED.model_copy(update={"new_surname": said("Marshall", "is now called Marsh")})
    assert read(invented).new_surname is None


def test_only_somebody_who_stays_gets_a_new_name():
    assert read(RENAMED, Intent.OFFBOARD).new_surname is None


def test_the_writer_is_meant_by_me_whatever_the_ticket_calls_it():
    to_writer = RENAMED.model_copy(update={"onedrive_to": said("me", "Her files go to me")})
    in_german = RENAMED.model_copy(update={"onedrive_to": said("me", "Our colleague")})

    assert read(to_writer).onedrive_to.value == "Dorte Kell"
    assert read(in_german).onedrive_to.value == "Dorte Kell"
    assert read(RENAMED.model_copy(update={"onedrive_to": said("me", "not in the ticket")})).onedrive_to is None


def test_nobody_but_another_person_can_be_me():
    assert read(RENAMED.model_copy(update={"job_title": said("me", "Our colleague")})).job_title is None
