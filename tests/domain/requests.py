"""Requests as understanding leaves them: believable by default, each field with a quote."""

from datetime import date, time
from typing import Any

from shared.domain.request import DateField, Field, Intent, Request, TimeField


def field(value: str) -> Field:
    return Field(value=value, quote=value)


def on(day: date) -> DateField:
    return DateField(value=day, quote=day.isoformat())


def at(clock: time) -> TimeField:
    return TimeField(value=clock, quote=clock.isoformat())


def a_leaving(**over: Any) -> Request:
    """Dana leaves on Friday 27 November 2026."""
    values: dict[str, Any] = {
        "intent": Intent.OFFBOARD,
        "reader": "forms",
        "requester_address": "kelly.brandt@brightfork.example",
        "display_name": field("Dana Whitlock"),
        "effective_date": on(date(2026, 11, 27)),
    }
    return Request(**(values | over))


def a_joining(**over: Any) -> Request:
    """DeShawn starts on Monday 30 November 2026."""
    values: dict[str, Any] = {
        "intent": Intent.ONBOARD,
        "reader": "forms",
        "requester_address": "kelly.brandt@brightfork.example",
        "given_name": field("DeShawn"),
        "surname": field("Whitaker"),
        "manager": field("Marisol Vega"),
        "job_title": field("Dispatch Clerk"),
        "effective_date": on(date(2026, 11, 30)),
        "licenses": (field("Office 365 E3"),),
        "groups": (field("Sales"),),
    }
    return Request(**(values | over))
