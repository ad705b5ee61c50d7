"""Weeks, ends of months and days without a year: read where they name one day, asked where they do not."""

from datetime import date

import pytest

from shared.domain.reading.calendar_words import languages_for
from shared.domain.reading.dates import ReadDate, order_for, read_date
from shared.domain.request import Asked

THURSDAY = date(2026, 11, 26)


def read(text: str, country: str = "GB", language: str = "en", on: date = THURSDAY) -> ReadDate:
    found = read_date(text, received_on=on, order=order_for(country), languages=languages_for(country, language))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("KW 50", "CH", "de"), ("week 50", "GB", "en"), ("semaine 50", "FR", "fr"), ("uge 50", "DK", "da"), ("v. 50", "SE", "sv"), ("uke 50", "NO", "nb"),
        ("viikko 50", "FI", "fi"), ("wk 50", "NL", "nl"), ("50. týden", "CZ", "cs"), ("50. hét", "HU", "hu"), ("第50週", "JP", "ja"),
    ],
)  # fmt: skip
def test_a_week_is_no_day_and_is_asked_with_its_first_and_last(text: str, country: str, language: str) -> None:
    found = read(text, country, language)

    assert (found.value, found.why) == (None, Asked.UNCLEAR)
    assert found.choices == (date(2026, 12, 7), date(2026, 12, 11))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Montag KW 50", date(2026, 12, 7)), ("Freitag, KW50", date(2026, 12, 11)), ("Montag der KW 2", date(2027, 1, 11)),
        ("KW 2/2028, Dienstag", date(2028, 1, 11)),
    ],
)  # fmt: skip
def test_a_weekday_of_a_numbered_week_is_a_day(text: str, meant: date) -> None:
    assert read(text, "DE", "de").value == meant


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("end of December", "en", date(2026, 12, 31)), ("Ende Februar 2028", "de", date(2028, 2, 29)), ("fin décembre", "fr", date(2026, 12, 31)),
        ("finales de enero", "es", date(2027, 1, 31)), ("fine gennaio", "it", date(2027, 1, 31)), ("eind januari", "nl", date(2027, 1, 31)),
        ("ultimo december", "da", date(2026, 12, 31)), ("koniec grudnia", "pl", date(2026, 12, 31)), ("12月末", "ja", date(2026, 12, 31)),
        ("end of November", "en", date(2026, 11, 30)), ("end of October", "en", date(2027, 10, 31)),
    ],
)  # fmt: skip
def test_the_end_of_a_month_is_its_last_day(text: str, language: str, meant: date) -> None:
    assert read(text, "ZZ", language).value == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the day after tomorrow", "en"), ("übermorgen", "de"), ("après-demain", "fr"), ("pasado mañana", "es"), ("depois de amanhã", "pt"),
        ("послезавтра", "ru"), ("بعد غد", "ar"), ("明後日", "ja"), ("后天", "zh_Hans"),
    ],
)  # fmt: skip
def test_the_day_after_tomorrow_is_not_tomorrow(text: str, language: str) -> None:
    assert read(text, "ZZ", language).value == date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    ["two weeks from Monday", "first Monday of January", "last Friday", "a week on Friday", "2 weeks from Monday"],
)
def test_a_weekday_that_is_moved_by_other_words_is_never_the_coming_one(text: str) -> None:
    assert read(text).value is None


def test_the_weekday_of_next_week_is_not_ambiguous() -> None:
    assert read("Friday next week").value == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15 December", date(2026, 12, 15)), ("20 May", date(2027, 5, 20)), ("20 November", date(2026, 11, 20)), ("26 November", date(2026, 11, 26)),
    ],
)  # fmt: skip
def test_without_a_year_the_next_such_day_or_one_just_past_is_meant(text: str, meant: date) -> None:
    assert read(text).value == meant


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("20 October", (date(2026, 10, 20), date(2027, 10, 20))),  # five weeks ago
        ("20 August", (date(2026, 8, 20), date(2027, 8, 20))),  # nine months ahead
    ],
)
def test_without_a_year_a_day_long_past_or_far_ahead_is_asked_with_both_years(
    text: str, choices: tuple[date, ...]
) -> None:
    found = read(text)

    assert (found.value, found.why, found.choices) == (None, Asked.UNCLEAR, choices)


def test_a_weekday_settles_the_year_and_the_order_but_no_day_that_does_not_exist() -> None:
    assert read("Friday 20 August").value == date(2027, 8, 20)
    assert read("Friday 03/04/2026", "CA").value == date(2026, 4, 3)
    assert read("Tuesday 31 November").value is None


def test_on_monday_written_on_a_monday_is_the_next_one_where_nobody_says_so_of_today() -> None:
    monday = date(2026, 11, 30)

    assert read("fra på mandag", "DK", "da", on=monday).value == date(2026, 12, 7)
    assert read("mandag", "DK", "da", on=monday).value is None


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("03/04/2027", "en", date(2027, 3, 4)), ("03.04.2027", "de", date(2027, 4, 3)), ("03/04/2027", "fr", None), ("03/04/2027", "es", None),
        ("13/04/2027", "fr", date(2027, 4, 13)), ("3.4.", "de", date(2027, 4, 3)),
    ],
)  # fmt: skip
def test_where_the_month_is_first_another_language_may_mean_the_day(
    text: str, language: str, meant: date | None
) -> None:
    found = read_date(
        text, received_on=THURSDAY, order=order_for("US", language), languages=languages_for("US", language)
    )

    assert found is not None
    assert found.value == meant
    assert bool(found.choices) is (meant is None)
