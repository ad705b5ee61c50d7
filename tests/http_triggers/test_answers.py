"""GET and POST /answers/{token}: whoever looks changes nothing, whoever sends answers once, and only what was asked."""

import random
import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest

from http_triggers.answers import handle
from http_triggers.entry import answer_person
from shared.domain.languages import LANGUAGES, Direction
from shared.domain.request import Asked, Field, Question
from shared.domain.run import AuditKind, Change, RunStatus
from shared.ports import LinkPurpose
from shared.services.documents import get_answers
from tests.http_triggers.asking import ALL, CHOICES, DAY, KEEP, Asking
from tests.http_triggers.test_approval import FORM, transformed
from tests.http_triggers.world import World, a_request, text_of
from tests.services.readable import unreadable

GOOD = {"q0": "1", "q1": "0", "q2": "1", "q3-text": "I have left.", "q4-text": "marisol.vega@brightfork.example"}


def ask(world: World, method: str, token: str, *, form: dict[str, str] | None = None, body: bytes | None = None):
    request = a_request(
        method,
        f"http://gangway.example/answers/{token}",
        route={"token": token},
        headers=FORM,
        body=body if body is not None else urlencode(form or {}).encode(),
    )
    return answer_person(lambda ports: handle(request, ports, world.engine), lambda: world.ports)


def given(world: World) -> list[tuple[str, str]]:
    rounds = get_answers(world.ledger.run, runs=world.runs).rounds
    return [(answer.question.field, answer.given) for sent in rounds for answer in sent.answers]


def test_get_shows_the_questions_and_post_answers_them():
    world = Asking()
    page, done = ask(world, "GET", world.link), ask(world, "POST", world.link, form=GOOD)

    assert (page.status_code, done.status_code) == (200, 200)
    assert "Last working day" in text_of(page)
    assert "Monday 30 November 2026" in text_of(page)
    assert "Dana Whitlock" in text_of(page)
    assert "Thank you for your answers" in text_of(done)
    assert given(world) == [
        ("effective_date", "2026-11-30"),
        ("mailbox_delegate", CHOICES[0]),
        ("convert_to_shared", "no"),
        ("auto_reply", "I have left."),
        ("forward_to", "marisol.vega@brightfork.example"),
    ]
    run = world.ledger.run
    assert (run.ticket_changed, run.answered) == (True, 1)
    assert world.engine.woken == [run.id]
    (event,) = [e for e in world.ledger.events if e.kind is AuditKind.ANSWERED]
    assert (event.actor, event.detail["remote_address"]) == (run.requester, "203.0.113.7")


def test_the_page_shows_nothing_else_of_the_request_and_nothing_of_ours():
    world = Asking()
    html = text_of(ask(world, "GET", world.link))

    for hidden in ("312 555", "+1312", world.ledger.run.id, "questions-", "C-101", world.plan.digest()):
        assert hidden not in html
    assert unreadable(html) == []


def test_some_answers_are_enough():
    world = Asking()

    assert ask(world, "POST", world.link, form={"q2": "0"}).status_code == 200
    assert given(world) == [("convert_to_shared", "yes")]


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"q0": "9"},
        {"q0": "other"},
        {"q0": "1", "q0-text": "2026-12-01"},
        {"q0-text": "soon", "q2": "0"},
        {"q2": "yes"},
        {"q2-text": "yes"},
        {"q4-text": "x" * 501},
        {"task": "user.delete", "person": "Marisol Vega"},
    ],
    ids=repr,
)
def test_a_form_that_cannot_be_taken_is_shown_again_with_what_was_entered_and_nothing_is_stored(form):
    world = Asking()
    before = world.ledger
    answer = ask(world, "POST", world.link, form=form)

    assert answer.status_code == 400
    assert 'role="alert"' in text_of(answer)
    assert world.ledger == before


def test_what_was_entered_is_not_lost():
    world = Asking()
    html = text_of(ask(world, "POST", world.link, form=GOOD | {"q0": "other", "q0-text": "2026-13-45"}))

    assert "We cannot use this answer." in html
    assert 'value="marisol.vega@brightfork.example"' in html
    assert ">I have left.</textarea>" in html
    assert re.search(r'name="q1" value="0" checked', html)


@pytest.mark.parametrize(
    "body",
    [b"x" * 1_000_000, b"q0=1&" * 5000, b"\xff\xfe", b"{}", urlencode({"q3-text": "z" * 200_000}).encode()],
    ids=["1 MB", "many fields", "no text", "json", "long"],
)
def test_a_body_that_is_no_form_of_ours_is_refused(body: bytes):
    world = Asking()
    before = world.ledger

    assert ask(world, "POST", world.link, body=body).status_code == 400
    assert world.ledger == before


def test_the_second_time_it_is_said_when_it_was_answered():
    world = Asking()
    ask(world, "POST", world.link, form=GOOD)
    world.clock.advance(timedelta(hours=2))
    before = world.ledger

    for method, status in (("POST", 409), ("GET", 200)):
        answer = ask(world, method, world.link, form=GOOD)
        assert answer.status_code == status
        assert "already been answered" in text_of(answer)
        assert "Answered: Tuesday 24 November 2026, 09:00" in text_of(answer)
    assert world.ledger == before


def test_two_at_once_are_one():
    """Whoever saves second finds it answered."""
    world = Asking()
    rival, save = {"left": 1}, world.runs.save

    def overtaken(before, change):
        if rival["left"]:
            rival["left"] = 0
            assert ask(world, "POST", world.link, form={"q2": "0"}).status_code == 200
        return save(before, change)

    world.runs.save = overtaken
    assert ask(world, "POST", world.link, form=GOOD).status_code == 409
    assert given(world) == [("convert_to_shared", "yes")]


def closed(world: Asking, **over) -> None:
    world.runs.save(world.ledger, Change(run=world.ledger.run.model_copy(update=over)))


@pytest.mark.parametrize(
    ("over", "says"),
    [
        ({"status": RunStatus.WAITING_FOR_APPROVAL, "questions_doc": ""}, "no longer open"),
        ({"questions_doc": "questions-other"}, "no longer open"),
        ({"answered": 3}, "no longer open"),
        ({"ticket_changed": True}, "no longer open"),
        ({"status": RunStatus.CANCELLED}, "no longer open"),
        ({"status": RunStatus.HANDED_OVER, "why": "unanswered"}, "has run out"),
    ],
)
def test_a_link_that_is_overtaken_says_so_on_both_ways(over, says):
    world = Asking()
    closed(world, **over)

    for method, status in (("GET", 200), ("POST", 409)):
        answer = ask(world, method, world.link, form=GOOD)
        assert (answer.status_code, says in text_of(answer)) == (status, True)
        assert "<form" not in text_of(answer)
        assert "Dana" not in text_of(answer)
    assert given(world) == []


def test_after_the_deadline_a_technician_takes_over():
    world = Asking()
    world.clock.advance(timedelta(days=8))

    answer = ask(world, "POST", world.link, form=GOOD)
    assert answer.status_code == 409
    assert "A technician is taking over" in text_of(answer)
    assert given(world) == []


def test_forged_foreign_expired_and_misused_tokens_open_the_same_neutral_page():
    world = Asking()
    run, other = world.ledger.run, Asking()
    other.runs.ledgers.clear()
    bad = [
        "", "x", "g" * 3000, "../..", world.link[:-1], world.link.swapcase(), world.ruth, world.handover_link("x"),
        world.answers_link(purpose=LinkPurpose.APPROVAL), world.answers_link(run="run-000000000000000000000000"),
        f"{world.link[:20]}é{world.link[20:]}",
    ]  # fmt: skip
    answers = [ask(world, method, token, form=GOOD) for token in bad for method in ("GET", "POST")]
    gone = ask(other, "POST", other.link, form=GOOD)
    world.clock.advance(timedelta(days=200))
    answers += [gone, ask(world, "GET", world.link), ask(world, "POST", world.link, form=GOOD)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({text_of(answer) for answer in answers}) == 1
    assert world.ledger.run == run


def test_an_answering_link_decides_and_reveals_nothing():
    from http_triggers import approval, handover

    world = Asking()
    request = a_request("POST", "http://x/", route={"token": world.link}, headers=FORM, body=b"choice=approve")

    decided = answer_person(lambda ports: approval.handle(request, ports, world.engine), lambda: world.ports)
    revealed = answer_person(lambda ports: handover.handle(request, ports), lambda: world.ports)
    assert (decided.status_code, revealed.status_code) == (404, 404)
    assert world.ledger.decisions == ()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_two_hundred_scanner_requests_change_nothing_and_the_form_still_works(method):
    world = Asking()
    writes, chance = world.runs.writes, random.Random(7)

    for number in range(200):
        token = world.link if number % 3 == 0 else transformed(world.link, chance)
        answer = ask(world, method, token, form=GOOD)
        assert answer.status_code in (200, 404)
        assert "Set-Cookie" not in answer.headers

    assert world.runs.writes == writes
    assert world.engine.woken == []
    assert ask(world, "POST", world.link, form=GOOD).status_code == 200


def test_the_page_may_run_nothing_load_nothing_and_be_kept_nowhere():
    world = Asking()

    for answer in (
        ask(world, "GET", world.link), ask(world, "POST", world.link), ask(world, "POST", world.link, form=GOOD), ask(world, "GET", "bad"),
    ):  # fmt: skip
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "form-action 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert " style=" not in text_of(answer)
        assert not re.search(r"<(?:script|iframe|img|link|object)\b|\son\w+=", text_of(answer))


def test_markup_in_quotes_choices_names_and_answers_stays_text():
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    question = Question(field="manager", why=Asked.AMBIGUOUS, quote=evil, choices=(evil, f"{{{{ 7*7 }}}}{evil}"))
    world = Asking(question, DAY, display_name=Field(value=evil, quote=evil))
    answers = [
        ask(world, "GET", world.link),
        ask(world, "POST", world.link, form={"q0": "other", "q0-text": evil, "q1": evil, "q1-text": evil}),
    ]

    for answer in answers:
        html = text_of(answer)
        assert "<script" not in html
        assert "<img" not in html
        assert "49" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
        assert "<script>alert(1)</script>" in unescape(html)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_page_is_in_the_tickets_language_and_runs_in_its_direction(language):
    world = Asking(language=language.code)
    pages = [ask(world, "GET", world.link), ask(world, "POST", world.link), ask(world, "POST", world.link, form=GOOD)]

    for html in map(text_of, pages):
        assert f'<html lang="{language.code}" dir="{language.direction.value}">' in html
        assert unreadable(html) == []
    if language.code != "en":
        seen = " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", text_of(pages[0]), flags=re.DOTALL).split())
        for english in ("about your request", "Please", "working day", "Something else", "Send the", "Friday"):
            assert english not in seen
    assert language.direction is Direction.LEFT_TO_RIGHT or 'dir="rtl"' in text_of(pages[0])


def test_yes_and_no_are_two_buttons_and_nothing_else():
    world = Asking(KEEP)
    html = text_of(ask(world, "GET", world.link))

    assert html.count('type="radio"') == 2
    assert 'name="q0-text"' not in html


def test_which_of_two_accounts_is_meant_is_picked_and_never_written():
    world = Asking(Question(field="person", why=Asked.AMBIGUOUS, quote="Chris Novak", choices=CHOICES))
    html = text_of(ask(world, "GET", world.link))

    assert html.count('type="radio"') == 2
    assert 'name="q0-text"' not in html
    for form in (
        {"q0-text": "ceo@brightfork.example"},
        {"q0": "other", "q0-text": "ceo@brightfork.example"},
        {"q0": "other"},
    ):
        assert ask(world, "POST", world.link, form=form).status_code == 400
    assert given(world) == []
    assert ask(world, "POST", world.link, form={"q0": "1"}).status_code == 200
    assert given(world) == [("person", CHOICES[1])]


def test_nothing_is_chosen_beforehand():
    world = Asking(*ALL)

    assert "checked" not in text_of(ask(world, "GET", world.link))


def test_a_storage_that_is_down_is_a_page_that_asks_for_patience():
    world = Asking()
    world.runs.is_down = True

    answer = ask(world, "POST", world.link, form=GOOD)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_answers_survive_an_engine_that_is_down():
    world = Asking()
    world.engine.is_down = True

    assert ask(world, "POST", world.link, form=GOOD).status_code == 200
    assert world.ledger.run.ticket_changed
