"""The tickets of the story, dated today in the company's own time, so that their steps are due at once. All people are invented."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.desk import NewTicket, Person

BRIGHTFORK, RUEEGSEGGER = "C-101", "C-102"
KELLY = Person("Kelly Brandt", "kelly.brandt@brightfork.example")
MARISOL = Person("Marisol Vega", "marisol.vega@brightfork.example")
BEAT = Person("Beat Rüegsegger", "beat.rueegsegger@rueegsegger-treuhand.example")
CHICAGO, ZURICH = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Zurich")


def day(at: datetime) -> str:
    """Unmistakable in every country."""
    return f"{at:%A} {at.day} {at:%B %Y}"


def onboarding_form(now: datetime) -> NewTicket:
    body = f"""New employee request

First name: Noor
Last name: Haddad
Job title: Dispatch Coordinator
Department: Operations
Office: Joliet
Manager: Marisol Vega
Start date: {day(now.astimezone(CHICAGO))}
Licence: Office 365 E3
Groups: Dispatch Team, Operations Hub
Mobile phone: +1 312 555 0142
Employee ID: BL-2207
"""
    return NewTicket(BRIGHTFORK, KELLY, "New starter: Noor Haddad", body)


def offboarding_form(now: datetime) -> NewTicket:
    local = now.astimezone(CHICAGO)
    body = f"""Leaver form

Name of leaver: Dana Whitlock
Email: dana.whitlock@brightfork.example
Last working day: {day(local)}
Time: {local:%H:%M}
Convert mailbox to shared: Yes
Mailbox access for: Marisol Vega
Out of office message: Dana has left Brightfork. Please write to dispatch-all@brightfork.example.
"""
    return NewTicket(BRIGHTFORK, KELLY, "Leaver: Dana Whitlock", body)


def onboarding_prose(now: datetime) -> NewTicket:
    body = f"""Hi team,

DeShawn Whitaker is joining us on {day(now.astimezone(CHICAGO))} as a Dispatch Coordinator in Operations. He'll report to
Marisol Vega and sit in the Joliet office. He needs an Office 365 E3 licence, and please add him
to Operations Hub.

Thanks,
Kelly
"""
    return NewTicket(BRIGHTFORK, KELLY, "Somebody new in dispatch", body)


def none_of_ours(now: datetime) -> NewTicket:
    body = """The label printer at dock 4 prints every second label blank since this morning.
We already changed the roll.

Marisol
"""
    return NewTicket(BRIGHTFORK, MARISOL, "Label printer at dock 4", body)


def incomplete(now: datetime) -> NewTicket:
    body = """New employee request

First name: Lena
Last name:
Job title: Yard Planner
Department: Operations
Manager: Marisol Vega
Start date:
Licence: Office 365 E3
"""
    return NewTicket(BRIGHTFORK, KELLY, "New starter in the yard", body)


def answer_to_incomplete(now: datetime) -> str:
    return f"Last name: Sandoval\nStart date: {day(now.astimezone(CHICAGO))}\n"


def leaver_to_reject(now: datetime) -> NewTicket:
    local = now.astimezone(ZURICH)
    body = f"""Leaver form

Name of leaver: Livia Stucki
Email: livia.stucki@rueegsegger-treuhand.example
Last working day: {day(local)}
Time: {local:%H:%M}
Mailbox access for: Ursina Cadonau
"""
    return NewTicket(RUEEGSEGGER, BEAT, "Leaver: Livia Stucki", body)
