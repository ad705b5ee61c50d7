"""Forms as people fill them in. The reader is sure only when every line is accounted for; a value never moves to another label."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import LISTS, SINGLE, Certainty, Intent, PersonReading, Reading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_message, a_raw_ticket

JOINER = """New employee request

First name: Noor
Last name: Haddad
Job title: Dispatch Coordinator
Department: Operations
Office: Joliet
Manager: Marisol Vega
Start date: Monday 30 November 2026
Licence: Office 365 E3
Groups: Dispatch Team, Operations Hub
Mobile phone: +1 312 555 0142
Employee ID: BL-2207
"""
LEAVER = """Leaver form

Name of leaver: Dana Whitlock
Email: dana.whitlock@brightfork.example
Last working day: Friday 27 November 2026
Time: 17:00
Convert mailbox to shared: Yes
Mailbox access for: Marisol Vega
Forward mail to: -
Out of office message: Dana has left Brightfork. Please write to dispatch-all@brightfork.example.
"""


def read(*bodies: str, subject: str = "", **over) -> Reading:
    return FormsReader().read(clean_ticket(a_raw_ticket(*bodies, subject=subject, **over)), instructions="")


def values(person: PersonReading) -> dict[str, object]:
    """Field -> value or values, without what is empty."""
    found: dict[str, object] = {}
    for name in (*SINGLE, *LISTS):
        field = getattr(person, name)
        if field:
            found[name] = [item.value for item in field] if isinstance(field, tuple) else field.value
    return found


def only(reading: Reading) -> dict[str, object]:
    assert len(reading.people) == 1
    return values(reading.people[0])


def test_an_onboarding_form_is_settled():
    reading = read(JOINER)

    assert (reading.intent, reading.certainty) == (Intent.ONBOARD, Certainty.SETTLED)
    assert only(reading) == {
        "given_name": "Noor",
        "surname": "Haddad",
        "job_title": "Dispatch Coordinator",
        "department": "Operations",
        "office": "Joliet",
        "manager": "Marisol Vega",
        "effective_date": "Monday 30 November 2026",
        "licenses": ["Office 365 E3"],
        "groups": ["Dispatch Team", "Operations Hub"],
        "mobile_phone": "+1 312 555 0142",
        "employee_id": "BL-2207",
    }


def test_an_offboarding_form_is_settled():
    reading = read(LEAVER)

    assert (reading.intent, reading.certainty) == (Intent.OFFBOARD, Certainty.SETTLED)
    assert only(reading) == {
        "display_name": "Dana Whitlock",
        "email": "dana.whitlock@brightfork.example",
        "effective_date": "Friday 27 November 2026",
        "effective_time": "17:00",
        "convert_to_shared": "Yes",
        "mailbox_delegate": "Marisol Vega",
        "auto_reply": "Dana has left Brightfork. Please write to dispatch-all@brightfork.example.",
    }


def test_every_quote_stands_in_the_ticket_and_has_its_label():
    manager = read(JOINER).people[0].manager

    assert manager.quote == "Manager: Marisol Vega"
    assert manager.quote in JOINER


LAYOUTS = {
    "dot leaders": "First name .......... Ada\nLast name ........... Quill\nStart date .......... 3 May 2027",
    "tabs": "First name\tAda\nLast name\tQuill\nStart date\t3 May 2027",
    "columns": "First name      Ada\nLast name       Quill\nStart date      3 May 2027",
    "dashes": "First name – Ada\nLast name – Quill\nStart date – 3 May 2027",
    "numbers": "1. First name: Ada\n2. Last name: Quill\n3. Start date: 3 May 2027",
    "bullets": "- First name: Ada\n- Last name: Quill\n- Start date: 3 May 2027",
    "table": "| First name | Ada |\n| Last name | Quill |\n| Start date | 3 May 2027 |",
    "markdown": "| Field | Value |\n|---|---|\n| First name | Ada |\n| Last name | Quill |\n| Start date | 3 May 2027 |",
    "wide table": "| First name | Ada | Last name | Quill |\n| Start date | 3 May 2027 | Time | |",
    "own line": "First name\nAda\n\nLast name\nQuill\n\nStart date\n3 May 2027\n\nManager\nBo Marsh",
    "own line with colons": "First name:\nAda\nLast name:\nQuill\nStart date:\n3 May 2027",
    "two on a line": "First name: Ada   Last name: Quill\nStart date: 3 May 2027",
    "capitals": "FIRST NAME: Ada\nLAST NAME: Quill\nSTART DATE: 3 May 2027",
    "qualified": "Employee's first name: Ada\nNew starter last name: Quill\nRequested start date: 3 May 2027",
    "hints": "First name\n(as in the passport)\nAda\nLast name\n(family name)\nQuill\nStart date\n(first working day)\n3 May 2027",
    "reordered": "Start date: 3 May 2027\nLast name: Quill\nFirst name: Ada",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_usual_layout_is_read(layout: str):
    reading = read(LAYOUTS[layout], subject="New starter")
    found = only(reading)

    assert (found["given_name"], found["surname"], found["effective_date"]) == ("Ada", "Quill", "3 May 2027")
    assert reading.intent is Intent.ONBOARD
    assert reading.certainty is Certainty.SETTLED


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "-", "—", "n/a", "N/A", "none", "NONE", "NO"])
def test_case_a03_f05_a_blank_value_is_no_value(blank: str):
    body = f"Leaver form\n\nName: Dana Whitlock\nLast day: 27 November 2026\nMailbox access for: {blank}\nForward mail to: {blank}"
    reading = read(body)

    assert "mailbox_delegate" not in only(reading)
    assert "forward_to" not in only(reading)
    assert reading.certainty is Certainty.SETTLED


def test_case_a03_to_be_confirmed_is_kept_to_be_asked():
    assert (
        only(read("Leaver form\nName: Dana Whitlock\nLast day: 27 November\nMailbox access for: tbc"))[
            "mailbox_delegate"
        ]
        == "tbc"
    )


def test_a_blank_value_does_not_take_the_next_line():
    found = only(read("New starter\nFirst name: Lena\nLast name:\nJob title: Yard Planner\nStart date:\nLicence: E3"))

    assert found == {"given_name": "Lena", "job_title": "Yard Planner", "licenses": ["E3"]}


def test_case_h06_all_labels_first_then_all_values_gives_no_value_at_all():
    body = (
        "New starter\n\nFirst name\nLast name\nDepartment\nManager\nStart date\n\nAda\nQuill\nMarisol Vega\n3 May 2027"
    )
    reading = read(body)

    assert reading.certainty is Certainty.PARTIAL
    assert all(not values(person) for person in reading.people)


def test_case_h06_an_html_table_of_two_columns_keeps_its_rows():
    html = "<table><tr><td>First name</td><td>Ada</td></tr><tr><td>Department</td><td></td></tr><tr><td>Manager</td><td>Bo Marsh</td></tr></table>"
    found = only(read(messages=(a_message(html, body_format="html"),), subject="New starter"))

    assert found == {"given_name": "Ada", "manager": "Bo Marsh"}


def test_case_f01_first_and_last_name_in_one_box():
    body = """Requested BY: Ines Ward
Approved BY: the CEO
Date Requested: 2 March 2027
Start Date: 15 March 2027
End Date (If contract): 31/03/2027
First Name: Maëlle Quist-Ferrer
Permanent or Contract: Contract
Job/role Title: Archivist
Email Address
(first name dot last name)
maelle.quist@brightfork.example
Managers Name: Ines Ward
Names of users needing access to the new mailbox: Bo Marsh
Full name of user whose settings to copy: Tyler Novotny"""
    found = only(read(body, subject="New user request"))

    assert found["display_name"] == "Maëlle Quist-Ferrer"
    assert found["effective_date"] == "15 March 2027"
    assert found["copy_from"] == "Tyler Novotny"
    assert found["mailbox_delegate"] == "Bo Marsh"
    assert "shared_mailboxes" not in found


def test_case_f02_preferred_name_boxes_and_copy_from():
    body = """New team member
====================
Full legal name: Guillermo Antúnez Prado
Preferred name (if different): Memo Prado
Job title: Night auditor
Reporting to (manager name): Ines Ward
Property / venue: Harbour House
Start date: 3 May 2027
Employment type: [ ] Full-time [x] Seasonal [ ] Temp [ ] Intern
Copy access from: Tyler Novotny
Hardware: [x] Laptop [ ] Phone
"""
    found = only(read(body))

    assert found["display_name"] == "Memo Prado"
    assert "Guillermo" not in str(found)
    assert found["manager"] == "Ines Ward"
    assert found["office"] == "Harbour House"
    assert found["copy_from"] == "Tyler Novotny"
    assert "licenses" not in found


@pytest.mark.parametrize("box", ["[x]", "[X]", "[✓]", "(x)", "[ x ]", "☑"])
def test_case_f02_a_ticked_box_is_yes(box: str):
    found = only(read(f"Leaver form\nName: Dana Whitlock\nLast day: 27 November\n{box} Convert mailbox to shared"))

    assert found["convert_to_shared"] == "yes"


@pytest.mark.parametrize("box", ["[ ]", "[]", "[_]", "( )", "☐"])
def test_case_f02_an_unticked_box_is_not_yes(box: str):
    found = only(read(f"Leaver form\nName: Dana Whitlock\nLast day: 27 November\n{box} Convert mailbox to shared"))

    assert found.get("convert_to_shared") is None


def test_case_f03_passwords_and_birth_dates_are_no_field():
    body = JOINER + "Initial password: 1984\nDate of birth: 3 May 1984\nPersonal email: n.k@freemail.example\n"

    assert "1984" not in str(read(body).people)
    assert "freemail" not in str(read(body).people)


def test_case_f05_competing_wishes_are_both_read():
    body = """Leaver form
Name of leaver: Dana Whitlock
Last day: 03-04-2027
Add mailbox to another user? YES
Who: Marisol Vega
Forward to: bo.marsh@brightfork.example
Computer name: NONE
"""
    found = only(read(body))

    assert found["mailbox_delegate"] == "Marisol Vega"
    assert found["forward_to"] == "bo.marsh@brightfork.example"
    assert found["effective_date"] == "03-04-2027"


SELECTED = {
    "New user": (Intent.ONBOARD, Certainty.SETTLED),
    "Change of department": (Intent.CHANGE, Certainty.SETTLED),
    "Change application rights": (Intent.NONE, Certainty.SETTLED),
    "Deactivation": (Intent.OFFBOARD, Certainty.SETTLED),
    "Employee resignation/leaving": (Intent.OFFBOARD, Certainty.SETTLED),
    "Change of name": (Intent.CHANGE, Certainty.SETTLED),
    "Password reset": (Intent.NONE, Certainty.SETTLED),
}


@pytest.mark.parametrize("action", SELECTED)
def test_case_f10_the_selectors_value_decides_whatever_words_stand_around(action: str):
    options = "New user / Change of department / Deactivation / Employee leaving / Password reset / Reactivation"
    reading = read(
        f"User action: {action}\nName: Dana Whitlock\nDate: 3 May 2027\n\nOptions: {options}", subject="User form"
    )

    assert reading.intent is SELECTED[action][0]


def test_case_f10_reactivation_is_for_a_person_to_look_at():
    reading = read("User action: Reactivation\nName: Dana Whitlock\nDate: 3 May 2027")

    assert (reading.intent, reading.certainty) == (Intent.NONE, Certainty.PARTIAL)


def test_case_f13_the_last_day_worked_wins_over_the_last_day_employed():
    body = """Leaver checklist
Name: Dana Whitlock
Resignation letter date: 1 December 2026
Last day worked: 11 December 2026 12:00
Last day employed: 31 December 2026"""

    assert only(read(body))["effective_date"] == "11 December 2026 12:00"


def test_case_f14_a_birth_day_for_phone_checks_is_no_field():
    body = JOINER + "Birth day and month: 12 March\n"

    assert "12 March" not in str(read(body).people)


@pytest.mark.parametrize(
    "text",
    [
        "Dana leaves the Sales department and transfers to Logistics on 3 May.",
        "Dana Whitlock moves to the warehouse team.",
        "Promotion: Dana is promoted to shift lead.",
        "Dana is moving to Finance, new manager Bo Marsh.",
    ],
)
def test_case_a10_a_move_is_never_read_as_a_leaver(text: str):
    assert read(text).intent is Intent.CHANGE


@pytest.mark.parametrize(
    "text", ["Dana Whitlock is leaving us on Friday.", "Leaver: Dana Whitlock, last day Friday", "Dana has resigned."]
)
def test_case_a10_a_leaver_is_a_leaver(text: str):
    assert read(text).intent is Intent.OFFBOARD


def test_a_transfer_form_is_a_change():
    body = "Transfer form\nName: Dana Whitlock\nCurrent department: Sales\nNew department: Logistics\nNew manager: Bo Marsh\nEffective date: 3 May 2027"
    reading = read(body)

    assert (reading.intent, reading.certainty) == (Intent.CHANGE, Certainty.SETTLED)
    assert only(reading)["department"] == "Logistics"


DOUBTS = [
    "Notes: please also give her access to the safe",
    "Shoe size in Brannock: 44",
    "\nShe does not need the licence after all.",
    "\nPlease also add Bo to the same groups.",
    "\nActually make that the 7th.",
    "\nHer start may be postponed.",
    "\nForward everything to bo@brightfork.example",
    "Start date: 7 December 2026",
]


@pytest.mark.parametrize("doubt", DOUBTS)
def test_anything_that_may_change_the_form_leaves_it_to_another_reader(doubt: str):
    assert read(JOINER + doubt).certainty is Certainty.PARTIAL


HARMLESS = [
    "Equipment: laptop, headset",
    "VPN: yes",
    "Notes: -",
    "Comments:",
    "\nThanks\nKelly",
    "Requested by: Kelly Brandt",
    "Desk phone: no",
]


@pytest.mark.parametrize("harmless", HARMLESS)
def test_lines_that_change_nothing_leave_it_settled(harmless: str):
    assert (
        read("Hi team,\n\nplease set up the following new starter:\n\n" + JOINER + harmless).certainty
        is Certainty.SETTLED
    )


def test_two_values_for_one_field_are_not_chosen_between():
    assert "effective_date" not in only(read(JOINER + "Start date: 7 December 2026"))


def test_a_general_label_gives_way_to_a_precise_one():
    found = only(read("Date: 2 March 2027\n" + JOINER))

    assert found["effective_date"] == "Monday 30 November 2026"


def test_a_newer_message_completes_the_form():
    reading = read(
        "New starter\nFirst name: Lena\nLast name:\nStart date:\nLicence: E3",
        "Last name: Quill\nStart date: 7 December 2026",
    )

    assert (only(reading)["surname"], only(reading)["effective_date"]) == ("Quill", "7 December 2026")
    assert reading.certainty is Certainty.SETTLED


@pytest.mark.parametrize(
    "answer",
    [
        "Sorry! Her last name is Quill and she starts on Monday 7 December 2026.",
        "Last name is Quill. Start date is Monday 7 December 2026.",
        "Quill is her last name, she starts on Monday 7 December 2026.",
        "last name Quill\nMonday 7 December 2026",
    ],
)
def test_an_answer_in_a_sentence_completes_the_form_or_is_left_to_another_reader(answer: str):
    reading = read("New starter\nFirst name: Lena\nLast name:\nStart date:\nLicence: E3", answer)
    found = only(reading)

    if reading.certainty is Certainty.SETTLED:
        assert (found["surname"], found["effective_date"]) == ("Quill", "Monday 7 December 2026")
    assert found["given_name"] == "Lena"


def test_a_newer_message_wins():
    assert only(read(JOINER, "Start date: 7 December 2026"))["effective_date"] == "7 December 2026"


@pytest.mark.parametrize(
    "reply", ["Please cancel this request.", "Nobody is starting, please disregard.", "She will not be joining us."]
)
def test_a_request_taken_back_is_not_settled_as_a_request(reply: str):
    assert read(JOINER, reply).certainty is Certainty.PARTIAL


def test_thanks_and_automatic_replies_after_the_form_change_nothing():
    reading = read(JOINER, "Thank you so much for the quick help!", "Automatic reply: I am out of office until Monday.")

    assert (reading.intent, reading.certainty) == (Intent.ONBOARD, Certainty.SETTLED)


def test_several_people_in_a_table_are_several_people():
    body = "New starters\n\n| First name | Last name | Role | Start date |\n| Ada | Quill | Clerk | 3 May 2027 |\n| Bo | Marsh | Clerk | TBC |"
    reading = read(body)

    assert [(p.given_name.value, p.surname.value) for p in reading.people] == [("Ada", "Quill"), ("Bo", "Marsh")]
    assert reading.people[1].effective_date.value == "TBC"


def test_a_table_row_with_a_missing_cell_gives_nobody():
    body = "New starters\n| First name | Last name | Role | Start date |\n| Ada | Quill | 3 May 2027 |"
    reading = read(body)

    assert reading.certainty is Certainty.PARTIAL
    assert reading.people == ()


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Label printer at dock 4", "The label printer prints every second label blank."),
        ("Password reset", "I forgot my password."),
        ("Invoice 4711", "Please pay the invoice."),
        ("Automatic reply: New starter", "I am out of office until Monday."),
        ("Undeliverable: New hire", "Delivery has failed to these recipients."),
        ("Re: ticket", "Thank you so much, all good now!"),
    ],
)
def test_what_is_certainly_not_ours_is_settled_as_none(subject: str, body: str):
    reading = read(body, subject=subject)

    assert (reading.intent, reading.certainty, reading.people) == (Intent.NONE, Certainty.SETTLED, ())


@pytest.mark.parametrize(
    "body",
    [
        "The printer is broken, and Dana is leaving us on Friday.",
        "Something happened yesterday.",
        "see attachment",
        "as discussed",
        "Nora liest.",
    ],
)
def test_prose_is_left_to_another_reader(body: str):
    assert read(body).certainty is Certainty.PARTIAL


@settings(max_examples=60)
@given(st.permutations(JOINER.strip().split("\n")[2:]))
def test_the_order_of_rows_does_not_matter(rows: list[str]):
    reading = read("New employee request\n\n" + "\n".join(rows))

    assert reading.certainty is Certainty.SETTLED
    assert only(reading) == only(read(JOINER))


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_any_text_gives_a_reading(body: str):
    reading = read(body)

    assert reading.reader in ("forms", "sentences")


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["First name", "Ada", ":", "\n", "\t", "|", "[x]", "Start date", "...", " - ", "  ", "3 May", "Manager"]
        ),
        max_size=30,
    )
)
def test_any_broken_form_gives_only_values_that_stand_in_it(pieces: list[str]):
    body = "".join(pieces)
    for person in read(body).people:
        for value in values(person).values():
            for item in value if isinstance(value, list) else [value]:
                assert all(word.strip(",;") in body or word == "yes" for word in item.split())
