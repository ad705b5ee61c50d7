"""What a ticket asks for: clean it, read it (forms first, a model where the form does not settle it), keep what has evidence.

A failing or missing model is no error: the ticket goes to a technician. Nothing here names a task, an id or a tenant.
"""

from enum import StrEnum

from shared.domain.errors import OutsideError
from shared.domain.policy import Company
from shared.domain.request import Certainty, Flag, Intent, Reading, Request, Understanding
from shared.domain.ticket import RawTicket, Ticket
from shared.domain.value import Value
from shared.ports import Clock, Reader
from shared.services.understanding.attachments.name_files import name_files
from shared.services.understanding.attachments.unread_request import unless_unread
from shared.services.understanding.clean_ticket import clean
from shared.services.understanding.combine_readings import combine_readings
from shared.services.understanding.make_requests import make_requests
from shared.services.understanding.screen_ticket import screen_ticket

MAX_PEOPLE = 50


class WhyNone(StrEnum):
    """Why a ticket led to no request."""

    NOT_OURS = "not_ours"
    NEEDS_TECHNICIAN = "needs_technician"


class Examined(Value):
    """An understanding, and what was found on the way: for people who want to see why."""

    understanding: Understanding
    ticket: Ticket
    found: tuple[Request, ...] = ()  # also what was too uncertain to become a request
    flags: tuple[Flag, ...] = ()
    trouble: str = ""  # why the model could not be asked


def understand(raw: RawTicket, company: Company, *, forms: Reader, llm: Reader | None, clock: Clock) -> Understanding:
    """The ticket's requests, one for each person, each with evidence, questions and flags."""
    return examine(raw, company, forms=forms, llm=llm, clock=clock).understanding


def examine(raw: RawTicket, company: Company, *, forms: Reader, llm: Reader | None, clock: Clock) -> Examined:
    """As `understand`, with everything that was found."""
    cleaned = clean(_not_from_the_future(raw, clock))
    screened = screen_ticket(cleaned, company)
    ticket = screened.ticket
    form = forms.read(ticket, instructions=company.instructions)
    ticket = _without(ticket, form.silent)
    reading, trouble = _read_prose(form, ticket, company, llm)
    reading = unless_unread(reading, raw, ticket)
    requests = name_files(make_requests(reading, ticket, company, screened.flags), ticket)
    settled = reading.certainty is Certainty.SETTLED
    return Examined(
        understanding=_conclude(reading, requests if settled else ()),
        ticket=ticket,
        found=requests,
        flags=screened.flags,
        trouble=trouble,
    )


def _without(ticket: Ticket, silent: tuple[int, ...]) -> Ticket:
    """An automatic reply neither answers nor withdraws anything, and its dates are nobody's."""
    heard = [message for place, message in enumerate(ticket.messages) if place not in silent]
    return ticket.model_copy(update={"messages": tuple(heard)}) if silent else ticket


def _not_from_the_future(raw: RawTicket, clock: Clock) -> RawTicket:
    """A desk whose clock runs ahead must not move "today"."""
    return raw.model_copy(update={"received_at": min(raw.received_at, clock.now())})


def _read_prose(form: Reading, ticket: Ticket, company: Company, llm: Reader | None) -> tuple[Reading, str]:
    """The form's reading when it is sure, else the model's, made sure by having been asked."""
    if form.certainty is Certainty.SETTLED or llm is None:
        return form, "" if form.certainty is Certainty.SETTLED else "no model is configured"
    try:
        prose = llm.read(ticket, instructions=company.instructions)
    except OutsideError as failure:
        return form, str(failure)
    return combine_readings(form, prose, ticket), ""


def _conclude(reading: Reading, requests: tuple[Request, ...]) -> Understanding:
    """No request is always explained: none of our business, or somebody has to look."""
    why = ""
    if not requests:
        is_none = reading.intent is Intent.NONE and reading.certainty is Certainty.SETTLED
        why = WhyNone.NOT_OURS if is_none else WhyNone.NEEDS_TECHNICIAN
    return Understanding(
        intent=reading.intent,
        requests=requests,
        why_none=str(why),
        reader=reading.reader,
        tokens=reading.tokens,
    )
