"""When it is to happen: cases that went wrong for others, each with its public source."""

from datetime import date, time

import pytest

from shared.domain.request import Asked, FlagCode
from tests.services.understanding.field_cases import at, the_request

LEAVER = "Leaver form\nName: Hedy Lind\nLast day: {0}\n"


@pytest.mark.parametrize(("day", "meant"), [("18 November", date(2026, 11, 18)), ("yesterday", date(2026, 11, 19))])
def test_case_a14_a_day_entered_late_is_due_with_a_warning_and_never_skipped(day: str, meant: date) -> None:
    """MicrosoftDocs/azure-docs#110276: an equality test never processed who was entered late."""
    request = the_request(LEAVER.format(day), **at("2026-11-20T15:00:00+00:00"))

    assert request.effective_date.value == meant
    assert FlagCode.SHORT_NOTICE in {flag.code for flag in request.flags}


def test_case_a14_a_day_of_last_year_is_asked_as_a_slip() -> None:
    """MicrosoftDocs/azure-docs#110276."""
    request = the_request(LEAVER.format("18.11.2025"), **at("2026-11-20T15:00:00+00:00"))

    assert request.effective_date is None
    assert [(q.field, q.why) for q in request.questions] == [("effective_date", Asked.UNCLEAR)]


def test_case_f13_access_ends_with_the_last_day_worked_at_its_own_time() -> None:
    """mattermost/mattermost-handbook#218; betergeregeld.com (last-day script)."""
    body = "Leaver\nName: Hedy Lind\nResignation letter date: 1 December 2026\nLast day worked: 11 December 2026 12:00\nEmployed until: 31 December 2026\n"
    request = the_request(body, subject="Leaver")

    assert request.effective_date.value == date(2026, 12, 11)
    assert request.effective_time.value == time(12)


@pytest.mark.parametrize(
    ("day", "why", "choices"),
    [
        ("31 April 2027", Asked.UNCLEAR, ("2027-04-30", "2027-05-01")), ("29.02.2027", Asked.UNCLEAR, ("2027-02-28", "2027-03-01")),
        ("Friday 12 December 2026", Asked.CONTRADICTORY, ("2026-12-12", "2026-12-11")), ("week 54", Asked.UNCLEAR, ()),
    ],
)  # fmt: skip
def test_case_h07_a_day_that_cannot_be_is_asked_with_both_readings(
    day: str, why: Asked, choices: tuple[str, ...]
) -> None:
    """crosshatch/liminal#27: day 32 despite a schema."""
    request = the_request(LEAVER.format(day), company={"country": "GB"})

    assert request.effective_date is None
    assert [(q.why, q.choices) for q in request.questions if q.field == "effective_date"] == [(why, choices)]


@pytest.mark.parametrize(
    ("day", "meant"),
    [("end of month", date(2026, 11, 30)), ("Monday in a week", date(2026, 11, 30)), ("tomorrow", date(2026, 11, 23))],
)
def test_case_h07_relative_days_count_from_the_local_day(day: str, meant: date) -> None:
    """crosshatch/liminal#27. Received on Sunday 22 November at 23:30 in Chicago: Monday in Greenwich already."""
    assert the_request(LEAVER.format(day), **at("2026-11-23T05:30:00+00:00")).effective_date.value == meant
