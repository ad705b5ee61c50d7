"""What a ticket asks for: clean it, read it (forms first, a model where the form does not settle it), keep what has evidence.

A failing or missing model is no error: the ticket goes to a technician. Nothing here names a task, an id or a tenant.
"""

from enum import StrEnum

from shared.domain.errors import OutsideError
from shared.domain.policy import Company
from shared.domain.request import Certainty, Flag, Intent, Reading, Request, Understanding
from shared.domain.ticket import CleaningWarning, RawTicket, Ticket
from shared.domain.value import Value
from shared.ports import Clock, Reader
from shared.services.understanding.attachments.name_files import name_files
from shared.services.understanding.attachments.unread_request import unless_unread
from shared.services.understanding.clean_ticket import clean
from shared.services.understanding.combine_readings import combine_readings
from shared.services.understanding.make_requests import make_requests
from shared.services.understanding.screen_ticket import screen_ticket
from shared.services.understanding.ticket_size import is_too_large
from shared.services.understanding.within_budget import BUDGET_USED

MAX_PEOPLE = 50


class WhyNone(StrEnum):
    """Why a ticket led to no request."""

    NOT_OURS = "not_ours"
    NEEDS_TECHNICIAN = "needs_technician"
    TOO_LARGE = "too_large"  # more text than is read of a ticket: none of it is acted upon
    MODEL_BUDGET_USED = BUDGET_USED  # the model would be needed, and the company's tokens of the day are used up


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
    if is_too_large(raw):
        return _too_large(raw)
    cleaned = clean(_not_from_the_future(raw, clock))
    screened = screen_ticket(cleaned, company)
    ticket = screened.ticket
    form = forms.read(ticket, instructions=company.instructions)
    ticket = _without(ticket, form.silent)
    reading, trouble, why = _read_prose(form, ticket, company, llm)
    reading = unless_unread(reading, raw, ticket)
    requests = name_files(make_requests(reading, ticket, company, screened.flags), ticket)
    settled = reading.certainty is Certainty.SETTLED
    if CleaningWarning.SHORTENED in ticket.warnings:
        settled, why, reading = False, WhyNone.TOO_LARGE, reading.model_copy(update={"certainty": Certainty.PARTIAL})
    return Examined(
        understanding=_conclude(reading, requests if settled else (), why),
        ticket=ticket,
        found=requests,
        flags=screened.flags,
        trouble=trouble,
    )


def _too_large(raw: RawTicket) -> Examined:
    """Refused unread; a technician gets the note."""
    ticket = Ticket(subject="", requester=raw.requester, received_at=raw.received_at, messages=())
    return Examined(understanding=Understanding(intent=Intent.NONE, why_none=str(WhyNone.TOO_LARGE)), ticket=ticket)


def _without(ticket: Ticket, silent: tuple[int, ...]) -> Ticket:
    """An automatic reply neither answers nor withdraws anything, and its dates are nobody's."""
    heard = [message for place, message in enumerate(ticket.messages) if place not in silent]
    return ticket.model_copy(update={"messages": tuple(heard)}) if silent else ticket


def _not_from_the_future(raw: RawTicket, clock: Clock) -> RawTicket:
    """A desk whose clock runs ahead must not move "today"."""
    return raw.model_copy(update={"received_at": min(raw.received_at, clock.now())})


def _read_prose(form: Reading, ticket: Ticket, company: Company, llm: Reader | None) -> tuple[Reading, str, WhyNone]:
    """The form's reading when it is sure, else the model's, made sure by having been asked; and why it could not be."""
    if form.certainty is Certainty.SETTLED or llm is None:
        trouble = "" if form.certainty is Certainty.SETTLED else "no model is configured"
        return form, trouble, WhyNone.NEEDS_TECHNICIAN
    try:
        prose = llm.read(ticket, instructions=company.instructions)
    except OutsideError as failure:
        why = WhyNone.MODEL_BUDGET_USED if failure.code == BUDGET_USED else WhyNone.NEEDS_TECHNICIAN
        return form, str(failure), why
    return combine_readings(form, prose, ticket), "", WhyNone.NEEDS_TECHNICIAN


def _conclude(reading: Reading, requests: tuple[Request, ...], unread: WhyNone) -> Understanding:
    """No request is always explained: none of our business, or somebody has to look."""
    why = ""
    if not requests:
        is_none = reading.intent is Intent.NONE and reading.certainty is Certainty.SETTLED
        why = WhyNone.NOT_OURS if is_none else unread
    return Understanding(
        intent=reading.intent,
        requests=requests,
        why_none=str(why),
        reader=reading.reader,
        tokens=reading.tokens,
        cost_micros=reading.cost_micros,
    )
