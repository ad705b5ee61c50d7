"""Dates as tickets write them (field cases h07, a14): settled only when nobody could read them otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.reading.calendar_words import LANGUAGES, month_names
from shared.domain.reading.dates import DateOrder, order_for, read_date
from shared.domain.request import Asked

FRIDAY = date(2026, 11, 20)
SUNDAY = date(2026, 11, 22)


def read(text: str, *, on: date = FRIDAY, country: str = "GB", languages: tuple[str, ...] = ("en",)):
    return read_date(text, received_on=on, order=order_for(country), languages=languages)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Monday 16 March 2026, 08:30", date(2026, 3, 16)),
        ("Friday, September 18, 2026", date(2026, 9, 18)),
        ("24th of April 2026", date(2026, 4, 24)),
        ("the 3rd Dec 2026", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("03-04-2027", date(2027, 4, 3)),
        ("3.4.27", date(2027, 4, 3)),
        ("18 November", date(2026, 11, 18)),
        ("4 January", date(2027, 1, 4)),
        ("yesterday", date(2026, 11, 19)),
        ("today at 5pm", date(2026, 11, 20)),
        ("this Friday", date(2026, 11, 20)),
        ("Monday", date(2026, 11, 23)),
        ("next Monday", date(2026, 11, 23)),
        ("Monday in a week", date(2026, 11, 30)),
        ("end of month", date(2026, 11, 30)),
        ("in two weeks", date(2026, 12, 4)),
    ],
)
def test_a_date_that_can_be_read_one_way_is_read(text: str, meant: date):
    assert read(text).value == meant


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("de", "Montag, 1. Dezember 2026", None),
        ("de", "Dienstag, 1. Dezember 2026", date(2026, 12, 1)),
        ("fr", "vendredi 27 novembre 2026", date(2026, 11, 27)),
        ("es", "lunes 9 de noviembre de 2026", date(2026, 11, 9)),
        ("tr", "30 Nisan 2026 Perşembe", date(2026, 4, 30)),
        ("ja", "令和8年12月1日", date(2026, 12, 1)),
        ("zh", "2026年3月9日", date(2026, 3, 9)),
        ("ru", "3 ноября 2026", date(2026, 11, 3)),
    ],
)
def test_months_and_weekdays_come_from_cldr_for_every_language(language: str, text: str, meant: date | None):
    assert read(text, languages=(language, "en")).value == meant


def test_case_f09_full_width_digits_are_digits():
    assert read("２０２６／１２／０１").value == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("31 April 2027", (date(2027, 4, 30), date(2027, 5, 1))),
        ("29 Feb 2027", (date(2027, 2, 28), date(2027, 3, 1))),
        ("31/04/2027", (date(2027, 4, 30), date(2027, 5, 1))),
    ],
)
def test_case_h07_an_impossible_date_is_asked_with_both_readings(text: str, choices: tuple[date, ...]):
    reading = read(text)

    assert (reading.value, reading.why, reading.choices) == (None, Asked.UNCLEAR, choices)


def test_case_h07_a_weekday_that_contradicts_its_date_is_never_resolved_silently():
    reading = read("Friday 12 December 2026")

    assert reading.value is None
    assert reading.why is Asked.CONTRADICTORY
    assert set(reading.choices) == {date(2026, 12, 12), date(2026, 12, 11)}


def test_case_h07_a_week_number_is_no_date():
    assert read("week 54") is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("end of month", date(2026, 11, 30)), ("Monday in a week", date(2026, 11, 30)), ("tomorrow", date(2026, 11, 23))],
)
def test_case_h07_relative_dates_count_from_the_companys_day(text: str, meant: date):
    assert read(text, on=SUNDAY).value == meant


def test_next_friday_is_asked_while_this_weeks_friday_is_still_to_come():
    reading = read("next Friday", on=date(2026, 11, 17))

    assert reading.why is Asked.AMBIGUOUS
    assert reading.choices == (date(2026, 11, 20), date(2026, 11, 27))


@pytest.mark.parametrize(
    ("country", "meant"), [("GB", date(2026, 4, 3)), ("US", date(2026, 3, 4)), ("DE", date(2026, 4, 3)), ("CA", None)]
)
def test_the_order_of_day_and_month_is_the_countrys_or_asked(country: str, meant: date | None):
    reading = read("03/04/2026", country=country)

    assert reading.value == meant
    assert (reading.why is Asked.AMBIGUOUS) is (meant is None)


def test_an_order_that_cannot_be_gives_way_to_the_one_that_can():
    assert read("25/03/2026", country="US").value == date(2026, 3, 25)


def test_two_dates_in_one_place_are_asked_about():
    reading = read("7 January 2027 or 8 January 2027")

    assert (reading.why, reading.choices) == (Asked.CONTRADICTORY, (date(2027, 1, 7), date(2027, 1, 8)))


@pytest.mark.parametrize("text", ["probably 3 December 2026", "3 December 2026 (tbc)", "around 3 December 2026"])
def test_a_date_the_writer_is_unsure_of_is_asked_about(text: str):
    assert read(text).why is Asked.UNCLEAR


@pytest.mark.parametrize(
    "text", ["", "as discussed", "see attachment", "16:00", "E3", "dock 4", "MAY-Team", "0049 30 1234567"]
)
def test_what_is_no_date_is_none(text: str):
    assert read(text) is None or read(text).value is None


@given(st.dates(min_value=date(2025, 1, 1), max_value=date(2029, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_written_out_date_reads_back_in_every_language(day: date, language: str):
    names = [name for name, number in month_names((language,)).items() if number == day.month]
    for name in names[:1]:
        assert read(f"{day.day} {name} {day.year}", languages=(language,)).value == day


@given(st.text(max_size=80), st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)))
def test_no_text_breaks_reading(text: str, on: date):
    reading = read(text, on=on, country="CA", languages=("en", "de", "fr"))

    assert reading is None or reading.value or reading.why


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday"])
)
def test_a_coming_weekday_is_within_a_week_or_asked(on: date, weekday: str):
    reading = read(weekday, on=on)

    assert reading.why is Asked.AMBIGUOUS or timedelta(0) < reading.value - on <= timedelta(days=6)


def test_unknown_countries_have_no_order_of_their_own():
    assert order_for("ZZ") is DateOrder.UNSETTLED
