"""Several people in one text: each gets what is said of them and of all, nobody gets what may be another's."""

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.adapters.forms.prose_sentences import sentences
from shared.adapters.forms.same_name import is_named_in, names_of_two
from shared.domain.request import Intent, PersonReading, Reading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket


def read(body: str) -> Reading:
    return FormsReader().read(clean_ticket(a_raw_ticket(body)), instructions="")


def people(body: str) -> dict[str, PersonReading]:
    return {person.display_name.value: person for person in read(body).people}


TWO_SENTENCES = """Hello,

Ada Quill is leaving us, her last day is 4 December 2026. Please forward her emails to Bo Marsh.

Also, Corin Halloway is leaving us, his last day is 11 December 2026. Please convert his mailbox to shared and give Petra Novak access.
Both laptops stay here.
"""
A_LIST = """Hello,

two new starters join Underwriting on 7 December 2026:

1. Ada Quill, Claims Analyst (ada.quill@quillworks.example), reporting to Bo Marsh
2. Corin Halloway, Yard Clerk (corin.halloway@quillworks.example), reporting to Petra Novak

Both need Microsoft 365 E3. Corin also needs a Visio Plan 2.
"""


def test_each_sentence_of_leaving_begins_another_person():
    found = people(TWO_SENTENCES)

    assert list(found) == ["Ada Quill", "Corin Halloway"]
    ada, corin = found.values()
    assert (ada.effective_date.value, corin.effective_date.value) == ("4 December 2026", "11 December 2026")
    assert (ada.forward_to.value, corin.forward_to) == ("Bo Marsh", None)
    assert (ada.convert_to_shared, corin.convert_to_shared.value) == (None, "yes")
    assert (ada.mailbox_delegate, corin.mailbox_delegate.value) == (None, "Petra Novak")


def test_each_item_of_a_list_is_a_person_and_the_rest_is_for_all_or_for_who_is_named():
    found = people(A_LIST)

    assert list(found) == ["Ada Quill", "Corin Halloway"]
    ada, corin = found.values()
    assert (ada.job_title.value, corin.job_title.value) == ("Claims Analyst", "Yard Clerk")
    assert (ada.manager.value, corin.manager.value) == ("Bo Marsh", "Petra Novak")
    assert (ada.email.value, corin.email.value) == ("ada.quill@quillworks.example", "corin.halloway@quillworks.example")
    assert [item.value for item in ada.licenses] == ["Microsoft 365 E3"]
    assert [item.value for item in corin.licenses] == ["Visio Plan 2", "Microsoft 365 E3"]
    assert ada.effective_date.value == corin.effective_date.value == "7 December 2026"


def test_people_named_together_share_what_is_said():
    found = people("Offboarding of Ada Quill and Corin Halloway. Their last day is 4 December 2026.")

    assert {name: person.effective_date.value for name, person in found.items()} == {
        "Ada Quill": "4 December 2026",
        "Corin Halloway": "4 December 2026",
    }


def test_a_fact_that_may_be_of_two_people_goes_to_nobody():
    found = people(TWO_SENTENCES + "\nMobile number: 079 555 41 28, and the account is yard7@quillworks.example.\n")

    assert [person.mobile_phone for person in found.values()] == [None, None]


def test_one_may_come_while_another_goes():
    reading = read(
        "Ada Quill is leaving us on 4 December 2026. Please convert her mailbox to shared.\n\n"
        "Corin Halloway starts on Monday 7 December 2026 as a Yard Clerk."
    )

    ada, corin = sorted(reading.people, key=lambda person: person.display_name.value)
    assert (ada.intent or reading.intent, corin.intent or reading.intent) == (Intent.OFFBOARD, Intent.ONBOARD)
    assert (ada.effective_date.value, corin.effective_date.value) == ("4 December 2026", "Monday 7 December 2026")
    assert (ada.convert_to_shared.value, corin.convert_to_shared) == ("yes", None)
    assert (ada.job_title, corin.job_title.value) == (None, "Yard Clerk")


def test_somebody_who_is_only_manager_or_successor_is_no_second_person():
    found = people(
        "Ada Quill is leaving us on 4 December 2026. Bo Marsh takes over her mailbox, her manager is Bo Marsh."
    )

    assert list(found) == ["Ada Quill"]


def test_a_list_of_things_is_no_list_of_people():
    found = people(
        "Ada Quill joins us on 7 December 2026. She needs:\n\n- Adobe Acrobat, please\n- Quick Books, full version\n- Photo Shop"
    )

    assert list(found) == ["Ada Quill"]


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Ada Quill", "Corin Halloway", True),
        ("Juha Virtanen", "Juha Virtasen", False),
        ("Marko Petrinić", "Marka Petrinića", False),
        ("Ada Quill", "Quill", False),
        ("Ada Quill", "Ada Marsh", True),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str, *, are_two: bool):
    assert names_of_two(one, other) is are_two


def test_a_sentence_names_somebody_by_what_only_they_are_called():
    everybody = ["Paula Quill", "Jens Quill"]

    assert is_named_in("Paula Quill", "Paulas Konto bitte zuerst.", everybody)
    assert not is_named_in("Paula Quill", "Quill braucht E3.", everybody)
    assert not is_named_in("Paula Quill", "Jens braucht E3.", everybody)


def test_a_sentence_goes_on_over_a_long_line_and_after_the_number_of_a_day():
    text = "Am 1. Dezember beginnt bei uns die neue Kollegin Ada Quill, sie wird\nin der Buchhaltung sitzen. Danke.\n\nGruß"

    assert [text[one.start : one.end].strip() for one in sentences(text, [], "de")] == [
        "Am 1. Dezember beginnt bei uns die neue Kollegin Ada Quill, sie wird\nin der Buchhaltung sitzen.",
        "Danke.",
        "Gruß",
    ]
