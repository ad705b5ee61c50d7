"""One look where it is known what to read; and a look at somebody else never passes for a look at the person meant now."""

from datetime import date

from shared.domain.plan import Plan, Questions
from shared.domain.request import DateField, Field, Intent, Request
from shared.services.plan_run import look_and_plan
from tests.builders import DANA, a_company, a_plan, a_run
from tests.clock import START, FixedClock
from tests.fakes.directory import FakeDirectory
from tests.tenants import a_snapshot, some_mentions


class Recording(FakeDirectory):
    """Tells which of the three looks were asked for, and at whom."""

    def __init__(self, **over):
        super().__init__(clock=FixedClock(START), known=a_snapshot(), **over)
        self.asked = []

    def lookup(self, tenant, query):
        self.asked.append("lookup")
        return super().lookup(tenant, query)

    def snapshot(self, tenant, query):
        self.asked.append(f"snapshot of {query.subject}")
        return super().snapshot(tenant, query)

    def look(self, tenant, words, query):
        self.asked.append(f"look at {query.subject}")
        return FakeDirectory.lookup(self, tenant, words), FakeDirectory.snapshot(self, tenant, query)


def leaver() -> Request:
    return Request(
        intent=Intent.OFFBOARD,
        reader="forms",
        display_name=Field(value=DANA.name, quote=DANA.name),
        effective_date=DateField(value=date(2026, 11, 27), quote="27 November"),
    )


def plan_again(directory, approved):
    return look_and_plan(leaver(), a_company(), a_run(), directory=directory, approved=approved)


def test_before_a_plan_exists_the_person_has_to_be_found_first():
    directory = Recording(mentions=some_mentions())
    assert isinstance(plan_again(directory, None), Plan)
    assert directory.asked == ["lookup", f"snapshot of {DANA.id}"]


def test_an_approved_plan_says_whom_to_look_at_and_one_look_suffices():
    directory = Recording(mentions=some_mentions())
    found = plan_again(directory, a_plan())
    assert directory.asked == [f"look at {DANA.id}"]
    assert found == plan_again(Recording(mentions=some_mentions()), None)


def test_when_the_words_mean_somebody_else_by_now_the_state_of_that_person_is_read():
    directory = Recording(mentions=some_mentions())
    other = a_plan(subject=DANA.model_copy(update={"id": "id-of-somebody-else"}))
    found = plan_again(directory, other)
    assert directory.asked == ["look at id-of-somebody-else", f"snapshot of {DANA.id}"]
    assert isinstance(found, Plan)
    assert found.subject.id == DANA.id


def test_when_the_words_mean_nobody_any_more_what_was_read_of_the_approved_person_counts_for_nothing():
    directory = Recording(mentions=some_mentions(people={}))
    assert isinstance(plan_again(directory, a_plan()), Questions)
    assert directory.asked[-1] == "snapshot of None"
