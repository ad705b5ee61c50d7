"""Tickets and how a reader reads them: a leaver, a newcomer, one with something missing. Quotes stand in the texts."""

from shared.domain.request import Certainty, Intent, PersonReading, Quoted, Reading
from shared.domain.ticket import Ticket

LEAVER = "Please offboard Dana Whitlock, dana.whitlock@brightfork.example. Her last day is 27 November 2026."
LEAVER_UNDATED = "Please offboard Dana Whitlock, dana.whitlock@brightfork.example."
LEAVER_DATE = "Sorry: her last day is 27 November 2026."
JOINER = (
    "New starter: DeShawn Whitaker, Dispatch Clerk, starts on 30 November 2026. He reports to Marisol Vega. "
    "Please give him Office 365 E3 and add him to Sales."
)
WITHDRAWN = "Please ignore this, she stays."
THANKS = "Thank you, all the best."


def said(value: str, quote: str | None = None) -> Quoted:
    """A value in the ticket's own words."""
    return Quoted(value=value, quote=quote or value)


def a_reading(intent: Intent, *people: PersonReading) -> Reading:
    return Reading(intent=intent, people=people, certainty=Certainty.SETTLED, reader="fake", tokens=10)


def _dana(ticket: Ticket) -> Reading:
    text = "\n".join(message.text for message in ticket.messages)
    dated = "27 November 2026" in text
    later = "4 December 2026" in text
    day = "4 December 2026" if later else "27 November 2026"
    person = PersonReading(
        given_name=said("Dana", "Dana Whitlock"),
        surname=said("Whitlock", "Dana Whitlock"),
        email=said("dana.whitlock@brightfork.example"),
        effective_date=said(day) if dated or later else None,
    )
    return a_reading(Intent.OFFBOARD, person)


def _deshawn(ticket: Ticket) -> Reading:
    person = PersonReading(
        given_name=said("DeShawn", "DeShawn Whitaker"),
        surname=said("Whitaker", "DeShawn Whitaker"),
        job_title=said("Dispatch Clerk"),
        manager=said("Marisol Vega"),
        effective_date=said("30 November 2026"),
        licenses=(said("Office 365 E3"),),
        groups=(said("Sales"),),
    )
    return a_reading(Intent.ONBOARD, person)


def read(ticket: Ticket) -> Reading:
    """What a good reader makes of these tickets; anything else is none of ours."""
    text = "\n".join(message.text for message in ticket.messages)
    if WITHDRAWN in text:
        return a_reading(Intent.NONE)
    if "Dana Whitlock" in text:
        return _dana(ticket)
    return _deshawn(ticket) if "DeShawn Whitaker" in text else a_reading(Intent.NONE)
