"""Values as people read them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from shared.domain.directory import ObjectRef
from shared.domain.ids import ObjectId
from shared.services.present_text import NAMELESS, dates_in_words, duration, moment, one_line, person, quote, scalar

NOON = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/Zurich", "Friday 27 November 2026, 19:00 (Central European Standard Time)"),
        ("America/Chicago", "Friday 27 November 2026, 12:00 (Central Standard Time)"),
        ("Australia/Sydney", "Saturday 28 November 2026, 05:00 (Australian Eastern Daylight Time)"),
        ("Etc/UTC", "Friday 27 November 2026, 18:00 (Coordinated Universal Time)"),
    ],
)
def test_a_time_is_in_the_companys_zone_and_names_it(zone, text):
    assert moment(NOON, ZoneInfo(zone)) == text


def test_the_same_wall_clock_hour_twice_in_autumn_is_told_apart():
    zone = ZoneInfo("Europe/London")

    summer, winter = (
        moment(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), zone),
        moment(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), zone),
    )

    assert "01:30 (British Summer Time)" in summer
    assert "01:30 (Greenwich Mean Time)" in winter


@pytest.mark.parametrize(
    ("name", "address", "text"),
    [
        pytest.param("Dana Whitlock", "dana@x.example", "Dana Whitlock (dana@x.example)", id="both"),
        pytest.param("", "dana@x.example", "dana@x.example", id="FC-a18: no display name"),
        pytest.param("dana@x.example", "Dana@x.example", "Dana@x.example", id="the same twice"),
        pytest.param("Sales", "", "Sales", id="no address"),
        pytest.param("", "", NAMELESS, id="nothing"),
        pytest.param(" \u200b\n", "", NAMELESS, id="nothing visible"),
    ],
)
def test_nobody_is_ever_shown_without_a_name(name, address, text):
    assert person(ObjectRef(id=ObjectId("x"), name=name, address=address)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "not set"), ("", "not set"), ((), "not set"), (True, "yes"), (False, "no"), (0, "0"), (("a", "b"), "a, b")],
)
def test_no_value_is_shown_as_python_writes_it(value, text):
    assert scalar(value) == text


def test_what_could_disguise_text_is_taken_out():
    assert one_line("Dana\u202e kcoltihW\u200b\r\nBcc: x\u0000") == "Dana kcoltihW Bcc: x"


def test_long_quotes_are_shortened_visibly():
    shortened = quote("word " * 200)

    assert len(shortened) <= 280
    assert shortened.endswith("…")


@pytest.mark.parametrize(
    ("minutes", "text"), [(1, "1 minute"), (90, "90 minutes"), (60, "1 hour"), (480, "8 hours"), (2880, "2 days")]
)
def test_durations_are_in_the_largest_whole_unit(minutes, text):
    assert duration(minutes) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dispatch Lead, created 2019-09-25", "Dispatch Lead, created 25 September 2019"),
        ("Line 2019-13-45", "Line 2019-13-45"),
        ("Unit 12019-09-251", "Unit 12019-09-251"),
        ("", ""),
    ],
)
def test_dates_are_written_in_words(text, words):
    assert dates_in_words(text) == words
