"""Notes on the ticket: polite and short for the customer, whole and honest for technicians."""

import re
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.languages import LANGUAGES
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import Plan, Refusal, RefusalCode, StepMode
from shared.domain.request import Asked, Intent, PersonReading, Question
from shared.domain.run import FINAL, Ledger, Progress, RunStatus, StepProgress
from shared.services.render_notes import internal_report_note, refusal_note
from shared.services.render_requester import Reminder, public_report_note, question_note
from tests.builders import OMAR, RUTH, a_company, a_decision, a_plan, a_run
from tests.clock import START
from tests.services.plans import everything_plan, onboarding_plan
from tests.services.readable import unreadable

URL = "https://gangway.example/api/runs/run-e93cf5d2b2413b2b8e1c4c48"


def a_ledger(plan: Plan, outcomes: dict[str, Any] | None = None, **over: Any) -> Ledger:
    """Executed; every step done unless `outcomes` says otherwise."""
    values = {
        "requester_name": "Lena Fischer",
        "status": RunStatus.COMPLETED,
        "started_at": START,
        "finished_at": START + timedelta(minutes=2),
    }
    steps = {}
    for step in plan.steps:
        if step.mode is StepMode.DO:
            known = {"outcome": Outcome.DONE, "settled_at": START} | (outcomes or {}).get(step.id, {})
            steps[step.id] = StepProgress(step=step.id, progress=Progress.SETTLED, **known)
    decision = a_decision(digest=plan.digest())
    return Ledger(run=a_run(plan=plan, **(values | over)), steps=steps, decisions=(decision,))


def internal(ledger: Ledger, plan: Plan | None) -> str:
    return internal_report_note(ledger, plan, company=a_company(), run_url=URL)


def public(ledger: Ledger, plan: Plan) -> str:
    return public_report_note(ledger, plan, company=a_company())


def test_the_internal_note_says_who_decided_and_what_was_done_when():
    plan = a_plan()
    note = internal(a_ledger(plan), plan)

    assert "Approved by Ruth Adeyemi (ruth.adeyemi@harbourline.example) on Tuesday 24 November 2026, 09:00" in note
    assert "- Block sign-in (24 Nov 09:00:00)" in note
    assert "Nothing is left to do." in note
    assert URL in note


def test_what_is_not_proved_is_said_to_be_so_with_reason_and_codes():
    plan = a_plan()
    failed = {
        "outcome": Outcome.FAILED,
        "reason": Reason.NO_EFFECT,
        "code": "Request_BadRequest",
        "request_id": "8d3f-22",
    }
    note = internal(a_ledger(plan, {"group.remove": failed}, status=RunStatus.COMPLETED_WITH_EXCEPTIONS), plan)

    left, done = note.split("Done and read back")
    assert "Remove from Sales (sales@brightfork.example): failed" in left
    assert "reading back shows the old state" in left
    assert "Microsoft's code Request_BadRequest, request 8d3f-22" in left
    assert "Block sign-in" in done


@pytest.mark.parametrize(
    "code",
    [
        "<html><body>502 Bad Gateway</body></html>",
        '{"error": null}',
        "",
        "object at 0x7f",
        "details: [{'code': 1}]",
        "x" * 500,
    ],
)
def test_an_error_body_never_reaches_a_note_but_the_request_id_does(code):
    # FC-b15: the error message was the name of a data type.
    plan = a_plan()
    failed = {"outcome": Outcome.FAILED, "reason": Reason.OUTSIDE_ERROR, "code": code, "request_id": "8d3f-22"}
    note = internal(a_ledger(plan, {"group.remove": failed}), plan)

    assert unreadable(note) == []
    assert "request 8d3f-22" in note
    assert "html" not in note
    assert "xxxx" not in note


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.UNVERIFIED, Outcome.REFUSED])
def test_every_reason_is_a_sentence_in_the_note(reason, outcome):
    plan = a_plan()
    note = internal(a_ledger(plan, {"group.remove": {"outcome": outcome, "reason": reason}}), plan)

    assert unreadable(note) == []
    assert note.count("Remove from Sales") == 1


def test_a_step_that_the_run_never_got_to_is_not_called_done():
    plan = a_plan()
    ledger = a_ledger(plan, status=RunStatus.FAILED)
    note = internal(ledger.model_copy(update={"steps": {}}), plan)

    assert "NOT FINISHED" in note
    assert "Done and read back" not in note


@pytest.mark.parametrize("status", sorted(FINAL))
def test_every_end_of_a_run_has_notes_that_people_can_read(status):
    plan = everything_plan()
    executed = a_ledger(plan, status=status)
    never_planned = Ledger(run=a_run(status=status, subject="", why="needs_technician", intent=None))

    notes = [internal(executed, plan), internal(never_planned, None), public(executed, plan)]
    notes.append(internal_report_note(never_planned, None, company=None, run_url=URL))
    assert [unreadable(note) for note in notes] == [[]] * 4
    assert all("\n\n\n" not in note for note in notes)


def test_a_rejected_run_lists_no_step_as_anything():
    plan = a_plan()
    run = a_run(status=RunStatus.REJECTED, conclusion=RunStatus.REJECTED, why="rejected")
    decision = a_decision(choice="reject", reason="She stays until March")

    note = internal(Ledger(run=run, decisions=(decision,)), plan)
    assert "It was rejected. Nothing was changed." in note
    assert "Reason: “She stays until March”" in note
    assert "Block sign-in" not in note


def test_a_late_decision_is_told_to_the_technicians():
    # FC-e05: a late reject was accepted politely and nobody knew.
    plan = a_plan()
    late = a_decision(digest=plan.digest(), approver=OMAR.email, choice="reject", counts=False)
    ledger = a_ledger(plan)

    note = internal(ledger.model_copy(update={"decisions": (*ledger.decisions, late)}), plan)
    assert "Came too late and changed nothing:\n- Rejected by Omar Quist" in note


def test_a_run_that_is_reporting_tells_what_it_will_end_as():
    plan = a_plan()
    ledger = a_ledger(plan, status=RunStatus.REPORTING, conclusion=RunStatus.COMPLETED_WITH_EXCEPTIONS)

    assert "It was carried out, with exceptions." in internal(ledger, plan)


def test_the_public_note_has_nothing_internal():
    plan = a_plan()
    failed = {"group.remove": {"outcome": Outcome.FAILED, "reason": Reason.ACCESS_DENIED, "request_id": "8d3f-22"}}
    note = public(a_ledger(plan, failed, status=RunStatus.COMPLETED_WITH_EXCEPTIONS), plan)

    assert "Hello Lena Fischer," in note
    assert "Dana Whitlock" in note
    for word in ("Ruth", "Sales", "8d3f", "Gangway", "sign-in", "permission", RUTH.email, URL):
        assert word not in note


def test_the_public_note_of_a_joiner_names_who_receives_the_first_sign_in_only_if_there_is_one():
    plan = onboarding_plan()
    failed = {"access.pass": {"outcome": Outcome.FAILED, "reason": Reason.PASS_DISABLED}}

    assert "The first sign-in details are sent by e-mail to: Marisol Vega" in public(a_ledger(plan), plan)
    assert "Marisol" not in public(a_ledger(plan, failed, status=RunStatus.COMPLETED_WITH_EXCEPTIONS), plan)


def test_a_refusal_names_the_role_but_no_code():
    ledger = Ledger(run=a_run(status=RunStatus.REFUSED, why="privileged"))
    note = refusal_note(
        ledger, Refusal(code=RefusalCode.PRIVILEGED, detail="Global Administrator"), company=a_company(), run_url=URL
    )
    codes = refusal_note(
        ledger, Refusal(code=RefusalCode.NOT_ALLOWED, detail="user.create"), company=a_company(), run_url=URL
    )

    assert "Global Administrator" in note
    assert unreadable(codes) == []


def ask(*questions: Question, intent: Intent = Intent.ONBOARD, language: str = "en") -> str:
    run = a_run(intent=intent, answer_due_at=START + timedelta(days=7), requester_name="Lena", language=language)
    return question_note(questions, company=a_company(), run=run)


def test_a_question_names_the_choices_and_preselects_none():
    # FC-a18: two people of the same name.
    choices = (
        "Chris Novak (chris.novak@brightfork.example), Finance",
        "Chris  Nóvak (c.novak@brightfork.example), Warehouse",
    )
    note = ask(Question(field="person", why=Asked.AMBIGUOUS, quote="Chris Novak", choices=choices))

    assert "Person (“Chris Novak”): There is more than one possibility. Which one is meant?" in note
    assert "- Chris Novak (chris.novak@brightfork.example), Finance" in note
    assert "- Chris Nóvak (c.novak@brightfork.example), Warehouse" in note
    assert "Please answer by: Tuesday 1 December 2026, 09:00 (Central Standard Time)" in note


@pytest.mark.parametrize(
    ("intent", "day"), [(Intent.ONBOARD, "First working day"), (Intent.OFFBOARD, "Last working day")]
)
def test_a_missing_date_is_asked_for_by_its_name(intent, day):
    assert f"{day}: Please give us this information." in ask(
        Question(field="effective_date", why=Asked.MISSING), intent=intent
    )


@pytest.mark.parametrize("why", list(Asked))
@pytest.mark.parametrize("field", [*PersonReading.model_fields, "person", "intent"])
def test_every_question_that_can_be_asked_is_a_sentence(field, why):
    for quote in ("", "next Friday or so"):
        note = ask(Question(field=field, why=why, quote=quote))

        assert unreadable(note) == []
        assert "()" not in note
        assert "{" not in note


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES if language.code != "en"])
def test_a_note_of_another_language_has_no_english_in_it(language: str):
    questions = [Question(field=field, why=why) for field in ("person", "licenses", "email") for why in Asked]
    plan = onboarding_plan()
    ledger = a_ledger(plan, status=RunStatus.COMPLETED_WITH_EXCEPTIONS, language=language)
    notes = ask(*questions, language=language) + public(ledger, plan)

    assert unreadable(notes) == []
    words = ("the", "please", "hello", "done", "which", "request", "mailing")
    assert [word for word in words if re.search(rf"\b{word}\b", notes.casefold())] == []
    assert "Central Standard" not in notes


def test_a_language_that_nobody_knows_leads_to_the_companys_and_then_to_english():
    run = a_run(language="xx")
    question = (Question(field="effective_date", why=Asked.MISSING),)

    assert "Guten Tag," in question_note(question, company=a_company(language="de"), run=run)
    assert "Hello," in question_note(question, company=a_company(language="tlh"), run=run)


def test_what_the_ticket_says_is_data_in_every_note():
    hostile = "{link} {0} {self.__class__}"
    question = Question(field="manager", why=Asked.NOT_FOUND, quote=hostile, choices=(hostile,))
    run = a_run(language="sr", requester_name=hostile, subject=hostile)

    assert question_note((question,), company=a_company(), run=run, link="https://g.example/x").count(hostile) == 4


def test_a_reminder_asks_the_same_and_the_last_one_says_what_comes_then():
    question = (Question(field="effective_date", why=Asked.MISSING),)
    run = a_run(intent=Intent.OFFBOARD, answer_due_at=START + timedelta(days=7))
    first, last = (
        question_note(question, company=a_company(), run=run, reminder=Reminder(is_last=is_last))
        for is_last in (False, True)
    )

    assert "This is a reminder" in first
    assert "our last reminder" in last
    for note in (first, last):
        assert "Last working day: Please give us this information." in note
        assert "a technician will take over your request" in note
        assert "Tuesday 1 December 2026" in note


def test_the_public_note_tells_what_is_done_and_what_is_left_in_a_requesters_words():
    plan = onboarding_plan()
    failed = {"group.add": {"outcome": Outcome.FAILED, "reason": Reason.ACCESS_DENIED}}
    note = public(a_ledger(plan, failed, status=RunStatus.COMPLETED_WITH_EXCEPTIONS), plan)

    done, left = note.split("Left to do:")
    assert "- User account" in done
    assert "- Groups and mailing lists" in left
    assert "- User account" not in left


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Last working day: Friday 4 December 2026", "(“Friday 4 December 2026”)"),
        ("退職日：12月4日", "(“12月4日”)"),
        ("at 10:30 or so", "(“at 10:30 or so”)"),
        ("Last working day:", "(“Last working day:”)"),
    ],
)
def test_a_label_of_the_ticket_is_not_repeated_after_our_own(quote: str, shown: str):
    assert shown in ask(Question(field="effective_date", why=Asked.UNCLEAR, quote=quote))


def test_a_note_has_its_parts_set_apart():
    question = (Question(field="effective_date", why=Asked.MISSING),)
    run = a_run(intent=Intent.OFFBOARD, answer_due_at=START + timedelta(days=7))

    assert question_note(question, company=a_company(), run=run, link="https://g.example/answers/x") == (
        "Hello,\n\n"
        "Thank you for your request. To carry it out, we need one more answer:\n\n"
        "Person: Dana Whitlock\n\n"
        "Last working day: Please give us this information.\n\n"
        "Please reply to this ticket, or use this form: https://g.example/answers/x\n"
        "Please answer by: Tuesday 1 December 2026, 09:00 (Central Standard Time)\n"
        "Nothing has been changed so far.\n"
    )


def test_the_same_question_is_asked_once():
    question = Question(field="manager", why=Asked.NOT_FOUND, quote="Bob")

    assert ask(question, question).count("Bob") == 1
    assert "one more answer" in ask(question, question)
