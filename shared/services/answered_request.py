"""A run's request with what was answered on forms: over what the ticket said until then, under what was said on it since."""

from shared.domain.answers import Answered
from shared.domain.policy import Company
from shared.domain.reading.folding import fold, stands_in_folded
from shared.domain.reading.form_answers import NAMES, apply_answer
from shared.domain.reading.normalise import Context
from shared.domain.request import LISTS, Request
from shared.domain.run import Run
from shared.domain.ticket import Author, AuthorKind, RawTicket
from shared.ports import RunStore
from shared.services.documents import get_answers
from shared.services.understanding.clean_ticket import clean


def with_form_answers(request: Request, run: Run, ticket: RawTicket, company: Company, *, runs: RunStore) -> Request:
    """Applying the same answers again changes nothing."""
    for sent in get_answers(run, runs=runs).rounds:
        since = said_since(sent, ticket)
        for answer in sent.answers:
            if not _is_said(answer.question.field, request, since):
                request = apply_answer(request, answer, answering_context(run, company, sent, request))
    return request


def answering_context(run: Run, company: Company, sent: Answered, request: Request) -> Context:
    """Days are counted from when the form was sent."""
    return Context(
        company=company,
        requester=Author(name=run.requester_name, email=run.requester),
        received_on=sent.at.astimezone(company.zone).date(),
        reader=request.reader,
        language=request.language,
    )


def said_since(sent: Answered, ticket: RawTicket) -> str:
    """What the customer wrote on the ticket after the form, folded."""
    if all(message.at <= sent.at for message in ticket.messages):
        return ""
    messages = clean(ticket).ticket.messages
    newer = [m.text for m in messages if m.at > sent.at and m.author.kind is AuthorKind.CONTACT and not m.is_quoted]
    return fold("\n".join(newer))


def _is_said(field: str, request: Request, text: str) -> bool:
    """Whether a later message speaks of this field: its value has its quote there. Lists are added to, not replaced."""
    if not text or field in LISTS:
        return False
    names = (*NAMES, "email") if field == "person" else NAMES if field in NAMES else (field,)
    values = [value for name in names if (value := getattr(request, name))]
    return any(stands_in_folded(value.quote, text) for value in values)
