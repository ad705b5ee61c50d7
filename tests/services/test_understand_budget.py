"""A run says what its readings cost, and one that the day's tokens do not reach for is handed over with that reason."""

from dataclasses import replace

from shared.domain.policy import ReadingPolicy
from shared.domain.request import Certainty, Intent
from shared.domain.run import RunStatus
from shared.services.understand_run import understand_run
from tests.builders import a_company
from tests.fakes.reader import FakeReader
from tests.fakes.spending import FakeSpending
from tests.services.readings import a_person, a_reading
from tests.story import World
from tests.tickets import LEAVER

LEAVES = a_reading(Intent.OFFBOARD, a_person(display_name="Dana Whitlock", effective_date="27 November 2026"))


def read_with_a_model(world: World, *, daily_tokens: int) -> FakeSpending:
    """The forms reader leaves it open, so that the model has to be asked."""
    world.companies.save(a_company(reading=ReadingPolicy(daily_tokens=daily_tokens)))
    ports, spending = world.ports, FakeSpending()
    unsure = FakeReader(a_reading(Intent.OFFBOARD).model_copy(update={"certainty": Certainty.PARTIAL, "tokens": 0}))
    model = FakeReader(LEAVES.model_copy(update={"tokens": 2000, "cost_micros": 900}))
    sources = replace(ports.sources, forms=unsure, llm=model, spending=spending)
    understand_run(world.run().id, sources=sources, runs=ports.runs, companies=ports.companies, clock=ports.clock)
    return spending


def test_tokens_and_cost_are_kept_with_the_run_and_counted_for_the_company() -> None:
    world = World()
    world.file_ticket(LEAVER)
    spending = read_with_a_model(world, daily_tokens=10_000)

    assert (world.run().tokens, world.run().cost_micros) == (2000, 900)
    assert list(spending.spent.values()) == [2000]


def test_a_used_up_budget_hands_the_run_over_and_says_so() -> None:
    world = World()
    world.file_ticket(LEAVER)
    spending = read_with_a_model(world, daily_tokens=0)

    assert (world.run().conclusion, world.run().why) == (RunStatus.HANDED_OVER, "model_budget_used")
    assert spending.spent == {}
