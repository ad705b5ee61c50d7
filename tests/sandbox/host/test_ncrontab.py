"""The six-field schedule language of timer triggers."""

from datetime import UTC, datetime

import pytest

from sandbox.host.ncrontab import parse_schedule

NOW = datetime(2026, 11, 25, 10, 30, 15, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("schedule", "due"),
    [
        ("*/5 * * * * *", "2026-11-25T10:30:20"),
        ("0 */5 * * * *", "2026-11-25T10:35:00"),
        ("*/5 * * * *", "2026-11-25T10:35:00"),
        ("0 0 * * * *", "2026-11-25T11:00:00"),
        ("0 30 9 * * *", "2026-11-26T09:30:00"),
        ("0 30 9 * * MON-FRI", "2026-11-26T09:30:00"),
        ("0 0 12 * * Sun", "2026-11-29T12:00:00"),
        ("0 0 12 * * 7", "2026-11-29T12:00:00"),
        ("0 0 0 29 FEB *", "2028-02-29T00:00:00"),
        ("0 0 0 1,15 * *", "2026-12-01T00:00:00"),
        ("0 10/20 * * * *", "2026-11-25T10:50:00"),
        ("0 0 8-17/4 * * *", "2026-11-25T12:00:00"),
        ("15 30 10 25 11 *", "2027-11-25T10:30:15"),
        ("00:05:00", "2026-11-25T10:35:15"),
        ("1.00:00:00", "2026-11-26T10:30:15"),
    ],
)
def test_the_next_due_time_is_the_first_one_after_now(schedule, due):
    assert parse_schedule(schedule).next_after(NOW) == datetime.fromisoformat(due).replace(tzinfo=UTC)


@pytest.mark.parametrize("schedule", ["", "* * *", "60 * * * * *", "0 0 25 * * *", "0 0 0 * FOO *", "*/0 * * * * *"])
def test_a_wrong_schedule_is_refused_with_a_sentence(schedule):
    with pytest.raises(ValueError, match=r"schedule|outside|valid"):
        parse_schedule(schedule)


def test_a_schedule_that_never_comes_is_an_error_and_not_an_endless_loop():
    with pytest.raises(ValueError, match="never"):
        parse_schedule("0 0 0 31 FEB *").next_after(NOW)
