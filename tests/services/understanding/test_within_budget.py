"""A company's tokens of the day: counted whatever comes of them, and not exceeded by a further question."""

from datetime import timedelta

import pytest

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.errors import PermanentError, RetryableError
from shared.domain.policy import ReadingPolicy
from shared.domain.request import Intent
from shared.services.understanding.clean_ticket import clean_ticket
from shared.services.understanding.understand import WhyNone, understand
from shared.services.understanding.within_budget import BUDGET_USED, within_budget
from tests.builders import a_company, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.fakes.spending import FakeSpending
from tests.services.readings import a_person, a_reading

PROSE = "We are glad that Noor Haddad will be with us from 30 November 2026."
FORM = "First name: Noor\nLast name: Haddad\nStart date: 30 November 2026"
READ = a_reading(Intent.ONBOARD, a_person(display_name="Noor Haddad"))


def a_limited_company(tokens: int | None):
    return a_company(reading=ReadingPolicy(daily_tokens=tokens))


def read(model, spending, clock, company):
    reader = within_budget(model, company, spending, clock)
    return reader.read(clean_ticket(a_raw_ticket(PROSE)), instructions="")


def test_what_is_spent_is_counted_and_the_limit_ends_the_day():
    model, spending, clock, company = FakeReader(READ), FakeSpending(), FixedClock(), a_limited_company(10)

    read(model, spending, clock, company)
    read(model, spending, clock, company)
    with pytest.raises(PermanentError) as raised:
        read(model, spending, clock, company)

    assert raised.value.code == BUDGET_USED
    assert len(model.asked) == 2
    assert spending.tokens_on(company.company_id, clock.now().date()) == 14


def test_the_next_day_has_tokens_again():
    model, spending, clock, company = FakeReader(READ), FakeSpending(), FixedClock(), a_limited_company(7)
    read(model, spending, clock, company)
    clock.advance(timedelta(days=1))

    assert read(model, spending, clock, company).tokens == 7


def test_tokens_of_an_answer_that_could_not_be_used_count_as_well():
    failure = RetryableError("the model's answer does not have the agreed shape", code="wrong_shape")
    failure.tokens = 3000
    spending, clock, company = FakeSpending(), FixedClock(), a_limited_company(None)
    with pytest.raises(RetryableError):
        read(FakeReader(failure), spending, clock, company)

    assert spending.tokens_on(company.company_id, clock.now().date()) == 3000


def test_nothing_may_be_asked_with_no_tokens_at_all_and_everything_without_a_limit():
    model = FakeReader(READ)
    with pytest.raises(PermanentError):
        read(model, FakeSpending(), FixedClock(), a_limited_company(0))
    assert model.asked == []
    assert read(model, FakeSpending(), FixedClock(), a_limited_company(None)).tokens == 7


def test_without_a_model_there_is_no_budget():
    assert within_budget(None, a_company(), FakeSpending(), FixedClock()) is None


@pytest.mark.parametrize(("body", "why", "people"), [(PROSE, WhyNone.MODEL_BUDGET_USED, 0), (FORM, "", 1)])
def test_a_used_up_budget_sends_prose_to_a_technician_and_still_reads_forms(body: str, why: str, people: int):
    company, clock = a_limited_company(0), FixedClock()
    model = within_budget(FakeReader(READ), company, FakeSpending(), clock)
    found = understand(a_raw_ticket(body, subject="New starter"), company, forms=FormsReader(), llm=model, clock=clock)

    assert (found.why_none, len(found.requests)) == (why, people)
