"""The prose rules on plain English tickets."""

import pytest

from sandbox.reader.findings import Findings, Person
from sandbox.reader.prose.reader import read_prose
from tests.sandbox.reader.conftest import PROSE

LEAVER = """Hello,

Dana Whitlock is leaving us on Friday, last day 27 November, please block her account and give Marisol
access to her mailbox. Convert her mailbox to a shared mailbox and set an out of office saying "Dana has
left. Please write to dispatch-all@brightfork.example."

Kelly
"""
NEW_ANALYST = """New starter: Amélie O'Rourke-Díaz starts on 3 December 2026 at 9am as Financial Analyst in the Finance
department. Her manager is Renata Falk. Same access as Yuki Hasegawa please. Mobile +1 312 555 0199, employee number
BL-2210. Please add her to the Finance Reports and VPN Users groups. She needs access to the
invoices@brightfork.example shared mailbox."""
URGENT = """Please offboard Oskar Lindqvist (oskar.lindqvist@brightfork.example) immediately. Bart Ingersoll should get
access to his mailbox and OneDrive. Forward his email to hannah.greer@brightfork.example."""
MOVE = """Ines Carvalho is moving to the Customer Service team as of 1 January. Please remove her from the Dispatch Team
group and add her to the Service Desk group."""


def flat(person: Person) -> dict[str, object]:
    single: dict[str, object] = {name: found.value for name, found in person.single.items()}
    return single | {name: [found.value for found in many] for name, many in person.many.items()}


def only(findings: Findings) -> dict[str, object]:
    (person,) = findings.people
    return flat(person)


def test_an_onboarding_in_prose() -> None:
    found = read_prose(PROSE)

    assert (found.intent, found.intent_quote) == ("onboard", "is joining us")
    assert only(found) == {
        "given_name": "DeShawn",
        "surname": "Whitaker",
        "display_name": "DeShawn Whitaker",
        "effective_date": "next Monday",
        "job_title": "Dispatch Coordinator",
        "department": "Operations",
        "office": "Joliet",
        "manager": "Marisol Vega",
        "licenses": ["Office 365 E3"],
        "groups": ["dispatch-all@brightfork.example"],
    }


def test_an_offboarding_in_prose() -> None:
    found = read_prose(LEAVER)

    assert found.intent == "offboard"
    assert only(found) == {
        "given_name": "Dana",
        "surname": "Whitlock",
        "display_name": "Dana Whitlock",
        "effective_date": "27 November",
        "mailbox_delegate": "Marisol",
        "convert_to_shared": "yes",
        "auto_reply": "Dana has\nleft. Please write to dispatch-all@brightfork.example.",
    }


def test_a_longer_onboarding() -> None:
    assert only(read_prose(NEW_ANALYST)) == {
        "given_name": "Amélie",
        "surname": "O'Rourke-Díaz",
        "display_name": "Amélie O'Rourke-Díaz",
        "effective_date": "3 December 2026",
        "effective_time": "9am",
        "job_title": "Financial Analyst",
        "department": "Finance",
        "manager": "Renata Falk",
        "mobile_phone": "+1 312 555 0199",
        "employee_id": "BL-2210",
        "copy_from": "Yuki Hasegawa",
        "groups": ["Finance Reports", "VPN Users"],
        "shared_mailboxes": ["invoices@brightfork.example"],
    }


def test_an_urgent_leaver_with_successors() -> None:
    found = only(read_prose(URGENT))

    assert found["email"] == "oskar.lindqvist@brightfork.example"
    assert found["effective_date"] == "immediately"
    assert (found["mailbox_delegate"], found["onedrive_to"]) == ("Bart Ingersoll", "Bart Ingersoll")
    assert found["forward_to"] == "hannah.greer@brightfork.example"


def test_a_move_is_a_change_and_no_departure() -> None:
    found = read_prose(MOVE)

    assert found.intent == "change"
    assert only(found)["department"] == "Customer Service"
    assert (only(found)["groups"], only(found)["groups_remove"]) == (["Service Desk"], ["Dispatch Team"])


def test_two_people_are_two_findings() -> None:
    found = read_prose(
        "Noor Haddad is joining us as Yard Planner on 7 December. Lena Ortiz is joining us as Mechanic on 14 December."
    )

    assert [(flat(one)["display_name"], flat(one)["job_title"]) for one in found.people] == [
        ("Noor Haddad", "Yard Planner"),
        ("Lena Ortiz", "Mechanic"),
    ]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Tyler is leaving the Sales department for Logistics.", "change"),
        ("Ines Carvalho will be transferring to Finance on Monday.", "change"),
        ("Shanice Okafor got married, her new name is Shanice Bell.", "change"),
        ("Today is Grace Kowalczyk's last day.", "offboard"),
        ("Malik Abernathy has resigned.", "offboard"),
        ("We have hired Lena Ortiz, first day 7 December.", "onboard"),
        ("Please create an account for Lena Ortiz.", "onboard"),
        ("Tyler Novotny will not be joining us after all.", "none"),
        ("Lena is starting next week - please ignore my earlier mail.", "none"),
        ("Outlook is starting very slowly since the update of last week.", "onboard"),
        ("Please reset my password.", "none"),
        ("See attachment.", "none"),
        ("", "none"),
    ],
)
def test_the_kind_of_request(text: str, intent: str) -> None:
    """FC-a10. "Outlook is starting" shows the limits of rules: the intent is wrong, but nobody is named and nothing follows."""
    assert read_prose(text).intent == intent


def test_a_title_is_no_part_of_the_name() -> None:
    assert only(read_prose("Ms Lena Ortiz is joining us on 7 December."))["display_name"] == "Lena Ortiz"


def test_nobody_named_gives_nobody() -> None:
    assert read_prose("Outlook is starting very slowly since the update of last week.").people == []


@pytest.mark.parametrize("text", [PROSE, LEAVER, NEW_ANALYST, URGENT, MOVE])
def test_every_quote_is_literally_in_the_text(text: str) -> None:
    found = read_prose(text)

    assert found.intent_quote in text
    for person in found.people:
        for one in [*person.single.values(), *(one for many in person.many.values() for one in many)]:
            assert one.quote in text
            assert one.value in text or one.value == "yes"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Please add her to " + "a b c d e f, " * 1500, id="endless list"),
        pytest.param("New starter: " + "Anna van der " * 1500, id="endless name"),
        pytest.param("is joining as " + "x " * 9000, id="endless title"),
        pytest.param("give Anna access to " + "the " * 5000 + "mailbox", id="endless mailbox"),
        pytest.param("(" * 20000, id="brackets"),
    ],
)
def test_hostile_text_does_not_stall_the_rules(text: str) -> None:
    """Without bounds in the patterns these never end; the suite's time limit is the judge."""
    assert read_prose(f"Anna Bell is leaving. {text}").intent == "offboard"
