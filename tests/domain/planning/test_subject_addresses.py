"""A leaver's plan holds every address of the person, so that nobody decides about themselves by an alias."""

from tests.domain.planning.plans import a_plan_of, with_subject
from tests.domain.requests import a_leaving
from tests.tenants import DANA_BRIEF, a_leaver


def test_the_plan_names_sign_in_name_mail_and_aliases():
    brief = DANA_BRIEF.model_copy(update={"mail": "Dana.W@brightfork.example"})
    user = a_leaver(
        brief=brief, proxy_addresses=("SMTP:dana.w@brightfork.example", "smtp:DW@brightfork.example", "x500:/o=x")
    )

    plan = a_plan_of(a_leaving(), with_subject(user))

    assert plan.subject_addresses == tuple(
        sorted({"dana.w@brightfork.example", "dw@brightfork.example", brief.upn.casefold()})
    )
