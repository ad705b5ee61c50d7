"""The mails that people get: to approvers, and to whoever receives a first sign-in. The message id comes from who sends them."""

from datetime import datetime

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.plan import Plan, StepMode
from shared.domain.policy import Company, Person
from shared.domain.run import Run
from shared.domain.value import Value
from shared.ports import Mail
from shared.services.present import present_plan
from shared.services.present_text import moment, one_line, person
from shared.services.render import render_html, render_subject, render_text


class Letter(Value):
    """What every mail needs besides its matter. `link` is secret to its receiver."""

    link: str
    expires_at: datetime
    now: datetime
    message_id: str


def approval_mail(plan: Plan, *, company: Company, run: Run, approver: Person, letter: Letter) -> Mail:
    """Ask one approver to decide."""
    return _about_plan("approval_mail", plan, company=company, run=run, approver=approver, letter=letter)


def reminder_mail(plan: Plan, *, company: Company, run: Run, approver: Person, letter: Letter) -> Mail:
    """Ask again, once, before it expires."""
    return _about_plan("reminder_mail", plan, company=company, run=run, approver=approver, letter=letter)


def handover_mail(plan: Plan, *, company: Company, receiver: ObjectRef, user: ObjectRef, letter: Letter) -> Mail:
    """Bring the receiver to the page that shows the first sign-in once. `user` is the new account as it was made."""
    values: dict[str, object] = {
        "receiver": one_line(receiver.name) or receiver.address,
        "person": one_line(plan.subject.name) or person(user),
        "given_name": given_name(plan),
        "sign_in_name": user.address,
        "company": one_line(company.name),
        "credential": credential_words(plan),
        "link": letter.link,
        "expires": moment(letter.expires_at, company.zone),
    }
    return _mail("handover_mail", receiver.address, letter, values)


def given_name(plan: Plan) -> str:
    """What the new colleague is called in a sentence."""
    created = next((s.after.get("givenName") for s in plan.steps if s.task is Task.USER_CREATE), None)
    return one_line(str(created)) if created else one_line(plan.subject.name) or "the new colleague"


def credential_words(plan: Plan) -> str:
    """`a temporary access pass` or `a password`, whichever the plan issues."""
    has_pass = any(s.task is Task.ACCESS_PASS and s.mode is StepMode.DO for s in plan.steps)
    return "a temporary access pass" if has_pass else "a password"


def _about_plan(template: str, plan: Plan, *, company: Company, run: Run, approver: Person, letter: Letter) -> Mail:
    values: dict[str, object] = {
        "plan": present_plan(plan, company=company, run=run, now=letter.now),
        "approver": one_line(approver.name) or approver.email,
        "link": letter.link,
        "expires": moment(letter.expires_at, company.zone),
    }
    return _mail(template, approver.email, letter, values)


def _mail(template: str, to: str, letter: Letter, values: dict[str, object]) -> Mail:
    return Mail(
        to=to,
        subject=render_subject(f"{template}/subject.txt", **values),
        text=render_text(f"{template}/body.txt", **values),
        html=render_html(f"{template}/body.html", **values),
        message_id=letter.message_id,
    )
