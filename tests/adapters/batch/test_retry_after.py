"""Retry-After in every shape servers have sent it (FC-c02)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.batch.retry_after import LONGEST, pause_before, read_retry_after
from tests.clock import START

NOTHING = timedelta(0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", timedelta(seconds=7)),
        ("0.249", timedelta(seconds=0.249)),
        (" 3 ", timedelta(seconds=3)),
        ("Tue, 24 Nov 2026 15:00:30 GMT", timedelta(seconds=30)),
        ("Tue, 24 Nov 2026 15:00:30 -0000", timedelta(seconds=30)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", NOTHING),
        ("86400", LONGEST),
        ("1e400", NOTHING),
        ("-1", NOTHING),
        ("nan", NOTHING),
        ("", NOTHING),
        ("soon", NOTHING),
        (None, NOTHING),
    ],
)
def test_a_hint_is_read_leniently_and_kept_within_bounds(text, expected):
    assert read_retry_after(text, now=START) == expected


@given(st.text())
def test_no_hint_whatever_raises_or_leaves_the_bounds(text):
    assert NOTHING <= read_retry_after(text, now=START) <= LONGEST


@given(st.integers(1, 1000), st.floats(0, 1e6))
def test_a_pause_is_at_least_a_second_and_at_least_the_hint_within_bounds(attempt, seconds):
    hint = min(timedelta(seconds=seconds), LONGEST)

    assert max(hint, timedelta(seconds=1)) <= pause_before(attempt, hint) <= LONGEST


def test_pauses_grow_where_the_hint_does_not_help():
    pauses = [pause_before(attempt, timedelta(seconds=1)) for attempt in range(1, 5)]

    assert pauses == sorted(set(pauses))
