"""The look from outside: a shut app passes, and each door that stands open is found."""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from shared.domain.errors import RetryableError
from shared.domain.finding import Verdict
from shared.domain.reply import Reply
from shared.services.doctor.stranger import DOORS, look_as_stranger
from tests.clock import START, FixedClock

SAFE = {"date": format_datetime(START, usegmt=True), "cache-control": "no-store", "x-content-type-options": "nosniff"}


class FakeApp:
    """Answers as told by path; every other path is shut."""

    def __init__(self, **answers) -> None:
        self.answers = {"/api/health": Reply(status=200, headers=SAFE), **answers}
        self.asked: list[tuple[str, str]] = []

    def ask(self, method, path, *, headers=None, body=None) -> Reply:
        self.asked.append((method, path))
        answer = self.answers.get(path, Reply(status=401))
        if isinstance(answer, Exception):
            raise answer
        return answer


def found(app: FakeApp):
    findings = look_as_stranger("https://gangway.example", prober=app, clock=FixedClock())
    return {finding.check: finding for finding in findings}


def test_a_shut_app_that_works_is_fine():
    assert {finding.verdict for finding in found(FakeApp()).values()} == {Verdict.FINE}


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.check)
@pytest.mark.parametrize("status", [200, 202, 302, 500])
def test_an_open_or_broken_door_is_found(door, status):
    finding = found(FakeApp(**{door.path: Reply(status=status)}))[door.check]
    assert finding.verdict is Verdict.FAILED
    assert ("vulnerability" in finding.advice) == (status < 400)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.check)
def test_a_door_that_is_shut_because_nothing_can_be_checked_is_a_warning(door):
    assert found(FakeApp(**{door.path: Reply(status=503)}))[door.check].verdict is Verdict.WARNING


def test_a_private_list_that_is_not_found_is_not_taken_for_refused():
    # 404 where 401 is due means that another app answers, or none.
    assert found(FakeApp(**{"/api/runs": Reply(status=404)}))["runs without token"].verdict is Verdict.FAILED


@pytest.mark.parametrize(("status", "word"), [(503, "--key"), (404, "published"), (302, "published")])
def test_an_app_that_does_not_work_is_told_apart_from_one_that_is_not_there(status, word):
    finding = found(FakeApp(**{"/api/health": Reply(status=status, headers=SAFE)}))["health"]
    assert (finding.verdict, word in finding.advice) == (Verdict.FAILED, True)


def test_no_answer_at_all_is_one_finding():
    app = FakeApp(**{"/api/health": RetryableError("connection refused")})
    assert [finding.check for finding in found(app).values()] == ["health"]
    assert app.asked == [("GET", "/api/health")]


@pytest.mark.parametrize(("drift", "verdict"), [(30, Verdict.FINE), (-30, Verdict.FINE), (300, Verdict.WARNING)])
def test_a_clock_that_is_wrong_is_found(drift, verdict):
    headers = SAFE | {"date": format_datetime(START + timedelta(seconds=drift), usegmt=True)}
    assert found(FakeApp(**{"/api/health": Reply(status=200, headers=headers)}))["clock"].verdict is verdict


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_an_answer_without_a_date_is_no_fault(date):
    reply = Reply(status=200, headers=SAFE | {"date": date})
    assert found(FakeApp(**{"/api/health": reply}))["clock"].verdict is Verdict.SKIPPED


def test_headers_that_a_proxy_took_away_are_found():
    finding = found(FakeApp(**{"/api/health": Reply(status=200, headers={"date": SAFE["date"]})}))["headers"]
    assert (finding.verdict, "no-store" not in finding.text) == (Verdict.WARNING, True)


def test_it_never_asks_for_anything_that_would_change_something():
    app = FakeApp()
    found(app)
    assert {path for method, path in app.asked if method != "GET"} == {"/api/tickets/doctor", "/api/self-check"}
