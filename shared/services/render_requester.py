"""The notes that requesters read, in the language of their ticket: questions, reminders, the result. Plain text, nothing internal."""

from shared.domain.directory import ObjectRef
from shared.domain.plan import Plan
from shared.domain.policy import Company
from shared.domain.request import Intent, Question
from shared.domain.run import Ledger, Run, RunStatus
from shared.domain.value import Value
from shared.services.present_parts import parts_of
from shared.services.present_questions import field_name, labelled, present_questions
from shared.services.present_report import end_of, is_handed_over
from shared.services.present_text import one_line
from shared.services.render import render_text
from shared.services.speech import Speech, mark, speech_of

# How it ended. The person stands by itself before the colon: no language has to inflect a name.
ENDS: dict[RunStatus, str] = {
    RunStatus.COMPLETED_WITH_EXCEPTIONS: mark("{name}: your request has been carried out in large part."),
    RunStatus.REJECTED: mark("{name}: the request was not approved. Nothing was changed."),
    RunStatus.EXPIRED: mark("{name}: nobody approved the request in time. Nothing was changed."),
    RunStatus.CANCELLED: mark("{name}: the request was cancelled."),
}
DONE: dict[Intent, str] = {
    Intent.ONBOARD: mark("{name}: everything is set up."),
    Intent.OFFBOARD: mark("{name}: the offboarding has been carried out."),
    Intent.CHANGE: mark("{name}: the change has been carried out."),
}
BEING_LOOKED_AT = mark("{name}: our technicians are looking into your request.")


class Reminder(Value):
    """Which reminder it is, for its wording."""

    is_last: bool = False


def question_note(
    questions: tuple[Question, ...], *, company: Company, run: Run, link: str = "", reminder: Reminder | None = None
) -> str:
    """What is missing, and nothing else; as a reminder it says what happens without an answer."""
    speech = speech_of(run.language, company.language)
    due = speech.moment(run.answer_due_at, company.zone) if run.answer_due_at else ""
    subject = one_line(run.subject)
    return render_text(
        "question_note/reminder.txt" if reminder else "question_note/body.txt",
        greeting=greeting(run.requester_name, speech),
        about=labelled(field_name("person", None, speech), subject, speech) if subject else "",
        questions=present_questions(questions, run.intent, speech),
        how=_how(link, speech),
        due=speech.say("Please answer by: {moment}", moment=due) if due else "",
        is_last=reminder is not None and reminder.is_last,
        **speech.words(),
    )


def public_report_note(ledger: Ledger, plan: Plan, *, company: Company) -> str:
    """The result without anything internal: no step, no approver, no reason."""
    run = ledger.run
    speech = speech_of(run.language, company.language)
    return render_text(
        "public_note/body.txt",
        greeting=greeting(run.requester_name, speech),
        sentence=speech.say(_sentence(end_of(run), plan.intent), name=_name(plan.subject)),
        more=_more(ledger, plan, company, speech),
        parts=parts_of(plan, ledger, speech),
    )


def greeting(name: str, speech: Speech) -> str:
    called = one_line(name)
    return speech.say("Hello {name},", name=called) if called else speech.say("Hello,")


def _how(link: str, speech: Speech) -> str:
    if link:
        return speech.say("Please reply to this ticket, or use this form: {link}", link=link)
    return speech.say("Please reply to this ticket.")


def _sentence(end: RunStatus, intent: Intent) -> str:
    if end is RunStatus.COMPLETED:
        return DONE.get(intent, DONE[Intent.CHANGE])
    return ENDS.get(end, BEING_LOOKED_AT)


def _name(who: ObjectRef) -> str:
    return one_line(who.name) or one_line(who.address)


def _more(ledger: Ledger, plan: Plan, company: Company, speech: Speech) -> tuple[str, ...]:
    end, lines = end_of(ledger.run), []
    if end is RunStatus.COMPLETED_WITH_EXCEPTIONS:
        lines.append(speech.say("A technician will take care of the rest and will contact you."))
    if end in (RunStatus.COMPLETED, RunStatus.COMPLETED_WITH_EXCEPTIONS) and plan.intent is Intent.ONBOARD:
        first_day = field_name("effective_date", Intent.ONBOARD, speech)
        lines.append(labelled(first_day, speech.moment(plan.effective_at, company.zone), speech))
        if plan.handover_to is not None and is_handed_over(ledger, plan):
            lines.append(
                speech.say("The first sign-in details are sent by e-mail to: {name}", name=_name(plan.handover_to))
            )
    return tuple(lines)
