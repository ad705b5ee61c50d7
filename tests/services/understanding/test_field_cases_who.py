"""Who is meant and who asks: cases that went wrong for others, each with its public source."""

import pytest

from shared.domain.planning.lookups import subject_words, words_to_look_up
from shared.domain.request import FlagCode
from tests.builders import a_company
from tests.services.understanding.field_cases import the_request

FORM = "Leaver form\nCompany name: {company}\nName: {name}\nEmail: {email}\nLast day: 11 December 2026\n"


def test_case_a02_the_address_of_the_ticket_is_looked_up_as_it_is_written() -> None:
    """KelvinTegelaar/CIPP#1212: the sign-in name is not the mail address."""
    request = the_request(FORM.format(company="Brightfork", name="Mo Okafor", email="m.okafor@brackwater.example"))

    assert request.email.value == "m.okafor@brackwater.example"
    assert "m.okafor@brackwater.example" in words_to_look_up(request, a_company()).people
    assert subject_words(request)


@pytest.mark.parametrize("name", ["Chris Novak", "Chris  Novak", "Chris\u00a0Novak", "Chris\u200b Novak"])
def test_case_a18_spaces_and_invisible_marks_make_no_other_person(name: str) -> None:
    """KelvinTegelaar/CIPP#806, #1192, #1309: two entries of one name could not be told apart."""
    assert the_request(FORM.format(company="Brightfork", name=name, email="-")).name() == "Chris Novak"


@pytest.mark.parametrize("typed", ["Hale & Voss", "Hale &amp; Voss", "HALE & VOSS Ltd", "Hale ＆ Voss"])
def test_case_d12_the_firms_name_in_another_spelling_is_no_other_firm(typed: str) -> None:
    """AutoElevate/roadmap#34: names with an ampersand did not match."""
    request = the_request(FORM.format(company=typed, name="Mo Okafor", email="-"), company={"name": "Hale & Voss"})

    assert FlagCode.COMPANY_NAME_DIFFERS not in {flag.code for flag in request.flags}


def test_case_d12_another_firms_name_is_flagged_and_decides_nothing() -> None:
    """AutoElevate/roadmap#34: the company comes from the desk alone."""
    request = the_request(
        FORM.format(company="Mercer Tools", name="Mo Okafor", email="-"), company={"name": "Hale & Voss"}
    )

    assert FlagCode.COMPANY_NAME_DIFFERS in {flag.code for flag in request.flags}
    assert "Mercer" not in request.model_copy(update={"flags": ()}).model_dump_json()
