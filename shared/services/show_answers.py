"""What a link to the answering form stands for at this moment. Reading only: showing a link never changes anything."""

from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.answers import Answered, FormAnswers, answerable
from shared.domain.errors import LinkError, NotFoundError
from shared.domain.policy import Company
from shared.domain.request import Question, Request
from shared.domain.run import Ledger, Run, RunStatus
from shared.domain.value import Value
from shared.ports import Clock, Companies, LinkClaims, LinkPurpose, RunStore, Signer
from shared.services.documents import get_answers, get_questions, get_request

# Longer than any question stays open, so that a late click still learns what happened.
LINK_LIFETIME = timedelta(days=180)


class Standing(StrEnum):
    """What this link can still do, and if nothing, why."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"  # other questions are open, or none
    EXPIRED = "expired"


class AnswerLink(Value):
    """The link read, with what it is about. `answered` is the form that was sent by it or by its twin."""

    standing: Standing
    asked: str
    address: str  # of whom the link was made for, lower-case
    questions: tuple[Question, ...] = ()
    request: Request | None = None
    company: Company
    ledger: Ledger
    answers: FormAnswers = FormAnswers()
    answered: Answered | None = None


def show_answers(token: str, *, signer: Signer, runs: RunStore, companies: Companies, clock: Clock) -> AnswerLink:
    """Raises LinkError for anything that is not a link of ours."""
    claims = signer.read(LinkPurpose.ANSWERS, token, max_age=LINK_LIFETIME)
    try:
        ledger = runs.load(claims.run)
        if ledger.run.company is None:
            raise LinkError("invalid")
        company = companies.get(ledger.run.company)
        answers = get_answers(ledger.run, runs=runs)
        standing = _standing(claims, ledger.run, answers, clock.now())
        is_open = standing is Standing.OPEN
        asked = answerable(get_questions(ledger.run, runs=runs).questions) if is_open else ()
        request = get_request(ledger.run, runs=runs) if is_open else None
    except NotFoundError as gone:
        raise LinkError("invalid") from gone
    return AnswerLink(
        standing=standing if asked or standing is not Standing.OPEN else Standing.CLOSED,
        asked=claims.digest,
        address=claims.subject.casefold(),
        questions=asked,
        request=request,
        company=company,
        ledger=ledger,
        answers=answers,
        answered=_answered(claims, answers),
    )


def _standing(claims: LinkClaims, run: Run, answers: FormAnswers, now: datetime) -> Standing:
    if _answered(claims, answers) is not None:
        return Standing.ANSWERED
    is_this_asked = claims.digest == run.asking
    is_unanswered = run.why == "unanswered" and RunStatus.HANDED_OVER in (run.status, run.conclusion)
    if is_this_asked and (is_unanswered or (run.answer_due_at is not None and now >= run.answer_due_at)):
        return Standing.EXPIRED
    waits = run.status is RunStatus.WAITING_FOR_ANSWER and not run.ticket_changed
    return Standing.OPEN if waits and is_this_asked else Standing.CLOSED


def _answered(claims: LinkClaims, answers: FormAnswers) -> Answered | None:
    return next((sent for sent in answers.rounds if sent.asked == claims.digest), None)
