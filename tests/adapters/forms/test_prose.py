"""Plain sentences read by patterns: never settled, never a name or day that is not written there."""

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import LISTS, SINGLE, Certainty, Intent, PersonReading, Reading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket


def read(body: str, subject: str = "") -> Reading:
    return FormsReader().read(clean_ticket(a_raw_ticket(body, subject=subject)), instructions="")


def only(reading: Reading) -> PersonReading:
    assert len(reading.people) == 1
    return reading.people[0]


JOINS = """Hi team,

our new joiner Imogen Vane-Tarrant starts on Tuesday 1 December 2026 at 8:30 am as a Claims Analyst in Underwriting, reporting to
Rufus Oyelaran. Please give her Microsoft 365 Business Premium and Visio Plan 2, add her to claims-all@brightfork.example and set up
the same access as Petra Novak.
"""
LEAVES = """Hello,

Corin Halloway (Yard Supervisor) is leaving us, his last day is Friday 27 November 2026 at 5pm. Please convert his mailbox to shared,
give Marisol Vega access, forward his emails to me and hand over the OneDrive to Bo Marsh.
"""


def test_an_arrival_in_a_sentence_is_read():
    reading = read(JOINS)
    person = only(reading)

    assert (reading.intent, reading.certainty) == (Intent.ONBOARD, Certainty.PARTIAL)
    assert person.display_name.value == "Imogen Vane-Tarrant"
    assert person.effective_date.value == "Tuesday 1 December 2026"
    assert person.effective_time.value == "8:30 am"
    assert person.job_title.value == "Claims Analyst"
    assert person.department.value == "Underwriting"
    assert person.manager.value == "Rufus Oyelaran"
    assert [item.value for item in person.licenses] == ["Microsoft 365 Business Premium", "Visio Plan 2"]
    assert [item.value for item in person.groups] == ["claims-all@brightfork.example"]
    assert person.copy_from.value == "Petra Novak"


def test_a_departure_in_a_sentence_is_read():
    reading = read(LEAVES)
    person = only(reading)

    assert (reading.intent, reading.certainty) == (Intent.OFFBOARD, Certainty.PARTIAL)
    assert person.display_name.value == "Corin Halloway"
    assert person.job_title.value == "Yard Supervisor"
    assert person.effective_date.value == "Friday 27 November 2026"
    assert person.effective_time.value == "5pm"
    assert person.convert_to_shared.value == "yes"
    assert person.mailbox_delegate.value == "Marisol Vega"
    assert person.forward_to.value == "me"
    assert person.onedrive_to.value == "Bo Marsh"


@pytest.mark.parametrize(
    "text", ["Please do not convert the mailbox.", "no need to convert it, don't convert the mailbox to shared"]
)
def test_a_denied_conversion_is_no(text: str):
    assert only(read(f"Corin Halloway is leaving us on 27 November 2026. {text}")).convert_to_shared.value == "no"


def test_a_numbered_list_is_several_people():
    reading = read(
        "Two leavers, last day 27 November 2026:\n\n1. Corin Halloway, Yard Supervisor\n2. Wilhelmina Ostby, Driver"
    )

    assert [person.display_name.value for person in reading.people] == ["Corin Halloway", "Wilhelmina Ostby"]
    assert [person.job_title.value for person in reading.people] == ["Yard Supervisor", "Driver"]


def test_every_quote_stands_in_the_text():
    for body in (JOINS, LEAVES):
        person = only(read(body))
        for name in (*SINGLE, *LISTS):
            field = getattr(person, name)
            for item in field if isinstance(field, tuple) else [field] if field else []:
                assert item.quote in body


@pytest.mark.parametrize(
    "body",
    [
        "Outlook starts slowly on every machine.",
        "The Finance Director leaves early on Friday.",
        "Word is done for.",
        "Teams joins the meeting twice.",
    ],
)
def test_things_that_start_and_leave_are_nobody(body: str):
    assert read(body).people == () or read(body).certainty is Certainty.PARTIAL


@pytest.mark.parametrize("word", ["Monday", "Please", "Microsoft", "HR", "The"])
def test_ordinary_words_are_no_names(word: str):
    people = read(f"{word} is leaving us on Friday.").people

    assert all(person.display_name.value != word for person in people)


def test_advertising_is_none():
    reading = read(
        "Meet Alex Vane. Alex starts Monday as Account Executive. Book your demo | Unsubscribe",
        subject="Onboard in 60 seconds",
    )

    assert (reading.intent, reading.people) == (Intent.NONE, ())


@pytest.mark.parametrize(
    "body",
    [
        "Martin Okoye's last day with us will be 11/12/2026. Could you set up an out of office?",
        "Martin Okoye is leaving on 11/12/2026, out of office: please write to Sue.",
        "The monitor and keyboard of Martin Okoye can go back, he is gone.",
        "Her new printer arrived. She starts on Monday.",
    ],
)
def test_a_person_beside_a_common_word_is_never_settled_as_none(body: str):
    reading = read(body)

    assert (reading.intent, reading.certainty) != (Intent.NONE, Certainty.SETTLED)


def test_a_move_in_a_sentence_is_read():
    reading = read("Dana Whitlock is moving from Sales to Logistics on 1 January 2027 and will report to Bo Marsh.")

    assert reading.intent is Intent.CHANGE
    assert only(reading).department.value == "Logistics"
    assert only(reading).effective_date.value == "1 January 2027"


def test_the_end_of_a_contract_is_not_its_beginning():
    reading = read("We have taken on a contractor, Zofia Krol, starting 4 January 2027 until 31 March 2027.")

    assert only(reading).effective_date.value == "4 January 2027"


def test_nobody_is_their_own_successor():
    assert only(read("Please terminate access for Kyle Brandt on 4 January 2027.")).mailbox_delegate is None
