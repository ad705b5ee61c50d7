"""Mails: an approver understands what will happen to whom, and nothing that a ticket says can break out of its place."""

import re
from datetime import timedelta

import pytest

from shared.domain.plan import StepMode
from shared.domain.policy import Person
from shared.services.render_mails import Letter, approval_mail, handover_mail, reminder_mail
from tests.builders import MARISOL, RUTH, a_company, a_plan, a_run
from tests.clock import START
from tests.services.plans import DESHAWN, everything_plan, hostile_plan, onboarding_plan
from tests.services.readable import unreadable

LETTER = Letter(
    link="https://gangway.example/approvals/abc.DEF-_g",
    expires_at=START + timedelta(hours=72),
    now=START,
    message_id="<run-1.approval@gangway.example>",
)


def mail_about(plan, approver=RUTH):
    return approval_mail(plan, company=a_company(), run=a_run(plan=plan), approver=approver, letter=LETTER)


def both_parts(mail) -> tuple[str, str]:
    return mail.text, mail.html


def test_the_mail_names_the_person_with_sign_in_name_and_detail():
    # FC-a18: two people of one name have to be told apart.
    for part in both_parts(mail_about(a_plan())):
        assert "Dana Whitlock" in part
        assert "dana.whitlock@brightfork.example" in part
        assert "Dispatch Coordinator, Operations, since 3 February 2021" in part


def test_the_mail_says_when_why_and_by_when():
    for part in both_parts(mail_about(a_plan())):
        assert "Friday 27 November 2026, 09:00 (Central Standard Time)" in part
        assert "Her last day is Friday 27 November." in part
        assert LETTER.link in part
        assert "Ruth Adeyemi" in part


def test_every_step_is_in_the_mail_with_what_changes():
    plan = everything_plan()
    text = mail_about(plan).text

    titles = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(titles) == len(plan.steps) + len(plan.warnings) + len(plan.flags)
    assert "sign-in allowed -> sign-in blocked" in text


def test_high_risk_stands_before_the_rest_and_manual_apart():
    text = mail_about(everything_plan()).text

    order = ["BEWARE", "HIGH RISK", "Block sign-in", "Also", "Sign out everywhere", "a technician has to", "Already so"]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)


@pytest.mark.parametrize(
    "plan", [everything_plan(), onboarding_plan(), a_plan()], ids=["everything", "joiner", "leaver"]
)
def test_no_code_id_or_python_reaches_a_person(plan):
    mails = (
        mail_about(plan),
        reminder_mail(plan, company=a_company(), run=a_run(plan=plan), approver=RUTH, letter=LETTER),
        handover_mail(plan, company=a_company(), receiver=MARISOL, user=DESHAWN, letter=LETTER),
    )

    assert [unreadable(part) for mail in mails for part in (mail.subject, mail.text, mail.html)] == [[]] * 9


def test_markup_in_names_and_quotes_stays_text():
    html = mail_about(hostile_plan()).html

    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7*7 }}" in html


def test_the_html_is_for_outlook_and_loads_nothing():
    html = mail_about(everything_plan()).html

    assert re.findall(r"<(?:img|link|script|style|form|iframe|svg)\b", html) == []
    assert set(re.findall(r"https?://[^\"\s<]+", html)) == {LETTER.link}
    assert " class=" not in html


@pytest.mark.parametrize("name", ["Dana\r\nBcc: all@brightfork.example", "Dana\u2028x", "Dana\x00\x0b"])
def test_a_subject_is_one_line_whatever_the_name(name):
    subject = a_plan().subject.model_copy(update={"name": name})

    found = mail_about(a_plan(subject=subject)).subject

    assert found.isprintable()
    assert "[high risk] Please decide: Offboarding: Dana" in found


def test_the_subject_warns_of_high_risk_only_where_there_is_some():
    calm = tuple(step.model_copy(update={"mode": StepMode.NOOP}) for step in a_plan().steps)

    assert mail_about(a_plan(steps=calm)).subject.startswith("Please decide")


def test_an_approver_without_a_name_is_addressed_by_mail_address():
    nameless = Person(name="", email="x@harbourline.example")

    assert "Hello x@harbourline.example" in mail_about(a_plan(), nameless).text


def test_the_handover_mail_has_no_secret_and_explains_the_link():
    mail = handover_mail(onboarding_plan(), company=a_company(), receiver=MARISOL, user=DESHAWN, letter=LETTER)

    assert mail.to == MARISOL.address
    for part in both_parts(mail):
        assert "a temporary access pass" in part
        assert "deshawn.whitaker@brightfork.example" in part
        assert "once" in part


def test_the_message_id_is_the_senders():
    assert mail_about(a_plan()).message_id == LETTER.message_id
