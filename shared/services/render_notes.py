"""The notes on a ticket: questions and results for the customer, the full account for technicians. Plain text, once each."""

from shared.domain.plan import Plan, Refusal, RefusalCode
from shared.domain.policy import Company
from shared.domain.request import Intent, Question
from shared.domain.run import Ledger, Run, RunStatus
from shared.services.present_questions import present_questions
from shared.services.present_report import end_of, is_handed_over, present_report
from shared.services.present_text import moment, one_line
from shared.services.present_words import REFUSALS
from shared.services.render import render_text

# What a technician does next, by how it ended.
ADVICE: dict[RunStatus, str] = {
    RunStatus.COMPLETED: "Nothing is left to do.",
    RunStatus.COMPLETED_WITH_EXCEPTIONS: "Please do what is left by hand, and tell the requester.",
    RunStatus.FAILED: "Please look into it, do the work by hand, and tell the requester.",
    RunStatus.REJECTED: "Nothing was changed. Please tell the requester.",
    RunStatus.EXPIRED: "Nothing was changed. If it is still wanted, open the request again with a new ticket.",
    RunStatus.CANCELLED: "Nothing more will be done.",
    RunStatus.REFUSED: "Nothing was changed. Please take over.",
    RunStatus.HANDED_OVER: "Nothing was changed. Please take over: Gangway does nothing more on this ticket.",
    RunStatus.LEFT_ALONE: "Nothing was changed.",
}

# Details of a refusal that name an account or a role, and no code of ours.
TELLING = frozenset({RefusalCode.PROTECTED, RefusalCode.PRIVILEGED})


def question_note(questions: tuple[Question, ...], *, company: Company, run: Run, requester_name: str = "") -> str:
    """For the customer: what is missing, and nothing else."""
    return render_text(
        "question_note/body.txt",
        questions=present_questions(questions, run.intent),
        requester=one_line(requester_name),
        subject=one_line(run.subject),
        due=moment(run.answer_due_at, company.zone) if run.answer_due_at else "",
    )


def internal_report_note(ledger: Ledger, plan: Plan | None, *, company: Company | None, run_url: str) -> str:
    """For technicians: how it ended and why, step by step, and what is left to do. Fits every end a run can have."""
    return render_text(
        "internal_note/body.txt",
        report=present_report(ledger, plan, company),
        advice=ADVICE.get(end_of(ledger.run), "It is still being worked on."),
        run_url=run_url,
    )


def refusal_note(ledger: Ledger, refusal: Refusal, *, company: Company, run_url: str) -> str:
    """For technicians: the rule that forbids it, with the account or role that it is about."""
    report = present_report(ledger, None, company)
    about = f" ({one_line(refusal.detail)})" if refusal.detail and refusal.code in TELLING else ""
    why = f"{REFUSALS[refusal.code].rstrip('.')}{about}."
    return render_text(
        "internal_note/body.txt",
        report=report.model_copy(update={"why": why}),
        advice=ADVICE[RunStatus.REFUSED],
        run_url=run_url,
    )


def public_report_note(ledger: Ledger, plan: Plan, *, company: Company, requester_name: str = "") -> str:
    """For the customer: the result without anything internal: no step, no approver, no reason."""
    name = one_line(plan.subject.name) or one_line(plan.subject.address)
    return render_text(
        "public_note/body.txt",
        requester=one_line(requester_name),
        sentence=_result_sentence(end_of(ledger.run), plan.intent, name),
        more=_more(end_of(ledger.run), ledger, plan, company),
    )


def _result_sentence(end: RunStatus, intent: Intent, name: str) -> str:
    done = {
        Intent.ONBOARD: f"{name} is set up.",
        Intent.OFFBOARD: f"the offboarding of {name} is carried out.",
        Intent.CHANGE: f"the change for {name} is carried out.",
    }.get(intent, f"your request about {name} is carried out.")
    sentences = {
        RunStatus.COMPLETED: done,
        RunStatus.COMPLETED_WITH_EXCEPTIONS: f"your request about {name} is carried out in large part.",
        RunStatus.REJECTED: f"your request about {name} was not approved. Nothing was changed.",
        RunStatus.EXPIRED: f"your request about {name} was not approved in time. Nothing was changed.",
        RunStatus.CANCELLED: f"your request about {name} was cancelled.",
    }
    return sentences.get(end, f"our technicians are looking into your request about {name}.")


def _more(end: RunStatus, ledger: Ledger, plan: Plan, company: Company) -> tuple[str, ...]:
    lines = []
    if end is RunStatus.COMPLETED_WITH_EXCEPTIONS:
        lines.append("A technician takes care of the rest and will be in touch.")
    if end in (RunStatus.COMPLETED, RunStatus.COMPLETED_WITH_EXCEPTIONS) and plan.intent is Intent.ONBOARD:
        lines.append(f"First working day: {moment(plan.effective_at, company.zone)}.")
        if plan.handover_to is not None and is_handed_over(ledger, plan):
            receiver = one_line(plan.handover_to.name) or plan.handover_to.address
            lines.append(f"{receiver} receives the first sign-in by mail.")
    return tuple(lines)
