"""Take in what was sent by the answering form: once for each asking, in one transaction with its audit event, only while it is open."""

from datetime import datetime
from enum import StrEnum

from shared.domain.answers import Answer, Answered, FormAnswers
from shared.domain.errors import LedgerConflictError, OutsideError, RetryableError
from shared.domain.reading.form_answers import open_questions
from shared.domain.run import AuditEvent, AuditKind, Change, Delivery, DeliveryKind, Run
from shared.domain.value import Value
from shared.ports import Clock, Companies, Engine, RunStore, Signer
from shared.services.answer_form import Entered, Problem, answers_of, read_entries
from shared.services.answered_request import answering_context
from shared.services.compose_asking import ANSWERED_ON_FORM
from shared.services.documents import put_answers
from shared.services.show_answers import AnswerLink, Standing, show_answers

# Each round lost means that somebody else's write went through, so that a few rounds are plenty.
ROUNDS = 8


class Taken(StrEnum):
    TAKEN = "taken"
    UNUSABLE = "unusable"  # something has to be mended first; nothing was written
    CLOSED = "closed"


class TakeResult(Value):
    """The link as it was judged; `entries` are what has to be mended."""

    taken: Taken
    link: AnswerLink
    entries: tuple[Entered, ...] = ()


def take_answers(
    token: str,
    form: dict[str, str],
    *,
    remote_address: str,
    signer: Signer,
    runs: RunStore,
    companies: Companies,
    clock: Clock,
    engine: Engine,
) -> TakeResult:
    """Raises LinkError, or RetryableError when the run is written to without pause."""
    for _ in range(ROUNDS):
        link = show_answers(token, signer=signer, runs=runs, companies=companies, clock=clock)
        if link.standing is not Standing.OPEN:
            return TakeResult(taken=Taken.CLOSED, link=link)
        entries = read_entries(form, link.questions)
        sent = _sent(link, entries, remote_address, clock.now())
        if sent is not None:
            entries = _checked(link, entries, sent)
        if sent is None or any(entered.problem for entered in entries):
            return TakeResult(taken=Taken.UNUSABLE, link=link, entries=entries)
        answers = FormAnswers(rounds=(*link.answers.rounds, sent))
        key = put_answers(link.ledger.run, answers, runs=runs)
        try:
            runs.save(link.ledger, _change(link.ledger.run, sent, key))
        except LedgerConflictError:
            continue
        _wake(engine, link.ledger.run)
        return TakeResult(taken=Taken.TAKEN, link=link)
    raise RetryableError("The request is being changed by several people at once. Please try again.")


def _sent(link: AnswerLink, entries: tuple[Entered, ...], remote_address: str, now: datetime) -> Answered | None:
    """None where nothing can be taken: an input has a problem, or all are empty."""
    if any(entered.problem for entered in entries):
        return None
    answers = answers_of(entries, link.questions)
    if not answers:
        return None
    return Answered(asked=link.asked, by=link.address, at=now, remote_address=remote_address, answers=answers)


def _checked(link: AnswerLink, entries: tuple[Entered, ...], sent: Answered) -> tuple[Entered, ...]:
    """An answer that nobody could read is shown to its writer now, and not asked about on the ticket later."""
    unreadable = {answer.question for answer in sent.answers if _is_unreadable(link, sent, answer)}
    return tuple(
        entered.model_copy(update={"problem": Problem.UNUSABLE}) if question in unreadable else entered
        for entered, question in zip(entries, link.questions, strict=True)
    )


def _is_unreadable(link: AnswerLink, sent: Answered, answer: Answer) -> bool:
    if link.request is None:
        return False
    context = answering_context(link.ledger.run, link.company, sent, link.request)
    return bool(open_questions(link.request, answer, context))


def _change(run: Run, sent: Answered, key: str) -> Change:
    """The run goes on as after a reply: what it asks for is worked out anew, now with these answers."""
    after = run.model_copy(
        update={"answers_doc": key, "answered": run.answered + 1, "ticket_changed": True, "updated_at": sent.at}
    )
    event = AuditEvent(
        run=run.id,
        number=0,  # given when saved
        at=sent.at,
        kind=AuditKind.ANSWERED,
        actor=sent.by or "requester",
        detail={
            "asked": sent.asked,
            "answers": key,
            "fields": ", ".join(answer.question.field for answer in sent.answers),
            "remote_address": sent.remote_address,
        },
    )
    note = Delivery(
        key=f"answered-{after.answered}",
        kind=DeliveryKind.INTERNAL_NOTE,
        payload={"about": ANSWERED_ON_FORM, "asked": sent.asked},
    )
    return Change(run=after, deliveries=(note,), events=(event,))


def _wake(engine: Engine, run: Run) -> None:
    try:
        engine.wake(run.id)
    except OutsideError:
        # The answers are in the ledger. The engine looks there when its timer fires, or when reconcile starts it again.
        return
