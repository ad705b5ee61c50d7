"""docs/companies.md knows every key and every task, and its example can be applied."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from cli.documents import check_document
from cli.yaml_file import parse_yaml
from shared.domain.catalogue import CATALOGUE, Task
from shared.domain.policy import Approval, Company, Defaults, Naming, Offboarding, Onboarding
from tests.cli.conftest import ROOT

PAGE = (ROOT / "docs" / "companies.md").read_text("utf-8")
NESTED = {"naming": Naming, "defaults": Defaults}


def keys(model: type[BaseModel], before: str = "") -> Iterator[str]:
    for name in model.model_fields:
        if name in NESTED:
            yield from keys(NESTED[name], f"{name}." if name == "naming" else f"{name}[].")
        else:
            yield f"{before}{name}"


def documented() -> dict[str, str]:
    """Key -> default of every table row."""
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]*) \|", PAGE, re.MULTILINE))


GROUPS = ("onboarding", "offboarding", "approval", "asking", "reading")
OWN = [name for name in Company.model_fields if name not in GROUPS]
IN_WORDS = {"defaults[].department", "defaults[].office"}
APPROVAL = [f"approval.{name}" for name in Approval.model_fields]


@pytest.mark.parametrize(
    "key", [*OWN, *keys(Onboarding), *keys(Offboarding), *APPROVAL, "asking.expires_hours", "reading.daily_tokens"]
)
def test_every_key_is_explained(key: str):
    assert key in documented() or (key in IN_WORDS and f"`{key.rpartition('.')[2]}`" in PAGE)


def test_required_keys_are_marked():
    required = {name for name, field in Company.model_fields.items() if field.is_required()} - {
        "onboarding",
        "approval",
    }

    assert {key for key in OWN if "required" in documented()[key]} == required


@pytest.mark.parametrize("task", Task)
def test_every_task_is_listed_with_its_risk(task: Task):
    assert re.search(rf"^\| `{task.value}` \| [^|]+ \| {CATALOGUE[task].risk.value} \|$", PAGE, re.MULTILINE)


def test_the_smallest_file_can_be_applied():
    examples = [text for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if text.startswith("id:")]
    (document,) = parse_yaml(examples[0], "docs/companies.md")

    company, problems = check_document(document, Company)

    assert problems == []
    assert company is not None
    assert company.onboarding.pass_minutes == 480
