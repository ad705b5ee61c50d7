"""What forms and tickets really look like: cases that went wrong for others, each with its public source."""

import pytest

from shared.domain.request import Asked, FlagCode, Intent
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading
from tests.services.understanding.field_cases import LONDON, TOKYO, examined, the_request

BLANKS = ["", "\u00a0", "   ", "-", "–", "n/a", "none", "keine", "NO"]
LEAVER = "Leaver form\nName: Hedy Lind\nLast day: 11 December 2026\nMailbox access for: {0}\nForward mail to: {0}\n"


@pytest.mark.parametrize("blank", BLANKS)
def test_case_a03_an_empty_field_names_nobody(blank: str) -> None:
    """KelvinTegelaar/CIPP#905: a blank delegate became a command with an empty target."""
    request = the_request(LEAVER.format(blank))

    assert (request.mailbox_delegate, request.forward_to, request.questions) == (None, None, ())


def test_case_a03_what_is_to_be_confirmed_is_asked() -> None:
    """KelvinTegelaar/CIPP#905."""
    request = the_request(LEAVER.format("tbc"))

    assert {(q.field, q.why) for q in request.questions} == {
        ("mailbox_delegate", Asked.UNCLEAR),
        ("forward_to", Asked.UNCLEAR),
    }


MOVES = [
    "Hedy Lind leaves the Sales department and joins Logistics on 11 December 2026. Her new manager is Jo Arden.",
    "Hedy Lind transfers to Logistics as of 11 December 2026.",
    "Hedy Lind verlässt das Team Vertrieb und wechselt am 11.12.2026 in die Logistik.",
    "Hedy Lind deja el departamento de Ventas y pasa a Logística el 11/12/2026.",
]
LEAVERS = [
    "Hedy Lind leaves us on 11 December 2026, please close her account.",
    "Hedy Lind verlässt die Firma am 11.12.2026, bitte Konto sperren.",
    "Hedy Lind quitte l'entreprise le 11/12/2026, merci de fermer son compte.",
    "Hedy Lind deja la empresa el 11/12/2026, por favor den de baja su cuenta.",
]


@pytest.mark.parametrize("text", MOVES)
def test_case_a10_leaving_a_team_is_never_settled_as_leaving_the_firm(text: str) -> None:
    """its.uiowa.edu article 102214: staff who move to another department keep the account."""
    found = examined(text, subject="Hedy Lind")

    assert Intent.OFFBOARD not in {request.intent for request in found.found}


@pytest.mark.parametrize("text", LEAVERS)
def test_case_a10_leaving_the_firm_is_leaving(text: str) -> None:
    """its.uiowa.edu article 102214."""
    assert the_request(text, subject="Hedy Lind").intent is Intent.OFFBOARD


MUSEUM = """Requested BY: Kelly Brandt
Approved BY: the CEO
Date Requested: 24/11/2026
Start Date: 11/12/2026
End Date (If contract): 31/03/2027
First Name: Maëlle Quist-Ferrer
Permanent or Contract: Contract
Job/role Title: Curator
Email Address
(first.last)
Email Group Membership: Everybody
Managers Name: Jo Arden
"""


def test_case_f01_a_form_whose_first_name_is_the_whole_name_and_whose_approval_is_a_claim() -> None:
    """itservices.designmuseum.org solution 30000019801."""
    request = the_request(MUSEUM, subject="New user request", company=LONDON)

    assert (request.given_name.value, request.surname.value) == ("Maëlle", "Quist-Ferrer")
    assert request.effective_date.value.isoformat() == "2026-12-11"
    assert request.email is None
    assert FlagCode.CLAIMED_APPROVAL in {flag.code for flag in request.flags}


HOTEL = """New hire
========================
Full legal name: Guillermo Antúnez Prado
Preferred name (if different): Memo Prado
Job title: Porter
Reporting to (manager name): Jo Arden
Department: Front Office
Start date: 11 December 2026
Employment type: [ ] Full-time [x] Seasonal [ ] Part-time [ ] Contractor
Copy access from: Teo Brandt
[ ] Laptop [x] Phone
Microsoft 365 (standard default)
"""


def test_case_f02_the_preferred_name_is_shown_and_a_product_that_is_mentioned_is_no_licence() -> None:
    """argushospitality.jitbit.com KB 99582436."""
    request = the_request(HOTEL, subject="New hire")

    assert request.name() == "Memo Prado"
    assert request.copy_from.value == "Teo Brandt"
    assert request.licenses == ()


LEAVING = """Leaving user
Company name in full: {company}
Name of leaver: Hedy Lind
Email of leaver: hedy.lind@brightfork.example
Add mailbox to another user?: NO
Forward emails instead?: {forward}
Computer name: NONE
Leaving date: 03-04-2027
"""


def test_case_f05_no_is_nobody_and_the_day_comes_first() -> None:
    """abussi.co.uk requests-leaving-user."""
    body = LEAVING.format(company="Brightfork Logistics", forward="NO")
    request = the_request(body, subject="Leaving user", company=LONDON)

    assert (request.forward_to, request.mailbox_delegate) == (None, None)
    assert request.effective_date.value.isoformat() == "2027-04-03"


def test_case_f05_an_address_outside_and_another_company_are_flagged() -> None:
    """abussi.co.uk requests-leaving-user."""
    body = LEAVING.format(company="Somewhere Else Holdings", forward="hedy@freemail.example")
    codes = {flag.code for flag in the_request(body, subject="Leaving user", company=LONDON).flags}

    assert {FlagCode.EXTERNAL_ADDRESS, FlagCode.COMPANY_NAME_DIFFERS} <= codes


def test_case_f09_an_era_date_is_a_date_and_a_document_number_is_none() -> None:
    """nagano-c.ed.jp kanri/email.htm."""
    body = "新入職員\n氏名: 佐藤 花\n着任日: 令和8年12月1日\n職員番号: １２３４５\n文書番号: 第45号\n"
    request = the_request(body, subject="新規アカウント", company=TOKYO)

    assert request.effective_date.value.isoformat() == "2026-12-01"
    assert (request.surname.value, request.given_name.value) == ("佐藤", "花")
    assert request.mobile_phone is None


ACTIONS = (
    "new user, change of department, change application rights, deactivation, employee resignation/leaving, "
    "change of name, password reset, reactivation"
)


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        ("New user", Intent.ONBOARD), ("Change of department", Intent.CHANGE), ("Change application rights", Intent.NONE), ("Deactivation", Intent.OFFBOARD),
        ("Employee resignation/leaving", Intent.OFFBOARD), ("Change of name", Intent.CHANGE), ("Password reset", Intent.NONE), ("Reactivation", Intent.NONE),
    ],
)  # fmt: skip
def test_case_f10_the_selectors_value_decides_and_not_the_list_below_it(action: str, intent: Intent) -> None:
    """putzmeister.com service desk user form guide."""
    body = f"User action: {action}\nName: Hedy Lind\nDate: 11 December 2026\nOptions: {ACTIONS}\n"

    assert examined(body, subject="User form").understanding.intent is intent


def test_case_f14_a_birthday_for_telephone_checks_is_in_no_output() -> None:
    """support.oxygenit.com.au 1000274982."""
    body = "New user\nFirst name: Hedy\nLast name: Lind\nStart date: 11 December 2026\nDate of birth: 14 March\nMailbox: No\n"
    found = examined(body)

    assert "14 March" not in found.model_dump_json()
    assert all(request.licenses == () for request in found.found)


@pytest.mark.parametrize(
    "body", ["Nora liest.", "see attachment", "as discussed", "Kelly Brandt\nBrightfork Logistics"]
)
def test_case_h02_slots_that_a_model_filled_from_nothing_are_dropped(body: str) -> None:
    """jphme/EM_German#3; fireform-core/FireForm#418."""
    invented = a_person(
        display_name=("Nora Feld", body), job_title=("Clerk", "as Clerk"), effective_date=("1 March 2027", body)
    )
    found = examined(body, subject="", model=FakeReader(a_reading(Intent.ONBOARD, invented)))

    for request in found.understanding.requests:
        assert (request.name(), request.job_title, request.effective_date) == ("", None, None)
        assert request.questions


def test_case_h06_labels_first_and_values_below_shift_nothing() -> None:
    """eyurtsev/kor#128."""
    body = "New starter\nFirst name\nLast name\nDepartment\nManager\nNoor\nHaddad\n\nJo Arden\n"
    people = examined(body, subject="New starter").found

    for request in people:
        assert request.department is None
        assert request.manager is None
