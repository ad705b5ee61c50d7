"""The notes on a ticket that only technicians see: the full account of what was done and what is left. Plain text, once each."""

from shared.domain.answers import Answered
from shared.domain.plan import Plan, Refusal, RefusalCode
from shared.domain.policy import Company
from shared.domain.run import Ledger, Run, RunStatus
from shared.services.present_questions import field_name, labelled
from shared.services.present_report import end_of, present_report
from shared.services.present_text import moment, one_line, quote
from shared.services.present_words import REFUSALS
from shared.services.render import render_text
from shared.services.speech import SOURCE, speech_of

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


def answered_note(sent: Answered, *, company: Company, run: Run) -> str:
    """For technicians: what was answered on the form, word for word, when and by whose link."""
    speech = speech_of(SOURCE.code)
    lines = [
        labelled(field_name(answer.question.field, run.intent, speech), quote(answer.given), speech)
        for answer in sent.answers
    ]
    return render_text(
        "internal_note/answers.txt",
        at=moment(sent.at, company.zone),
        by=one_line(sent.by),
        address=sent.remote_address,
        lines=lines,
    )
