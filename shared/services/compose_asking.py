"""The notes around a question to the requester: the question with its link, its reminders, and what was answered on the form."""

from shared.domain.answers import Answered, answerable
from shared.domain.errors import PermanentError
from shared.domain.policy import Company
from shared.domain.run import Delivery, DeliveryKind, Run
from shared.ports import LinkClaims, LinkPurpose
from shared.services.documents import get_answers, get_questions
from shared.services.outbox import Outbox
from shared.services.render_notes import answered_note
from shared.services.render_requester import Reminder, question_note

ANSWERED_ON_FORM = "answers"  # what an internal note is about, in its payload
LAST = "last"


def compose_questions(run: Run, delivery: Delivery, *, outbox: Outbox) -> str:
    """The link is signed anew for each attempt, and only where a form can ask anything of it."""
    questions = get_questions(run, runs=outbox.runs).questions
    reminder = None
    if delivery.kind is DeliveryKind.QUESTION_REMINDER:
        reminder = Reminder(is_last=delivery.payload.get("which") == LAST)
    link = ""
    if answerable(questions):
        claims = LinkClaims(
            purpose=LinkPurpose.ANSWERS, run=run.id, subject=run.requester.casefold(), digest=delivery.payload["asked"]
        )
        link = f"{outbox.public_url}/answers/{outbox.signer.sign(claims)}"
    return question_note(questions, company=_company(run, outbox), run=run, link=link, reminder=reminder)


def compose_answers(run: Run, delivery: Delivery, *, outbox: Outbox) -> str:
    """What was answered by the form that this note is about; '' for an internal note about anything else."""
    if delivery.payload.get("about") != ANSWERED_ON_FORM:
        return ""
    return answered_note(_sent(run, delivery.payload["asked"], outbox), company=_company(run, outbox), run=run)


def _sent(run: Run, asked: str, outbox: Outbox) -> Answered:
    for sent in get_answers(run, runs=outbox.runs).rounds:
        if sent.asked == asked:
            return sent
    raise PermanentError("the run has no such answers")


def _company(run: Run, outbox: Outbox) -> Company:
    if run.company is None:
        raise PermanentError("the run belongs to no company")
    return outbox.companies.get(run.company)
