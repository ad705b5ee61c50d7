"""Requests of different kinds in one ticket: two forms in one message, a table with a kind in each row."""

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Certainty, Intent, Reading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket

BOTH = """Hi, two forms for this week.

New starter
First name: Noor
Last name: Haddad
Start date: 30 November 2026
Licence: Office 365 E3

Leaver
First name: Teo
Last name: Brandt
Last working day: 4 December 2026
Forward mail to: Jo Arden
"""


def read(body: str, subject: str = "Starter and leaver") -> Reading:
    return FormsReader().read(clean_ticket(a_raw_ticket(body, subject=subject)), instructions="")


def who(reading: Reading) -> list[tuple[str, Intent | None, str | None]]:
    return [
        (
            person.display_name.value if person.display_name else f"{person.given_name.value} {person.surname.value}",
            person.intent,
            person.effective_date.value if person.effective_date else None,
        )
        for person in reading.people
    ]


def test_a_form_for_a_joiner_and_one_for_a_leaver_are_read_each_for_itself() -> None:
    reading = read(BOTH)

    assert who(reading) == [
        ("Noor Haddad", Intent.ONBOARD, "30 November 2026"),
        ("Teo Brandt", Intent.OFFBOARD, "4 December 2026"),
    ]
    assert reading.intent is Intent.ONBOARD
    joiner, leaver = reading.people
    assert [licence.value for licence in joiner.licenses] == ["Office 365 E3"]
    assert joiner.forward_to is None
    assert (leaver.forward_to.value, leaver.licenses) == ("Jo Arden", ())


def test_the_kind_of_each_form_may_be_chosen_in_a_row() -> None:
    body = BOTH.replace("New starter\n", "Request type: New starter\n").replace("Leaver\n", "Request type: Leaver\n")

    assert [kind for _, kind, _ in who(read(body))] == [Intent.ONBOARD, Intent.OFFBOARD]


def test_one_form_stays_one_whose_title_is_said_twice() -> None:
    body = "New starter\nFirst name: Noor\nLast name: Haddad\n\nNew starter details\nStart date: 30 November 2026\nManager: Jo Arden\n"

    assert len(read(body, subject="New starter").people) == 1


def test_forms_that_are_sure_each_need_no_other_reader() -> None:
    assert read(BOTH.replace("Hi, two forms for this week.\n", "")).certainty is Certainty.SETTLED


def test_a_table_may_name_the_kind_of_each_row() -> None:
    body = (
        "| Type | Name | Date |\n|---|---|---|\n| New starter | Noor Haddad | 30 November 2026 |\n"
        "| Leaver | Teo Brandt | 4 December 2026 |\n"
    )

    assert who(read(body)) == [
        ("Noor Haddad", Intent.ONBOARD, "30 November 2026"),
        ("Teo Brandt", Intent.OFFBOARD, "4 December 2026"),
    ]


def test_a_sentence_about_a_leaver_beside_a_joiners_form_is_told_as_another_request() -> None:
    body = BOTH.split("Leaver")[0] + "\nBy the way, Teo Brandt is leaving us at the end of the month.\n"
    reading = read(body, subject="New starter")

    assert reading.other_requests == ("By the way, Teo Brandt is leaving us at the end of the month.",)
    assert len(reading.people) == 1
    assert reading.certainty is Certainty.PARTIAL
