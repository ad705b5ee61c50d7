"""What every count of tokens promises. Runs on memory and on Azurite."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from shared.adapters.tables.spending import TableSpending
from shared.domain.ids import CompanyId
from tests.fakes.spending import FakeSpending

ONE, OTHER = CompanyId("brightfork"), CompanyId("harbour")
TODAY = date(2026, 11, 25)


@pytest.fixture(params=["memory", "tables"])
def spending(request):
    return FakeSpending() if request.param == "memory" else TableSpending(request.getfixturevalue("storage"))


def test_each_company_and_each_day_has_its_own_count(spending):
    assert spending.tokens_on(ONE, TODAY) == 0
    spending.add_tokens(ONE, TODAY, 900)
    spending.add_tokens(ONE, TODAY, 100)
    spending.add_tokens(OTHER, TODAY, 7)
    spending.add_tokens(ONE, TODAY + timedelta(days=1), 5)

    assert spending.tokens_on(ONE, TODAY) == 1000
    assert spending.tokens_on(OTHER, TODAY) == 7
    assert spending.tokens_on(ONE, TODAY + timedelta(days=1)) == 5


def test_nothing_is_lost_when_several_workers_count_at_once(storage):
    workers = [TableSpending(storage) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: workers[n % 4].add_tokens(ONE, TODAY, 10), range(16)))

    assert workers[0].tokens_on(ONE, TODAY) == 160
