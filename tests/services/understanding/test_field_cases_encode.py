"""From a name in a ticket to a sign-in name: cases that went wrong for others, each with its public source."""

import unicodedata

import pytest

from shared.domain.planning.names import sign_in_candidates
from shared.domain.policy import Apostrophe, Naming
from shared.domain.request import Request
from tests.services.understanding.field_cases import the_request

FORM = "New starter\nName: {0}\nStart date: 11 December 2026\n"
PARTS = "New starter\nFirst name: {0}\nLast name: {1}\nStart date: 11 December 2026\n"


def sign_in(request: Request, language: str = "en", apostrophe: Apostrophe = Apostrophe.DROP) -> str:
    naming = Naming(domain="brightfork.example", apostrophe=apostrophe)
    return sign_in_candidates(request.given_name.value, request.surname.value, naming, language)[0].partition("@")[0]


@pytest.mark.parametrize(
    ("name", "shown", "local"),
    [
        ("Terrence Vale, Jr.", "Terrence Vale, Jr.", "terrence.vale"), ("Dr. Ana-Lucía de la Cruz", "Ana-Lucía de la Cruz", "ana-lucia.delacruz"),
        ("J. Okonjo III", "J. Okonjo III", "j.okonjo"),
    ],
)  # fmt: skip
def test_case_b01_suffixes_commas_and_dots_never_reach_the_sign_in_name(name: str, shown: str, local: str) -> None:
    """microsoftgraph/microsoft-graph-docs-contrib#6580: a nickname with a comma and a final dot."""
    request = the_request(FORM.format(name))

    assert request.name() == shown
    assert sign_in(request) == local


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("given", "surname", "language", "local"),
    [
        ("Łukasz", "Żółć", "pl", "lukasz.zolc"), ("Jörg", "Groß", "de", "joerg.gross"), ("Jörg", "Groß", "sv", "jorg.gross"), ("Hà", "Đặng", "vi", "ha.dang"),
    ],
)  # fmt: skip
def test_case_b02_marks_are_kept_in_the_name_and_written_out_by_the_companys_rule(
    form: str, given: str, surname: str, language: str, local: str
) -> None:
    """microsoftgraph/microsoft-graph-docs#13477, #12425; MicrosoftDocs/microsoft-365-docs#3088, #3100."""
    request = the_request(unicodedata.normalize(form, PARTS.format(given, surname)))

    assert (request.given_name.value, request.surname.value) == (given, surname)
    assert sign_in(request, language) == local


@pytest.mark.parametrize("mark", ["'", "\u2019", "\u02bc"])
def test_case_b03_every_apostrophe_is_the_same_and_the_policy_decides_about_it(mark: str) -> None:
    """MicrosoftDocs/OfficeDocs-Enterprise#419; MicrosoftDocs/microsoft-365-docs#3251."""
    request = the_request(PARTS.format("Siobhán", f"O{mark}Neill"))

    assert sign_in(request) == "siobhan.oneill"
    assert sign_in(request, apostrophe=Apostrophe.KEEP) == "siobhan.o'neill"
