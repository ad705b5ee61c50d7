"""Which steps go out together and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.batch.ordering import in_levels, in_order, is_chained
from shared.domain.catalogue import CATALOGUE, Task
from shared.domain.ids import StepId
from shared.domain.plan import Step, StepMode
from tests.builders import DANA


def a_step(name, task=Task.GROUP_REMOVE, *, follows=(), requires=()):
    return Step(
        id=StepId(name), task=task, mode=StepMode.DO, subject=DANA, risk=CATALOGUE[task].risk, follows=follows, requires=requires
    )  # fmt: skip


def levels(*steps):
    return [[step.id for step in level] for level in in_levels(steps)]


def test_steps_that_follow_nothing_go_out_together():
    assert levels(a_step("a"), a_step("b", Task.MAILBOX_HIDE), a_step("c")) == [["a", "b", "c"]]


def test_a_chain_on_graph_shares_a_level_in_its_order():
    assert levels(a_step("b", follows=("a",)), a_step("a"), a_step("c", follows=("b",))) == [["a", "b", "c"]]


def test_what_follows_across_services_or_inside_exchange_waits_for_the_next_level():
    hide = a_step("hide", Task.MAILBOX_HIDE)
    convert = a_step("convert", Task.MAILBOX_CONVERT_TO_SHARED, follows=("hide",))
    licence = a_step("licence", Task.LICENCE_REMOVE, follows=("convert",))

    assert levels(licence, hide, convert) == [["hide"], ["convert"], ["licence"]]


def test_what_requires_a_step_waits_for_its_answer():
    assert levels(a_step("a"), a_step("b", requires=("a",))) == [["a"], ["b"]]


def test_names_outside_the_call_hold_nothing_up():
    outside = a_step("a", follows=("gone",))

    assert levels(outside) == [["a"]]
    assert not is_chained([outside])


def test_nothing_to_do_is_no_level():
    assert levels() == []


@given(st.lists(st.tuples(st.integers(0, 7), st.sets(st.integers(0, 7))), max_size=8, unique_by=lambda row: row[0]))
def test_every_step_goes_out_exactly_once_even_in_a_circle(rows):
    steps = [a_step(str(name), follows=tuple(map(str, follows))) for name, follows in rows]

    assert sorted(step.id for level in in_levels(steps) for step in level) == sorted(step.id for step in steps)
    assert len(in_order(steps)) == len(steps)
