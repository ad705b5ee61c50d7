"""Which letters may begin a name."""

import re

import pytest

from shared.adapters.forms.capitals import CAPITALS, UPPER


@pytest.mark.parametrize("letter", ["A", "Š", "Ž", "Č", "Ł", "Ő", "Þ", "Й", "Ω", "王", "م", "あ"])
def test_capitals_and_letters_without_case_may_begin_a_name(letter: str):
    assert re.fullmatch(UPPER, letter)


@pytest.mark.parametrize("letter", ["a", "š", "ž", "č", "ł", "ő", "þ", "й", "ω", "7", "_", " "])
def test_small_letters_and_digits_may_not(letter: str):
    assert not re.fullmatch(UPPER, letter)


def test_letters_without_case_are_no_capitals():
    assert re.fullmatch(f"[{CAPITALS}]", "Ж")
    assert not re.fullmatch(f"[{CAPITALS}]", "王")
