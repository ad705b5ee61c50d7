"""From a reading to requests: evidence first, then one form for values, then questions and flags. One request for each person."""

from datetime import date

from shared.domain.languages import choose_language, find_language
from shared.domain.policy import Company
from shared.domain.reading.calendar_words import languages_for
from shared.domain.reading.dates import order_for
from shared.domain.reading.effective import FIELD
from shared.domain.reading.evidence import Dropped, check_evidence, quote_stands, visible_text
from shared.domain.reading.language_of_text import languages_of_text
from shared.domain.reading.normalise import Context, normalise
from shared.domain.reading.other_days import other_day
from shared.domain.reading.request_flags import Asker, request_flags
from shared.domain.reading.request_questions import request_questions
from shared.domain.reading.writers import writers_of
from shared.domain.request import Asked, Flag, FlagCode, Intent, PersonReading, Question, Reading, Request
from shared.domain.ticket import Ticket

_MAX_PEOPLE = 50
_MAX_OTHER = 5
_MAX_QUOTE = 400
_REQUIRED = frozenset({"given_name", "surname", "display_name", "email", "effective_date"})


def make_requests(reading: Reading, ticket: Ticket, company: Company, flags: tuple[Flag, ...]) -> tuple[Request, ...]:
    """The people of the reading as requests. A kind without a person is one request that asks who."""
    if reading.intent is Intent.NONE:
        return ()
    text = visible_text(ticket)
    context = Context(
        company=company,
        requester=ticket.requester,
        received_on=ticket.received_at.astimezone(company.zone).date(),
        reader=reading.reader,
        language=_language(reading, text, company),
        writers=writers_of(ticket),
    )
    people = reading.people[:_MAX_PEOPLE] or (PersonReading(),)
    kinds = [person.intent or reading.intent for person in people]
    told = (*flags, *_other_flags(reading, text))
    asked = [(person, kind) for person, kind in zip(people, kinds, strict=True) if kind is not Intent.NONE]
    requests = [_make_request(person, kind, context, text, told) for person, kind in asked]
    days = {request.effective_date.value for request in requests if request.effective_date}
    return tuple(_cross_check(request, ticket, context, days) for request in requests)


def _cross_check(request: Request, ticket: Ticket, context: Context, days: set[date]) -> Request:
    """Each value beside the others, the rest of the ticket and whoever asks."""
    company = context.company
    other = None
    if request.effective_date:
        other = other_day(
            request.effective_date, ticket, known=days, received_on=context.received_on, order=order_for(company.country, context.language),
            languages=languages_for(company.country, context.language, company.language),
        )  # fmt: skip
    questions = request_questions(request, ticket.requester, company, other)
    words = "\n".join(message.text for message in ticket.messages if not message.is_quoted)
    flags = request_flags(request, Asker(ticket.requester, words, context.received_on), company)
    is_open = any(question.field == FIELD for question in questions)
    return request.model_copy(
        update={
            "questions": (*request.questions, *questions),
            "flags": tuple(dict.fromkeys((*request.flags, *flags))),
            "effective_date": None if is_open else request.effective_date,
        }
    )


def _other_flags(reading: Reading, text: str) -> list[Flag]:
    """What is asked for and not read, where it stands in the ticket: a person has to see to it."""
    shown = [quote for quote in reading.other_requests if quote_stands(quote, text)]
    return [Flag(code=FlagCode.OTHER_REQUEST, quote=quote[:_MAX_QUOTE]) for quote in shown[:_MAX_OTHER]]


def _language(reading: Reading, text: str, company: Company) -> str:
    """What the reader says, else what the text shows (the company's own where neighbours look alike), else the company's."""
    if told := find_language(reading.language):
        return told.code
    shown = languages_of_text(text)
    own = choose_language(company.language).code
    return own if own in shown or not shown else shown[0]


def _make_request(
    person: PersonReading, intent: Intent, context: Context, text: str, flags: tuple[Flag, ...]
) -> Request:
    checked = check_evidence(person, text)
    request = normalise(checked.person, intent, context)
    asked = {question.field for question in request.questions}
    unclear = [
        Question(field=drop.field, why=Asked.UNCLEAR, quote=drop.quote)
        for drop in checked.dropped
        if drop.field in _REQUIRED
        and drop.field not in asked
        and getattr(request, drop.field) is None
        and not _is_named(request, drop)
    ]
    dropped = [Flag(code=FlagCode.EVIDENCE_DROPPED, quote=drop.field) for drop in _once(checked.dropped)]
    return request.model_copy(update={"questions": (*request.questions, *unclear), "flags": (*flags, *dropped)})


def _once(dropped: tuple[Dropped, ...]) -> list[Dropped]:
    return list({drop.field: drop for drop in dropped}.values())


def _is_named(request: Request, drop: Dropped) -> bool:
    """A name part without evidence matters only when the person has no other name."""
    return drop.field != "effective_date" and bool(request.name() or request.email)
