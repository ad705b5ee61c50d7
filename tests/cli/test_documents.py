"""Faults of company files are named as their writer thinks of them: the key, the line, and what was probably meant."""

from pathlib import Path

import pytest

from cli.documents import find_files, read_documents
from shared.domain.policy import Company
from tests.cli.conftest import EXAMPLES

BRIGHTFORK = (EXAMPLES / "companies" / "brightfork.yaml").read_text("utf-8")


def faults_of(text: str, folder: Path) -> list[str]:
    file = folder / "brightfork.yaml"
    file.write_text(text, "utf-8")
    read, problems = read_documents([file], Company)
    assert bool(read) != bool(problems)
    return [f"{problem.line}: {problem.text}" for problem in problems]


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(BRIGHTFORK.splitlines(), start=1) if words in line)


def test_the_examples_have_no_fault():
    files, missing = find_files([EXAMPLES / "companies"])
    read, problems = read_documents(files, Company)

    assert [one.value.id for one in read] == ["brightfork", "rueegsegger"]
    assert missing + problems == []


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("  usage_location: US", "  usage_locaton: US", "did you mean 'usage_location'?"),
        ("    pattern: ", "    patern: ", "unknown key 'onboarding.naming.patern', did you mean 'pattern'?"),
        ("  - user.manager", "  - user.manger", "did you mean 'user.manager'?"),
        ("country: US", "country: USA", "two capital letters"),
        ("timezone: America/Chicago", "timezone: CST6", "no IANA time zone"),
        ("  needed: 1", "  needed: 2", "needed is larger than the number of different approvers"),
        ("      email: ruth", "      email: ruth.", "valid email"),
        ("  expires_hours: 72", "  expires_hours: soon", "(it is 'soon')"),
        ("tenant_id: 1", "tenant_id: x", "the id (GUID) of a tenant"),
        ("    domain: brightfork.example", "    domain: other.example", "one of the company's domains"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, words: str):
    changed = BRIGHTFORK.replace(right, wrong, 1)
    if words.startswith("valid"):
        changed = changed.replace("ruth.ruth.adeyemi@harbourline.example", "ruth.adeyemi.harbourline.example")

    found = [fault for fault in faults_of(changed, tmp_path) if words in fault]

    assert len(found) == 1


def test_the_line_is_the_one_with_the_fault(tmp_path: Path):
    (fault,) = faults_of(BRIGHTFORK.replace("  - group.remove", "  - group.removed"), tmp_path)

    assert fault.startswith(f"{line_of('  - group.remove')}: ")


def test_everything_wrong_is_told_at_once(tmp_path: Path):
    text = BRIGHTFORK.replace("country: US", "country: USA").replace("  needed: 1", "  needed: none")
    text = text.replace("instructions: |", "instruction: |")

    assert len(faults_of(text, tmp_path)) == 3


def test_a_list_is_not_called_empty_because_its_only_item_is_wrong(tmp_path: Path):
    found = faults_of(BRIGHTFORK.replace("    - name: Ruth Adeyemi", "    - nam: Ruth Adeyemi"), tmp_path)

    assert not [fault for fault in found if "at least 1" in fault]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"id: \xe9\n"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes):
    file = tmp_path / "c.yaml"
    file.write_bytes(content)

    read, problems = read_documents([file], Company)

    assert read == []
    assert "UTF-8" in problems[0].text


def test_a_file_that_is_not_there_and_an_empty_folder_are_named(tmp_path: Path):
    files, problems = find_files([tmp_path, tmp_path / "nowhere.yaml"])

    assert files == []
    assert len(problems) == 2
