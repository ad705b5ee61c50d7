"""Texts in rows: whole again whatever their length, within the service's limits whatever their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.tables.packing import PIECE, ROW, from_rows, in_rows, properties_of, text_of


@given(st.text(max_size=200))
def test_a_text_is_whole_again(text):
    assert text_of(properties_of(text)) == text
    assert text_of(properties_of(text, "made") | properties_of("other"), "made") == text


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, ROW, ROW + 1, 3 * ROW])
def test_no_property_and_no_row_is_too_large_even_for_the_widest_letters(size):
    rows = in_rows("😀" * size)
    assert from_rows(rows) == "😀" * size
    for row in rows:
        texts = [value for value in row.values() if isinstance(value, str)]
        assert all(len(text.encode("utf-16-le")) <= 64 * 1024 for text in texts)
        assert sum(len(text.encode("utf-16-le")) for text in texts) < 1024 * 1024


def test_a_shorter_text_merged_over_a_longer_one_is_read_as_the_shorter():
    assert text_of(properties_of("a" * 3 * PIECE) | properties_of("short")) == "short"


def test_a_text_for_one_row_that_needs_two_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        properties_of("x" * (ROW + 1))
