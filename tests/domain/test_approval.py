"""What decisions add up to. Silence is never consent, and nothing outside its time or digest counts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.approval import Choice, Decision, Verdict, eligible_approvers, reach_verdict
from shared.domain.policy import Approval, Person
from tests.builders import OMAR, RUTH, a_decision, a_plan
from tests.clock import START

DIGEST = a_plan().digest()
EXPIRES = START + timedelta(hours=72)
ONE = Approval(approvers=(RUTH, OMAR))
TWO = Approval(approvers=(RUTH, OMAR), needed=2)


def verdict(*decisions: Decision, rule: Approval = ONE, after: timedelta = timedelta(hours=1)) -> Verdict:
    return reach_verdict(rule, decisions, digest=DIGEST, now=START + after, expires_at=EXPIRES)


YES, NO = a_decision(), a_decision(choice=Choice.REJECT, reason="no")
OMARS = a_decision(approver=OMAR.email)


@pytest.mark.parametrize(
    ("decisions", "rule", "wanted"),
    [
        ((), ONE, Verdict.WAITING),
        ((YES,), ONE, Verdict.APPROVED),
        ((YES,), TWO, Verdict.WAITING),
        ((YES, YES), TWO, Verdict.WAITING),
        ((YES, OMARS), TWO, Verdict.APPROVED),
        ((NO,), TWO, Verdict.REJECTED),
        ((YES, OMARS, NO), TWO, Verdict.REJECTED),
        ((a_decision(counts=False),), ONE, Verdict.WAITING),
        ((a_decision(digest="another"),), ONE, Verdict.WAITING),
        ((a_decision(digest="another", choice=Choice.REJECT),), ONE, Verdict.WAITING),
        ((a_decision(decided_at=EXPIRES),), ONE, Verdict.WAITING),
    ],
)
def test_decisions_add_up(decisions: tuple[Decision, ...], rule: Approval, wanted: Verdict) -> None:
    assert verdict(*decisions, rule=rule) is wanted


@pytest.mark.parametrize(
    ("decisions", "wanted"),
    [
        ((), Verdict.EXPIRED),
        ((a_decision(decided_at=EXPIRES - timedelta(seconds=1)),), Verdict.APPROVED),
        ((a_decision(decided_at=EXPIRES),), Verdict.EXPIRED),
        ((a_decision(decided_at=EXPIRES - timedelta(seconds=1), choice=Choice.REJECT),), Verdict.REJECTED),
    ],
)
def test_after_the_expiry_only_what_was_decided_before_it_counts(
    decisions: tuple[Decision, ...], wanted: Verdict
) -> None:
    for after in (timedelta(hours=72), timedelta(days=30)):
        assert verdict(*decisions, after=after) is wanted


decisions = st.builds(
    a_decision,
    digest=st.sampled_from([DIGEST, "another"]),
    approver=st.sampled_from([RUTH.email, OMAR.email]),
    choice=st.sampled_from(Choice),
    counts=st.booleans(),
    decided_at=st.sampled_from([START, EXPIRES - timedelta(seconds=1), EXPIRES, EXPIRES + timedelta(days=1)]),
)


@given(st.lists(decisions, max_size=6), st.randoms(use_true_random=False), st.sampled_from([ONE, TWO]))
def test_the_order_in_which_decisions_are_read_never_matters(found: list, random, rule: Approval) -> None:
    assert verdict(*found, rule=rule) is verdict(*random.sample(found, len(found)), rule=rule)


@given(st.lists(decisions, max_size=6), st.sampled_from([ONE, TWO]))
def test_what_does_not_count_never_approves(found: list, rule: Approval) -> None:
    valid = [d for d in found if d.counts and d.digest == DIGEST and d.decided_at < EXPIRES]
    if verdict(*found, rule=rule) is Verdict.APPROVED:
        assert len({d.approver for d in valid if d.choice is Choice.APPROVE}) >= rule.needed
        assert all(d.choice is Choice.APPROVE for d in valid)


def test_nobody_decides_about_themselves_however_the_address_is_written() -> None:
    twice = Person(name="Ruth A.", email="RUTH.Adeyemi@harbourline.example")
    rule = Approval(approvers=(RUTH, twice, OMAR))
    assert eligible_approvers(rule, excluded=frozenset({RUTH.email})) == (OMAR,)
    assert len(eligible_approvers(rule, excluded=frozenset())) == 2
