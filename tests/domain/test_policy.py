"""Companies and connections: what a wrong configuration is told."""

from typing import Any

import pytest
from pydantic import ValidationError

from shared.domain.policy import Approval, Naming, Onboarding, Person
from tests.builders import OMAR, RUTH, a_company, a_connection


def problem(make: Any, **values: Any) -> str:
    with pytest.raises(ValidationError) as wrong:
        make(**values)
    return str(wrong.value)


@pytest.mark.parametrize(
    ("over", "told"),
    [
        ({"timezone": "Chicago"}, "IANA time zone"),
        ({"timezone": "America"}, "IANA time zone"),
        ({"tenant_id": "brightfork.onmicrosoft.com"}, "pattern"),
        ({"id": "Bright Fork"}, "pattern"),
        ({"domains": ()}, "at least 1 item"),
        ({"tasks": {"user.delete_all"}}, "user.create"),
        ({"country": "USA"}, "pattern"),
        ({"approvers": ()}, "Extra inputs"),
    ],
)
def test_a_wrong_company_is_told_what_is_wrong(over: dict[str, Any], told: str) -> None:
    assert told in problem(a_company, **over)


def test_names_are_given_in_a_domain_of_the_company() -> None:
    elsewhere = Onboarding(usage_location="US", naming=Naming(domain="elsewhere.example"))
    assert "one of the company's domains" in problem(a_company, onboarding=elsewhere)
    upper = Onboarding(usage_location="US", naming=Naming(domain="BRIGHTFORK.example"))
    assert a_company(onboarding=upper).onboarding == upper


@pytest.mark.parametrize("pattern", ["{first}", "{0}", "{given", "{given}@x", "", "{given.__class__}"])
def test_a_name_pattern_knows_four_words_only(pattern: str) -> None:
    assert "pattern" in problem(Naming, domain="brightfork.example", pattern=pattern)


@pytest.mark.parametrize("pattern", ["{first}{n}", "{given.__class__}", "{n:d}", "{", "fixed"])
def test_what_is_tried_when_a_name_is_taken_is_checked_too(pattern: str) -> None:
    """A wrong one would only show when two people of one name come."""
    assert "pattern" in problem(Naming, domain="brightfork.example", collision=("{given}{n}", pattern))


def test_patterns_may_have_fixed_parts() -> None:
    naming = Naming(domain="brightfork.example", pattern="x-{g}{surname}", collision=("{g}.{s}.{n}",))
    assert (naming.pattern, naming.collision) == ("x-{g}{surname}", ("{g}.{s}.{n}",))


def test_more_approvals_than_different_approvers_can_never_be_reached() -> None:
    twice = Person(name="Ruth again", email="RUTH.adeyemi@harbourline.example")
    assert "different approvers" in problem(Approval, approvers=(RUTH, twice), needed=2)
    assert Approval(approvers=(RUTH, OMAR), needed=2).needed == 2


def test_a_tenant_id_is_one_whatever_its_letters_case() -> None:
    upper = a_company().tenant_id.upper()
    assert a_company(tenant_id=upper).tenant == a_company().tenant


def test_a_company_owns_the_ids_that_are_mapped_and_no_others() -> None:
    company = a_company(desks={"desk": ("412", "413")})
    assert company.owns("desk", "412")
    assert not company.owns("desk", "41")
    assert not company.owns("other", "412")
    assert not company.owns("desk", "")


@pytest.mark.parametrize("field", ["api_key", "webhook_secret"])
def test_a_connection_holds_references_and_never_secrets(field: str) -> None:
    assert "never the secret itself" in problem(a_connection, **{field: "sk-12345"})
    assert getattr(a_connection(**{field: "vault:desk-key"}), field) == "vault:desk-key"
