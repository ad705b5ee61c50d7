"""Requesters are spoken to in their language, and what a ticket says is never taken for a sentence of ours."""

from datetime import date

import pytest

from shared.domain.languages import LANGUAGES
from shared.services.speech import speech_of
from tests.builders import a_company
from tests.clock import START

LONG = "Thank you for your request. To carry it out, we need one more answer:"
LONGER = "Thank you for your request. To carry it out, we need {count} more answers:"


def test_the_language_of_the_run_comes_first_then_the_companys_then_english():
    assert speech_of("sv", "de").language.code == "sv"
    assert speech_of("xx", "de").language.code == "de"
    assert speech_of("", "").language.code == "en"
    assert speech_of("no").language.code == "nb"
    assert speech_of("zh-TW").language.code == "zh-Hant"


def test_braces_in_what_is_filled_in_mean_nothing():
    hostile = "{field} {0} {quote.__class__} {{x}} %s %(field)s"
    said = speech_of("de").say("{field} (“{quote}”): {text}", field="Person", quote=hostile, text="?")

    assert hostile in said


def test_one_answer_and_several_are_said_in_the_right_forms():
    said = {
        (code, count): speech_of(code).say_many(LONG, LONGER, count)
        for code in ("en", "ru", "sl", "ar", "ja")
        for count in (1, 2, 3, 5, 11)
    }

    assert said["en", 1] == LONG
    assert "2 more answers" in said["en", 2]
    assert [said["ru", count].split("ещё ")[1] for count in (1, 2, 5)] == ["1 ответ:", "2 ответа:", "5 ответов:"]
    assert [said["sl", count].split("še ")[1] for count in (1, 2, 3, 5)] == [
        "1 odgovor:", "2 odgovora:", "3 odgovore:", "5 odgovorov:",
    ]  # fmt: skip
    assert len({said["ar", count] for count in (1, 2, 3, 11)}) == 4
    assert "5件" in said["ja", 5]


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("en", "Friday 27 November 2026"), ("de", "Freitag, 27. November 2026"), ("fr", "vendredi 27 novembre 2026"),
        ("pl", "piątek, 27 listopada 2026"), ("ja", "2026年11月27日金曜日"), ("ko", "2026년 11월 27일 금요일"),
    ],
)  # fmt: skip
def test_days_are_written_as_the_language_writes_them(code: str, day: str):
    assert speech_of(code).day(date(2026, 11, 27)) == day


def test_day_and_time_are_joined_as_the_language_joins_them():
    zone = a_company().zone

    assert speech_of("ja").moment(START, zone).startswith("2026年11月24日火曜日 9:00 (")
    assert speech_of("de").moment(START, zone).startswith("Dienstag, 24. November 2026, 09:00 (")


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_a_moment_names_day_time_and_zone_in_every_language(code: str):
    said = speech_of(code).moment(START, a_company().zone)

    assert "(" in said
    if code != "en":
        assert not set(said.split()) & {"Tuesday", "Tuesday,", "(Central", "Standard", "Time)"}
