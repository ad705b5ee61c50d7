"""The tickets that are measured: people with six groups who leave, newcomers with three. All invented."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.cloud.state import Tenant
from sandbox.desk import NewTicket
from sandbox.story.tickets import BRIGHTFORK, KELLY, day

CHICAGO = ZoneInfo("America/Chicago")
LEAVERS = ("Dana Whitlock", "Ines Carvalho", "Roderick Pruitt", "Malik Abernathy")
NEWCOMERS = ("Noor Haddad", "Lena Sandoval", "Imre Kovats", "Odile Marchand")
# Each leaver is in four of these from the start; with all of them it is four groups and two lists (and one by a rule).
_EVERY_LEAVER = ("VPN Users", "Drivers Notify")


def join_six_groups(tenant: Tenant) -> None:
    """Makes every leaver a member of what is still missing."""
    with tenant.lock:
        users = {user.props["displayName"]: user.id for user in tenant.users.values()}
        for group in tenant.groups.values():
            if group.props["displayName"] in _EVERY_LEAVER:
                new = [users[name] for name in LEAVERS if users[name] not in group.members]
                tenant.groups.change(group.id).members.extend(new)


def offboarding(name: str, now: datetime) -> NewTicket:
    local = now.astimezone(CHICAGO)
    body = f"""Leaver form

Name of leaver: {name}
Email: {name.lower().replace(" ", ".")}@brightfork.example
Last working day: {day(local)}
Time: {local:%H:%M}
Convert mailbox to shared: Yes
Mailbox access for: Marisol Vega
Out of office message: {name} has left Brightfork. Please write to dispatch-all@brightfork.example.
"""
    return NewTicket(BRIGHTFORK, KELLY, f"Leaver: {name}", body)


def onboarding(name: str, now: datetime) -> NewTicket:
    given, _, surname = name.partition(" ")
    body = f"""New employee request

First name: {given}
Last name: {surname}
Job title: Dispatch Coordinator
Department: Operations
Office: Joliet
Manager: Marisol Vega
Start date: {day(now.astimezone(CHICAGO))}
Licence: Office 365 E3
Groups: Dispatch Team, Operations Hub, Operations
Mobile phone: +1 312 555 0142
"""
    return NewTicket(BRIGHTFORK, KELLY, f"New starter: {name}", body)


def prose(name: str, now: datetime) -> NewTicket:
    """What only a model can read."""
    body = f"""Hi team,

{name} is joining us on {day(now.astimezone(CHICAGO))} as a Dispatch Coordinator in Operations, reporting to
Marisol Vega and sitting in the Joliet office. Please set up an Office 365 E3 licence and add
them to the Operations Hub team.

Thanks,
Kelly
"""
    return NewTicket(BRIGHTFORK, KELLY, "Somebody new in dispatch", body)
