"""One error body for programs, one map from error to status, and nothing of the inside in either."""

from datetime import timedelta
from typing import Any

import pytest

from http_triggers.entry import answer_person, answer_program
from shared.domain import errors
from shared.domain.errors import GangwayError
from tests.http_triggers.world import json_of, text_of

INSIDE = "AccountKey=s3cret at 10.0.0.4"
CASES = [
    pytest.param(errors.InputError("Send JSON."), 400, "input", id="input"),
    pytest.param(errors.SignatureError("Sign it."), 401, "signature", id="signature"),
    pytest.param(errors.UnknownConnectionError("No such one."), 404, "unknown_connection", id="connection"),
    pytest.param(errors.ConfigurationError([INSIDE]), 503, "configuration", id="configuration"),
    pytest.param(errors.ForbiddenError("Needs a role."), 403, "forbidden", id="forbidden"),
    pytest.param(errors.NotFoundError("No such run."), 404, "not_found", id="not found"),
    pytest.param(errors.LinkError("invalid"), 404, "link", id="invalid link"),
    pytest.param(errors.LinkError("expired"), 404, "link", id="expired link"),
    pytest.param(errors.LedgerConflictError(INSIDE), 409, "conflict", id="conflict"),
    pytest.param(errors.RetryableError(INSIDE, retry_after=timedelta(seconds=7.2)), 503, "busy", id="busy"),
    pytest.param(errors.AccessError(INSIDE, missing=INSIDE), 502, "outside", id="access"),
    pytest.param(errors.PermanentError(INSIDE, code=INSIDE), 502, "outside", id="permanent"),
    pytest.param(GangwayError(INSIDE), 500, "unexpected", id="ours, unmapped"),
    pytest.param(RuntimeError(INSIDE), 500, "unexpected", id="a surprise"),
    pytest.param(KeyError("PartitionKey"), 500, "unexpected", id="a bug"),
]


def failing(error: Exception) -> Any:
    def handle(ports):
        raise error

    return handle


def no_ports() -> Any:
    """What fails here fails before it needs any."""


@pytest.mark.parametrize(("error", "status", "code"), CASES)
def test_every_error_has_the_one_body(error, status, code):
    answer = answer_program(failing(error), no_ports)

    body = json_of(answer)
    assert answer.status_code == body["status"] == status
    assert answer.mimetype == "application/problem+json"
    assert body["type"] == f"urn:gangway:problem:{code}"
    assert set(body) <= {"type", "title", "status", "detail", "instance"}
    assert body["title"]
    assert body["detail"].endswith(".")
    assert ("instance" in body) is (status >= 500)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("error", "status", "code"), CASES)
def test_nothing_of_the_inside_stands_in_an_answer(error, status, code):
    answers = answer_program(failing(error), no_ports), answer_person(failing(error), no_ports)

    for answer in answers:
        assert answer.status_code == status
        for inside in ("s3cret", "10.0.0.4", "PartitionKey", "Error", "Traceback", type(error).__name__):
            assert inside not in text_of(answer)


def test_a_reference_in_the_answer_is_found_in_the_log(caplog):
    answer = answer_program(failing(RuntimeError(INSIDE)), no_ports)

    (record,) = [r for r in caplog.records if r.message == "request failed"]
    assert record.reference in json_of(answer)["instance"]
    assert record.exc_info is not None


def test_settings_that_are_wrong_are_an_answer_too():
    def broken() -> Any:
        raise errors.ConfigurationError([INSIDE])

    assert answer_program(failing(AssertionError()), broken).status_code == 503
    assert answer_person(failing(AssertionError()), broken).status_code == 503


def test_what_is_said_to_outsiders_is_a_sentence():
    answer = answer_program(failing(errors.InputError("the body has no ticket_id")), no_ports)

    assert json_of(answer)["detail"] == "The body has no ticket_id."


def test_busy_says_when_to_try_again_in_whole_seconds():
    answer = answer_program(failing(errors.RetryableError("x", retry_after=timedelta(seconds=7.2))), no_ports)
    at_once = answer_person(failing(errors.RetryableError("x", retry_after=timedelta(0))), no_ports)

    assert (answer.headers["Retry-After"], at_once.headers["Retry-After"]) == ("8", "1")


def test_unauthorised_says_how_to_authorise():
    answer = answer_program(failing(errors.SignatureError("x")), no_ports)

    assert answer.headers["WWW-Authenticate"] == "Bearer"
