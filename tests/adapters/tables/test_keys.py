"""Keys: legal for the service whatever the text, different for different things, in the order that readers need."""

import re
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.tables import keys
from shared.domain.ids import RunId

ILLEGAL = re.compile(r"[/\\#?\x00-\x1f\x7f-\x9f]")
TIMES = st.datetimes(timezones=st.just(UTC))


@given(st.text(max_size=60))
def test_any_text_makes_a_legal_key(text):
    assert not ILLEGAL.search(keys.document_row(text))
    assert keys.escape(text)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_different_texts_make_different_keys(one, other):
    assert (keys.escape(one) == keys.escape(other)) == (one == other)


@given(TIMES, TIMES)
def test_closed_runs_sort_newest_first(one, other):
    run = RunId("run-" + "0" * 24)
    assert (keys.closed_row(run, one) < keys.closed_row(run, other)) == (one > other)


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_entries_sort_by_number(one, other):
    assert (keys.entry_row(one, 0) < keys.entry_row(other, 0)) == (one < other)


@given(st.text(min_size=1, max_size=10))
def test_the_key_behind_a_prefix_is_behind_every_key_with_it(rest):
    for prefix in (keys.LEDGER, keys.ENTRY, keys.OPEN, keys.AUDIT_ENTRY):
        assert prefix <= prefix + keys.escape(rest) < keys.after(prefix)


def test_documents_and_the_run_row_stand_outside_of_each_others_reach():
    assert not keys.document_row("ledger:run").startswith(keys.LEDGER)
    assert keys.RUN_ROW.startswith(keys.LEDGER)
    assert keys.chain_entry_row(1) > keys.anchor_row(RunId("r"), 1, "f")
