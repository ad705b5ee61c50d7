"""Ready tickets for the "send a ticket" page and the story, dated relative to now. All people are invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.desk.model import NewTicket, Person

HR = Person("Kelly Brandt", "kelly.brandt@brightfork.example")
OPERATIONS = Person("Marisol Vega", "marisol.vega@brightfork.example")
CHICAGO = ZoneInfo("America/Chicago")


@dataclass(frozen=True)
class Example:
    key: str
    title: str
    make: Callable[[datetime], NewTicket]


def _day(at: datetime) -> str:
    return f"{at:%A} {at.day} {at:%B %Y}"


def _next_monday(now: datetime) -> datetime:
    local = now.astimezone(CHICAGO)
    return local + timedelta(days=7 - local.weekday())


def _onboarding_form(now: datetime) -> NewTicket:
    body = f"""New employee request

First name: Noor
Last name: Haddad
Job title: Dispatch Coordinator
Department: Operations
Office: Joliet
Manager: Marisol Vega
Start date: {_day(_next_monday(now))}
Licence: Office 365 E3
Groups: Dispatch Team, Operations Hub
Mobile phone: +1 312 555 0142
Employee ID: BL-2207
"""
    return NewTicket("C-101", HR, "New starter: Noor Haddad", body)


def _offboarding_form(now: datetime) -> NewTicket:
    local = now.astimezone(CHICAGO)
    body = f"""Leaver form

Name of leaver: Dana Whitlock
Email: dana.whitlock@brightfork.example
Last working day: {_day(local)}
Time: {local:%H:%M}
Convert mailbox to shared: Yes
Mailbox access for: Marisol Vega
Forward mail to: -
Out of office message: Dana has left Brightfork. Please write to dispatch-all@brightfork.example.
"""
    return NewTicket("C-101", HR, "Leaver: Dana Whitlock", body)


def _onboarding_prose(now: datetime) -> NewTicket:
    body = """Hi team,

DeShawn Whitaker is joining us next Monday as a Dispatch Coordinator in Operations, he'll report to
Marisol Vega and sit in the Joliet office. He needs an Office 365 E3 licence, and please put him on
dispatch-all@brightfork.example.

Thanks,
Kelly
"""
    return NewTicket("C-101", HR, "Somebody new in dispatch", body)


def _none_of_ours(now: datetime) -> NewTicket:
    body = """The label printer at dock 4 prints every second label blank since this morning.
We already changed the roll.

Marisol
"""
    return NewTicket("C-101", OPERATIONS, "Label printer at dock 4", body)


def _incomplete(now: datetime) -> NewTicket:
    body = """New employee request

First name: Lena
Last name:
Job title: Yard Planner
Department: Operations
Manager: Marisol Vega
Start date:
Licence: Office 365 E3
"""
    return NewTicket("C-101", HR, "New starter in the yard", body)


EXAMPLES = (
    Example("onboarding-form", "Onboarding form", _onboarding_form),
    Example("offboarding-form", "Offboarding form", _offboarding_form),
    Example("onboarding-prose", "Onboarding in prose", _onboarding_prose),
    Example("none-of-ours", "None of our business", _none_of_ours),
    Example("incomplete", "Something missing", _incomplete),
)


def example(key: str, now: datetime) -> NewTicket:
    for known in EXAMPLES:
        if known.key == key:
            return known.make(now)
    raise KeyError(key)
