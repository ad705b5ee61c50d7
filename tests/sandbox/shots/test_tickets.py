"""The people in the pictures come and go a little later than the pictures are begun."""

from datetime import UTC, datetime, timedelta

from sandbox.shots.tickets import joiner, leaver, leaver_on_no_day, next_minute, starting_days_at
from sandbox.world_options import example_companies

NOW = datetime(2026, 11, 24, 23, 59, 40, tzinfo=UTC)


def test_work_is_due_on_a_whole_minute_that_leaves_enough_time():
    due = next_minute(NOW, at_least=timedelta(seconds=25))

    assert (due.second, due.microsecond) == (0, 0)
    assert timedelta(seconds=25) < due - NOW <= timedelta(seconds=85)


def test_first_days_begin_in_that_minute_in_the_companys_own_time():
    company = next(c for c in example_companies() if c.id == "brightfork")
    due = next_minute(NOW, at_least=timedelta(seconds=25))

    assert f"{starting_days_at(company, due).onboarding.start_of_day:%H:%M}" == "18:01"


def test_both_tickets_name_the_companys_day_and_not_that_of_utc():
    due = next_minute(NOW, at_least=timedelta(seconds=25))

    assert "Tuesday 24 November 2026" in joiner(due).body
    assert "Last working day: Tuesday 24 November 2026\nTime: 18:01" in leaver(due).body


def test_the_ticket_that_is_asked_about_names_a_day_that_there_is_not():
    due = next_minute(NOW, at_least=timedelta(seconds=25))

    assert "Last working day: Saturday 4 December 2026" in leaver_on_no_day(due).body, "the 4th is a Friday"
