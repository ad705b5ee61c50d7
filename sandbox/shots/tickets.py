"""The tickets in the pictures. All people are invented. They are due at a given minute, so that pictures show both the
time before it and the time after it, and nobody waits long."""

from datetime import datetime, time, timedelta

from sandbox.desk import NewTicket
from sandbox.story.tickets import BRIGHTFORK, CHICAGO, KELLY, day
from shared.domain.policy import Company


def next_minute(now: datetime, *, at_least: timedelta) -> datetime:
    """A whole minute, far enough away for everything that has to happen before it."""
    return (now + at_least + timedelta(minutes=1)).replace(second=0, microsecond=0)


def starting_days_at(company: Company, due: datetime) -> Company:
    """The company with first working days that begin at that time of day."""
    local = due.astimezone(company.zone)
    onboarding = company.onboarding.model_copy(update={"start_of_day": time(local.hour, local.minute)})
    return company.model_copy(update={"onboarding": onboarding})


def leaver(due: datetime) -> NewTicket:
    local = due.astimezone(CHICAGO)
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


def leaver_on_no_day(due: datetime) -> NewTicket:
    """Names a day of the week that the date does not fall on."""
    local = due.astimezone(CHICAGO) + timedelta(days=10)
    body = f"""Leaver form

Name of leaver: Shanice Okafor
Email: shanice.okafor@brightfork.example
Last working day: {local + timedelta(days=1):%A} {local.day} {local:%B %Y}
Mailbox access for: Marisol Vega
"""
    return NewTicket(BRIGHTFORK, KELLY, "Leaver: Shanice Okafor", body)


def joiner(due: datetime) -> NewTicket:
    body = f"""Hi team,

DeShawn Whitaker is joining us on {day(due.astimezone(CHICAGO))} as a Dispatch Coordinator in Operations. He'll report to
Marisol Vega and sit in the Joliet office. He needs an Office 365 E3 licence, and please add him
to Operations Hub.

Thanks,
Kelly
"""
    return NewTicket(BRIGHTFORK, KELLY, "Somebody new in dispatch", body)
