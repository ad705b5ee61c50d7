"""The Bicep compiler, where there is one, and what it made last time, which is committed."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
INFRA = ROOT / "infra"
SAMPLES = ("small", "full", "own")
SCOPE = (
    *("--tenant-id", "00000000-0000-0000-0000-000000000002"),
    *("--subscription-id", "00000000-0000-0000-0000-000000000001"),
    *("--resource-group", "gangway", "--location", "westeurope"),
)

needs_bicep = pytest.mark.skipif(
    shutil.which("bicep") is None,
    reason="bicep is not on PATH: the templates were not compiled, only what is committed was looked at",
)


def bicep(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = ["bicep", *map(str, arguments)]
    return subprocess.run(command, cwd=INFRA, capture_output=True, text=True, check=False, timeout=100)


def files() -> list[Path]:
    return sorted([INFRA / "main.bicep", *(INFRA / "app").glob("*.bicep")])


def compiled() -> dict[str, Any]:
    template: dict[str, Any] = json.loads((INFRA / "main.json").read_text())
    return template


def resources(sample: str) -> list[dict[str, Any]]:
    """What the sample would deploy, as its committed snapshot says."""
    snapshot = json.loads((INFRA / "samples" / f"{sample}.snapshot.json").read_text())
    assert snapshot["diagnostics"] == []
    found: list[dict[str, Any]] = snapshot["predictedResources"]
    return found


def of_type(sample: str, kind: str) -> list[dict[str, Any]]:
    return [each for each in resources(sample) if each["type"] == kind]


def app_settings(sample: str) -> dict[str, str]:
    (found,) = of_type(sample, "Microsoft.Web/sites/config")
    settings: dict[str, str] = found["properties"]
    return settings


def roles(sample: str) -> Iterator[dict[str, str]]:
    for each in of_type(sample, "Microsoft.Authorization/roleAssignments"):
        yield {**each["properties"], "scope": each["id"].split("/providers/Microsoft.Authorization")[0]}
