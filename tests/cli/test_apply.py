"""`companies apply` and `connections apply`: all files or none, each fault named, and the second time nothing changes."""

from pathlib import Path

import pytest

from shared.adapters.tables.companies import TableCompanies
from shared.adapters.tables.connections import TableConnections
from shared.adapters.tables.storage import Storage
from tests.cli.conftest import EXAMPLES, Gangway

NOBODY_THERE = (
    "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;"
    "TableEndpoint=http://127.0.0.1:1/devstoreaccount1;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1"
)
COMPANIES, CONNECTIONS = EXAMPLES / "companies", EXAMPLES / "connections"
BRIGHTFORK = (COMPANIES / "brightfork.yaml").read_text("utf-8")


@pytest.fixture
def applied(gangway: Gangway, storage: Storage) -> Storage:
    assert gangway("connections", "apply", CONNECTIONS).exit_code == 0
    assert gangway("companies", "apply", COMPANIES).exit_code == 0
    return storage


def a_file(folder: Path, text: str, name: str = "changed.yaml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_a_company_needs_its_connection_first(gangway: Gangway, storage: Storage):
    answer = gangway("companies", "apply", COMPANIES)

    assert answer.exit_code == 2
    assert "there is no connection 'desk'" in answer.stderr
    assert "brightfork.yaml:10:" in answer.stderr
    assert TableCompanies(storage).all() == ()


def test_applying_again_changes_nothing(gangway: Gangway, applied: Storage):
    before = TableCompanies(applied).all()

    again = gangway("companies", "apply", COMPANIES)

    assert again.stdout.splitlines() == ["company brightfork: unchanged", "company rueegsegger: unchanged"]
    assert TableCompanies(applied).all() == before


def test_a_change_is_shown_and_stored(gangway: Gangway, applied: Storage, tmp_path: Path):
    file = a_file(tmp_path, BRIGHTFORK.replace("expires_hours: 72", "expires_hours: 48"))

    answer = gangway("companies", "apply", file)

    assert answer.stdout.splitlines() == ["company brightfork: is changed", "  ~ approval.expires_hours: 72.0 -> 48.0"]
    assert {c.id: c.approval.expires_hours for c in TableCompanies(applied).all()}["brightfork"] == 48


def test_checking_shows_and_stores_nothing(gangway: Gangway, applied: Storage, tmp_path: Path):
    before = TableCompanies(applied).all()
    file = a_file(tmp_path, BRIGHTFORK.replace("name: Brightfork Logistics Inc.", "name: Another name"))

    answer = gangway("companies", "apply", file, "--mode", "check")

    assert "would be changed" in answer.stdout
    assert TableCompanies(applied).all() == before


def test_one_wrong_file_keeps_all_files_out(gangway: Gangway, applied: Storage, tmp_path: Path):
    before = TableCompanies(applied).all()
    right = a_file(tmp_path, BRIGHTFORK.replace("name: Brightfork Logistics Inc.", "name: Another name"), "right.yaml")
    wrong = a_file(tmp_path, BRIGHTFORK.replace("country: US", "country: USA"), "wrong.yaml")

    answer = gangway("companies", "apply", right, wrong)

    assert answer.exit_code == 2
    assert "nothing was stored" in answer.stderr
    assert TableCompanies(applied).all() == before


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "stands in"),
        ({"id: brightfork\n": "id: twin\n", "[C-101]": "[C-900]"}, "belongs to company 'brightfork' already"),
        ({"id: brightfork\n": "id: twin\n", "000000000001": "000000000009"}, "'C-101' of connection 'desk' belongs"),
    ],
)
def test_two_files_cannot_claim_the_same(gangway: Gangway, applied: Storage, tmp_path: Path, changes, words: str):
    text = BRIGHTFORK
    for old, new in changes.items():
        text = text.replace(old, new)
    files = [COMPANIES / "brightfork.yaml", a_file(tmp_path, text)]

    answer = gangway("companies", "apply", *files)

    assert answer.exit_code == 2
    assert words in answer.stderr


def test_a_file_cannot_claim_what_a_stored_company_has(gangway: Gangway, applied: Storage, tmp_path: Path):
    file = a_file(tmp_path, BRIGHTFORK.replace("id: brightfork\n", "id: twin\n"))

    answer = gangway("companies", "apply", file)

    assert answer.exit_code == 2
    assert answer.stderr.count("(in the storage)") == 2


@pytest.mark.parametrize("url", ["http://desk.example", "desk.example", "ftp://desk.example", "https://"])
def test_a_key_is_only_sent_over_tls(gangway: Gangway, storage: Storage, tmp_path: Path, url: str):
    text = (CONNECTIONS / "desk.yaml").read_text("utf-8").replace("http://127.0.0.1:7072", url)

    answer = gangway("connections", "apply", a_file(tmp_path, text))

    assert answer.exit_code == 2
    assert "base_url must begin with https://" in answer.stderr


def test_a_secret_in_a_file_is_refused_and_not_repeated_as_advice(gangway: Gangway, storage: Storage, tmp_path: Path):
    text = (CONNECTIONS / "desk.yaml").read_text("utf-8").replace("env:SANDBOX_DESK_API_KEY", "s3cr3t-value")

    answer = gangway("connections", "apply", a_file(tmp_path, text))

    assert answer.exit_code == 2
    assert "never the secret itself" in answer.stderr


def test_show_gives_a_file_that_can_be_applied_again(gangway: Gangway, applied: Storage, tmp_path: Path):
    shown = gangway("companies", "show", "brightfork").stdout

    again = gangway("companies", "apply", a_file(tmp_path, shown))

    assert again.stdout == "company brightfork: unchanged\n"


def test_show_lists_and_gives_json(gangway: Gangway, applied: Storage):
    assert "Rüegsegger Treuhand AG" in gangway("companies", "show").stdout
    assert '"id": "desk"' in gangway("connections", "show", "--json").stdout
    assert TableConnections(applied).all()[0].id == "desk"


def test_something_unknown_is_one_clear_line(gangway: Gangway, applied: Storage):
    answer = gangway("companies", "show", "nobody")

    assert answer.exit_code == 2
    assert answer.stderr == "error: there is no company nobody\n"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "no storage is named"),
        ("rubbish", "no connection string"),
        (NOBODY_THERE, "table storage: no answer"),
    ],
)
def test_storage_that_cannot_be_used_is_one_clear_line(gangway: Gangway, monkeypatch, value: str | None, words: str):
    if value:
        monkeypatch.setenv("GANGWAY_STORAGE", value)

    answer = gangway("companies", "show")

    assert answer.exit_code == 2
    assert words in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
