"""Small values: clock times, switches, absences, phone numbers, folding."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.reading.absence import Absence, absence_of
from shared.domain.reading.folding import fold, stands_in
from shared.domain.reading.phones import read_phone
from shared.domain.reading.switches import read_switch
from shared.domain.reading.times import read_time


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17:00", time(17)),
        ("5pm", time(17)),
        ("5 PM.", time(17)),
        ("9 a.m.", time(9)),
        ("12.30pm", time(12, 30)),
        ("12 am", time(0)),
        ("8.30 Uhr", time(8, 30)),
        ("16 Uhr", time(16)),
        ("07h45", time(7, 45)),
        ("kl. 08.00", time(8)),
        ("4:00 مساءً", time(16)),
        ("上午9:00", time(9)),
        ("noon", time(12)),
        ("Thursday, October 8, 2026 at 5 PM", time(17)),
        ("2026-10-08 17:30", time(17, 30)),
    ],
)
def test_clock_times_are_read(text: str, at: time):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "end of day", "16", "30.01.2026", "03/04/2026", "first thing", "25:00"])
def test_what_is_no_clock_time_is_none(text: str):
    assert read_time(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u00a0",
        "-",
        "—",
        "n/a",
        "N/A",
        "none",
        "NONE",
        "NO",
        "keine",
        "..",
        "(none)",
        "not applicable",
        "なし",
    ],
)
def test_case_a03_a_blank_is_never_a_value(text: str):
    assert absence_of(text) is Absence.NOTHING


@pytest.mark.parametrize("text", ["tbc", "TBD", "to follow", "?", "pending", "folgt noch"])
def test_case_a03_not_yet_known_is_something_to_ask(text: str):
    assert absence_of(text) is Absence.LATER


@pytest.mark.parametrize(
    "text", ["Noel", "Nona Blank", "nancy@brightfork.example", "E3", "N. A. Quist", "No-Reply Team"]
)
def test_values_that_look_like_absences_are_values(text: str):
    assert absence_of(text) is None


@pytest.mark.parametrize("text", ["yes", "Y", "Ja", "[x]", "[ X ]", "(x)", "[✓]", "☑", "Yes - please", "oui"])
def test_case_f02_ticked_and_yes_are_yes(text: str):
    assert read_switch(text) is True


@pytest.mark.parametrize("text", ["no", "N", "[ ]", "[]", "[_]", "( )", "☐", "nein", "не", "No, thanks"])
def test_case_f02_unticked_and_no_are_no(text: str):
    assert read_switch(text) is False


@pytest.mark.parametrize("text", ["", "Marisol Vega", "maybe", "nobody", "yesterday"])
def test_neither_yes_nor_no_is_not_guessed(text: str):
    assert read_switch(text) is None


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("(312) 555-0146", "US", "+13125550146"),
        ("+44 20 7946 0958", "US", "+442079460958"),
        ("079 555 01 23", "CH", "+41795550123"),
        ("ext. 12", "US", None),
        ("to follow", "US", None),
    ],
)
def test_phones_are_e164_by_the_companys_country(text: str, country: str, number: str | None):
    assert read_phone(text, country) == number


def test_case_b03_all_apostrophes_are_one():
    assert fold("Siobhán O’Neill") == fold("SIOBHÁN OʼNEILL") == fold("siobhán o'neill")


def test_case_b02_composed_and_decomposed_letters_are_one():
    assert fold("Jo\u0308rg") == fold("J\u00f6rg")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("Colin Dray", "Please offboard Colin Dray on Friday", True),
        ("Colin Dray", "Please offboard Colin Drayson on Friday", False),
        ("sales", "Groups: Sales, All", True),
        ("ales", "Groups: Sales, All", False),
        ("", "anything", False),
        ("陆佳怡", "离职账号处理陆佳怡的", True),
    ],
)
def test_a_value_stands_in_a_quote_as_whole_words(part: str, whole: str, expected):
    assert stands_in(part, whole) is expected


@given(st.text(max_size=60))
def test_no_text_breaks_a_small_reader(text: str):
    read_time(text)
    read_switch(text)
    absence_of(text)
    read_phone(text, "GB")
    assert fold(fold(text)) == fold(text)
