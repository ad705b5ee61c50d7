"""Nothing secret leaves by the logs, whoever logs it and however: as a fact, in a sentence, in a URL, in an exception."""

import copy
import io
import json
import logging
import pickle

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.redaction import HIDDEN, is_secret_name, redact, redact_text
from shared.telemetry import configure_logging, logged_run

LOG = logging.getLogger("gangway.test")
SECRET = "S3cr3t-invented-value-0123456789"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbnZlbnRlZCJ9.c2lnbmF0dXJlLWludmVudGVk"


class Everything(logging.Handler):
    """Keeps what any handler could see: the formatted line and every attribute of the record."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.stream = io.StringIO()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
        self.stream.write(logging.Formatter("%(levelname)s %(message)s").format(record))
        self.stream.write(json.dumps(record.__dict__, default=repr))

    @property
    def seen(self) -> str:
        return self.stream.getvalue()


@pytest.fixture
def logs():
    factory, root, handler = logging.getLogRecordFactory(), logging.getLogger(), Everything()
    levels = {name: logging.getLogger(name).level for name in ("gangway", "httpx2", "azure", "")}
    configure_logging("debug")
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize(
    "name",
    [
        "password", "new_password", "app_secret", "api_key", "apiKey", "signing_keys", "token", "access_token", "Authorization",
        "x-functions-key", "Cookie", "set-cookie", "credential", "client_assertion", "signature", "connection_string",
        "temporaryAccessPass", "body", "passcode",
    ],
)  # fmt: skip
def test_a_secret_name_hides_its_value_at_any_depth(logs, name):
    LOG.warning("something", extra={name: SECRET})
    LOG.warning("something", extra={"facts": {"deep": [{name: {"deeper": SECRET}}]}})
    assert SECRET not in logs.seen
    assert HIDDEN in logs.seen


@pytest.mark.parametrize(
    "name", ["run_id", "code", "status", "tokens", "outcome", "step", "company", "passed", "key_count"]
)
def test_harmless_names_stay_readable(name):
    assert not is_secret_name(name)
    assert redact(name, "value") == "value"


def fail_with(text):
    raise ValueError(text)


TEXTS = [
    f"Authorization: Bearer {SECRET}",
    f"authorization=Basic {SECRET}",
    f'{{"password": "{SECRET}", "x": 1}}',
    f"{{'client_secret': '{SECRET}'}}",
    f"temporaryAccessPass: {SECRET}",
    f"https://gangway.example/approvals/{SECRET}?utm_source=mail",
    f"POST /handover/{SECRET} 200",
    f"POST /answers/{SECRET} 200",
    f"http://127.0.0.1:7071/api/tickets/desk?code={SECRET}&x=1",
    f"https://x.blob.core.windows.net/c/b?sv=2024&sig={SECRET}&se=2026",
    f"https://gangway.example/connect/callback?state={SECRET}&code={SECRET}",
    f"DefaultEndpointsProtocol=https;AccountName=x;AccountKey={SECRET};EndpointSuffix=y",
    f"x-functions-key: {SECRET}",
    f"X-Gangway-Signature: v1={SECRET}",
    f"-----BEGIN PRIVATE KEY-----\n{SECRET}\n-----END PRIVATE KEY-----",
    f"-----BEGIN PRIVATE KEY-----\n{SECRET}",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_secret_in_a_text_is_hidden_whoever_logs_it(logs, text):
    LOG.warning("fact", extra={"url": text})
    logging.getLogger("some.library").warning(text)
    logging.getLogger("some.library").warning("it said %s", text)
    logging.getLogger("some.library").warning("it said %(x)s", {"x": text})
    try:
        fail_with(text)
    except ValueError:
        logging.getLogger("some.library").exception("failed")
        LOG.exception("failed", extra={"error": text})
    assert len(logs.records) == 6
    assert SECRET not in logs.seen


def test_a_json_web_token_is_hidden_wherever_it_stands(logs):
    for text in (JWT, f"token is {JWT}.", f"x={JWT}"):
        logging.getLogger("some.library").warning(text)
    LOG.warning("fact", extra={"value": JWT, "deep": [JWT]})
    assert "c2lnbmF0dXJl" not in logs.seen


def test_what_is_around_a_secret_stays(logs):
    logging.getLogger("some.library").warning("GET https://x.example/a?code=%s&page=2 took %d ms", SECRET, 12)
    assert f"code={HIDDEN}&page=2 took 12 ms" in logs.seen


def test_the_http_client_logs_no_function_key(logs):
    client = httpx2.Client(transport=httpx2.MockTransport(lambda request: httpx2.Response(200)))
    logging.getLogger("httpx2").setLevel(logging.DEBUG)
    client.get(f"http://127.0.0.1/api/tickets/desk?code={SECRET}", headers={"authorization": f"Bearer {SECRET}"})
    client.close()
    assert SECRET not in logs.seen


def test_a_record_whose_arguments_do_not_fit_is_logged_without_them(logs):
    logging.getLogger("some.library").warning("one %s two %s", *[SECRET])
    assert SECRET not in logs.seen
    assert "one %s two %s" in logs.seen


def test_an_exception_is_told_with_its_place_but_does_not_go_on_itself(logs):
    try:
        fail_with(f"password={SECRET}")
    except ValueError:
        logging.getLogger("gangway.http").exception("failed")
    (record,) = logs.records
    assert record.exc_info is None
    assert "test_telemetry.py" in logs.seen
    assert "ValueError" in logs.seen


def test_lines_within_a_run_carry_its_id_and_lines_outside_do_not(logs):
    with logged_run("run-1", company="brightfork"):
        LOG.info("planned", extra={"steps": 3})
    LOG.info("idle")
    inside, outside = logs.records
    assert (inside.__dict__["run_id"], inside.__dict__["company"], inside.__dict__["steps"]) == (
        "run-1",
        "brightfork",
        3,
    )
    assert "run_id" not in outside.__dict__


def test_a_caller_may_name_the_run_itself_and_a_run_within_a_run_keeps_what_it_does_not_say(logs):
    with logged_run("run-1", company="brightfork"):
        LOG.info("x", extra={"run_id": "run-9"})
        with logged_run("run-2"):
            LOG.info("y")
        LOG.info("z")
    seen = [(record.__dict__["run_id"], record.__dict__["company"]) for record in logs.records]
    assert seen == [("run-9", "brightfork"), ("run-2", "brightfork"), ("run-1", "brightfork")]


def test_a_name_that_logging_itself_uses_is_still_refused(logs):
    for taken in ("message", "name"):
        with pytest.raises(KeyError):
            LOG.info("x", extra=dict.fromkeys([taken], "mine"))


def test_a_record_can_be_copied_and_sent_on(logs):
    """Queue handlers copy and pickle records."""
    with logged_run("run-1"):
        LOG.info("planned", extra={"steps": 3})
    (record,) = logs.records
    again = pickle.loads(pickle.dumps(copy.copy(record).__dict__ | {}))
    assert (again["run_id"], again["steps"], again["msg"]) == ("run-1", 3, "planned")


def test_the_level_is_honoured_and_noisy_libraries_are_quiet(logs):
    configure_logging("warning")
    LOG.info("not told")
    logging.getLogger("azure.core.pipeline.policies.http_logging_policy").info("Request URL: x")
    logging.getLogger("httpx2").info("HTTP Request: GET x")
    assert logs.records == []


def test_configuring_twice_redacts_once(logs):
    configure_logging("info")
    configure_logging("info")
    logging.getLogger("some.library").warning("code 100%% of %s", "x")
    assert logs.records[0].getMessage() == "code 100% of x"


@given(st.text(max_size=300))
def test_any_text_is_redacted_without_failing_and_redacting_again_changes_nothing(text):
    once = redact_text(text)
    assert redact_text(once) == once


@pytest.mark.parametrize(
    "text", ["eyJ" * 20_000, "password=" * 9000, "-----BEGIN A-----" * 3000, "?code=" * 9000, "a" * 100_000]
)
def test_long_texts_do_not_hang_it(text):
    assert redact_text(text)
