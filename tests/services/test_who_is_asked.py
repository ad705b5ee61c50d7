"""Nobody decides about themselves: not the requester, not the person concerned, by whichever address they are listed."""

from shared.services.ask_approvers import who_is_asked
from tests.builders import DANA, OMAR, RUTH, a_company, a_plan, a_run


def test_the_person_concerned_does_not_decide_by_an_address_that_is_not_the_sign_in_name():
    plan = a_plan(subject_addresses=(RUTH.email, DANA.address))

    asked = who_is_asked(a_company(), a_run(plan=plan), plan)

    assert [person.email for person in asked] == [OMAR.email]


def test_the_requester_does_not_decide():
    plan = a_plan()

    asked = who_is_asked(a_company(), a_run(plan=plan, requester=OMAR.email), plan)

    assert [person.email for person in asked] == [RUTH.email]
