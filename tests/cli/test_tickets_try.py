"""`tickets try` shows what is understood with quotes, goes on after a bad line, plans where a tenant is connected, writes nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.main import app
from sandbox.cloud.faults import FaultKind, FaultRule
from sandbox.cloud.seed import HOME
from sandbox.cloud.serve import CloudHandle, start_cloud
from sandbox.reader import ReaderHandle, start_reader
from tests.cli.conftest import EXAMPLES, ROOT, Gangway

BRIGHTFORK = EXAMPLES / "companies" / "brightfork.yaml"
LEAVER = EXAMPLES / "tickets" / "leaver.json"
PROSE = EXAMPLES / "tickets" / "newcomer-in-prose.json"
MANY = EXAMPLES / "tickets" / "many.jsonl"


def as_a_process(*words: str | Path) -> dict:
    """With a tenant or a model, as the shell does it: what a command opens is closed by its end."""
    command = [sys.executable, "-W", "error", "-c", "from cli.main import run; run()", "tickets", "try", "--json"]
    ended = subprocess.run([*command, *map(str, words)], capture_output=True, text=True, check=True, env=environment())
    return json.loads(ended.stdout)


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


@pytest.fixture
def tenant(monkeypatch: pytest.MonkeyPatch, gangway: Gangway) -> Iterator[CloudHandle]:
    """Settings that connect a (simulated) tenant. The storage's address is one where nobody listens: nothing may be stored."""
    with start_cloud() as cloud:
        settings = cloud.environment() | {
            "GANGWAY_HOME_TENANT": HOME,
            "GANGWAY_STORAGE": "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;"
            "TableEndpoint=http://127.0.0.1:1/devstoreaccount1;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1",
            "GANGWAY_PUBLIC_URL": "http://127.0.0.1:7071",
            "GANGWAY_SMTP_HOST": "127.0.0.1",
            "GANGWAY_MAIL_FROM": "gangway@msp.example",
            "GANGWAY_SIGNING_KEYS": "nobody-guesses-this-0123456789abcdef",
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        yield cloud


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, gangway: Gangway) -> Iterator[ReaderHandle]:
    with start_reader() as reader:
        settings = {"LLM": "openai", "LLM_BASE_URL": reader.base_url, "LLM_MODEL": reader.model, "LLM_API_KEY": "key"}
        for name, value in settings.items():
            monkeypatch.setenv(f"GANGWAY_{name}", value)
        yield reader


def test_a_form_is_shown_with_the_words_it_was_read_from(gangway: Gangway):
    answer = gangway("tickets", "try", "--company", BRIGHTFORK, "--ticket", LEAVER)

    assert answer.exit_code == 0
    assert 'Marisol Vega  <- "Mailbox access for: Marisol Vega"' in answer.stdout
    assert "no plan: no tenant is connected (GANGWAY_APP_ID is not set)" in answer.stdout


def test_json_has_people_evidence_and_flags(gangway: Gangway):
    answer = gangway("tickets", "try", "--company", BRIGHTFORK, "--ticket", LEAVER, "--json")

    document = json.loads(answer.stdout)
    assert document["intent"] == "offboard"
    assert document["people"][0]["effective_date"] == "2026-11-27"
    assert document["evidence"][0]["effective_date"] == "Last working day: Friday 27 November 2026"


def test_a_line_that_cannot_be_read_gives_an_error_and_the_others_go_on(gangway: Gangway):
    first, second = MANY.read_text("utf-8").splitlines()
    lines = [first, '{"id": "bad"}', "no json", "[]", second]

    answer = gangway("tickets", "try", "--jsonl", "--ticket", "-", stdin="\n".join(lines))

    documents = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [d.get("intent", "error") for d in documents] == ["onboard", "error", "error", "error", "none"]
    assert documents[1] == {"id": "bad", "error": "this is no ticket: received_at: Field required"}
    assert answer.exit_code == 1


def test_each_line_is_read_as_its_own_company_says(gangway: Gangway):
    row = json.loads(MANY.read_text("utf-8").splitlines()[0])
    row["body"] = row["body"].replace("Monday 30 November 2026", "today")
    late = "2026-11-25T02:00:00Z"  # still the evening before in Chicago
    zones = ("America/Chicago", "Europe/Zurich")
    rows = [row | {"received_at": late, "company": row["company"] | {"timezone": zone}} for zone in zones]

    answer = gangway("tickets", "try", "--jsonl", "--ticket", "-", stdin="\n".join(map(json.dumps, rows)))

    documents = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [d["people"][0]["effective_date"] for d in documents] == ["2026-11-24", "2026-11-25"]


def test_the_plan_is_shown_where_a_tenant_is_connected_and_nothing_is_written(tenant: CloudHandle):
    document = as_a_process("--company", BRIGHTFORK, "--ticket", LEAVER, "--reader", "forms")

    (plan,) = document["plans"]
    assert [step["task"] for step in plan["steps"]][:2] == ["access.block", "access.revoke_sessions"]
    sent = [item.method for entry in tenant.log.entries if entry.surface == "graph" for item in entry.items]
    assert set(sent) == {"GET"}
    assert list(Path.cwd().iterdir()) == []


def test_a_tenant_that_does_not_answer_leaves_the_reading(tenant: CloudHandle):
    tenant.faults.add(FaultRule(FaultKind.UNAVAILABLE, times=None, retry_after="0"))

    document = as_a_process("--company", BRIGHTFORK, "--ticket", LEAVER)

    assert document["intent"] == "offboard"
    assert "digest" not in document["plans"][0]


def test_prose_is_read_by_the_model_that_the_settings_name(model: ReaderHandle):
    document = as_a_process("--company", BRIGHTFORK, "--ticket", PROSE)

    assert document["people"][0]["display_name"] == "DeShawn Whitaker"
    assert document["tokens"] > 0
    assert len(model.calls) == 1


def test_the_forms_reader_alone_asks_no_model(model: ReaderHandle):
    as_a_process("--company", BRIGHTFORK, "--ticket", PROSE, "--reader", "forms")

    assert model.calls == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--ticket", "nowhere.json"], "nowhere.json cannot be read"),
        (["--ticket", LEAVER, "--company", "nowhere.yaml"], "nowhere.yaml: cannot be read"),
        (["--ticket", LEAVER, "--reader", "llm"], "needs a model"),
        (["--ticket", BRIGHTFORK], "this is no JSON"),
    ],
)
def test_what_is_wrong_is_one_clear_line(gangway: Gangway, words, sentence: str):
    answer = gangway("tickets", "try", *words)

    assert answer.exit_code == 2
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr


def test_every_command_explains_itself_with_an_example(gangway: Gangway):
    from typer.main import get_command

    def leaves(command, path=()):
        for name, inner in getattr(command, "commands", {"": command}).items():
            yield from leaves(inner, (*path, name)) if hasattr(inner, "commands") else [(*path, name)]

    paths = list(leaves(get_command(app)))

    assert len(paths) >= 13
    assert [path for path in paths if "Example" not in gangway(*path, "--help").stdout] == []
