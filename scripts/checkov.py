"""Run checkov over what the samples would deploy, and compare with infra/checkov.toml, where each accepted finding has its reason.

checkov lives in an environment of its own (.gangway/checkov): it is large, and wants other versions of libraries than we do. Where it
cannot be installed, this says so and passes.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "infra" / "samples"
HOME = ROOT / ".gangway" / "checkov"
SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
UV = Path(sys.executable).with_name("uv")


def as_template(snapshot: dict[str, Any]) -> dict[str, Any]:
    """A snapshot's resources as a plain template: flat, loops and modules expanded."""
    return {"$schema": SCHEMA, "contentVersion": "1.0.0.0", "resources": snapshot["predictedResources"]}


def judge(failed: dict[str, set[str]], reasons: dict[str, str]) -> list[str]:
    """One sentence for each finding without a reason, and for each reason without a finding."""
    new = [f"{check} fails for {', '.join(sorted(at))}" for check, at in sorted(failed.items()) if check not in reasons]
    old = [
        f"{check} is no finding any more: take it out of infra/checkov.toml"
        for check in sorted(set(reasons) - set(failed))
    ]
    return new + old


def findings(report: Any) -> dict[str, set[str]]:
    """Ids of failed checks, each with the resources. Raises ValueError where nothing was looked at."""
    reports = report if isinstance(report, list) else [report]
    if not sum(each.get("summary", each).get("resource_count", 0) for each in reports):
        raise ValueError("checkov looked at no resource")
    failed: dict[str, set[str]] = {}
    for each in reports:
        for check in each["results"]["failed_checks"]:
            failed.setdefault(f"{check['check_id']} ({check['check_name']})", set()).add(check["resource"])
    return {
        name.split(" ", 1)[0]: {f"{at} {name.split(' ', 1)[1]}" for at in places} for name, places in failed.items()
    }


def install(version: str) -> Path | None:
    """The command, or None where no package index is reached."""
    command, mark = HOME / "bin" / "checkov", HOME / f"version-{version}"
    if mark.exists():
        return command
    steps = (
        [str(UV), "venv", "--quiet", "--clear", "--python", sys.executable, str(HOME)],
        [str(UV), "pip", "install", "--quiet", "--python", str(HOME / "bin" / "python"), f"checkov=={version}"],
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"checkov: SKIPPED, it cannot be installed here: {done.stderr.strip().splitlines()[-1:]}")
            return None
    mark.touch()
    return command


def scan(command: Path) -> dict[str, set[str]]:
    with tempfile.TemporaryDirectory() as scratch:
        for path in SAMPLES.glob("*.snapshot.json"):
            template = as_template(json.loads(path.read_text()))
            (Path(scratch) / path.name.replace(".snapshot", "")).write_text(json.dumps(template))
        options = ["--framework", "arm", "--compact", "--quiet", "--skip-download", "--soft-fail", "--output", "json"]
        quiet = {**os.environ, "LOG_LEVEL": "ERROR"}
        call = [str(command), "--directory", scratch, *options]
        done = subprocess.run(call, capture_output=True, text=True, check=False, env=quiet)
    return findings(json.loads(done.stdout))


def main() -> int:
    accepted = tomllib.loads((ROOT / "infra" / "checkov.toml").read_text())
    command = install(accepted["version"])
    if command is None:
        return 0
    problems = judge(scan(command), accepted["reasons"])
    for problem in problems:
        print(f"checkov: {problem}")
    if not problems:
        print(f"checkov: nothing but the {len(accepted['reasons'])} findings that have a reason")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
