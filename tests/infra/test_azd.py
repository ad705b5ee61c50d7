"""What azd runs around a deployment: scripts that exist, on both kinds of machines, with steps that they know."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.infra.bicep import ROOT, compiled

HOOKS: dict[str, Any] = yaml.safe_load((ROOT / "azure.yaml").read_text())["hooks"]
STEPS = {"preprovision": "before", "postprovision": "after", "postdeploy": "check"}


@pytest.mark.parametrize(("hook", "step"), STEPS.items())
def test_each_hook_runs_its_step_on_both_kinds_of_machines(hook, step):
    assert HOOKS[hook]["posix"]["run"] == f"./scripts/azd_register.sh {step}"
    assert HOOKS[hook]["windows"]["run"] == f"./scripts/azd_register.ps1 {step}"


def test_what_the_steps_read_is_what_the_deployment_puts_out():
    outputs = set(compiled()["outputs"])
    assert {"GANGWAY_PUBLIC_URL", "GANGWAY_IDENTITY_PRINCIPAL_ID", "GANGWAY_HOME_TENANT"} <= outputs


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The script beside commands that only say how they were called."""
    for name in ("scripts", ".venv/bin", "bin"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(ROOT / "scripts/azd_register.sh", tmp_path / "scripts")
    says = '#!/bin/sh\necho "{name} $* url=${{GANGWAY_PUBLIC_URL-none}}" >>"$CALLS"\n'
    for name, more in (("scripts/bootstrap", ""), (".venv/bin/gangway", "echo the-app-id\n"), ("bin/azd", "")):
        (tmp_path / name).write_text(says.format(name=Path(name).name) + more)
        (tmp_path / name).chmod(0o755)
    return tmp_path


def calls(checkout: Path, step: str, **more: str) -> tuple[int, list[str]]:
    environment = {"PATH": f"{checkout}/bin:{os.environ['PATH']}", "CALLS": str(checkout / "calls"), **more}
    script = str(checkout / "scripts/azd_register.sh")
    done = subprocess.run(["sh", script, step], env=environment, capture_output=True, text=True, check=False)
    said = (checkout / "calls").read_text().splitlines() if (checkout / "calls").exists() else []
    return done.returncode, [line for line in said if not line.startswith("bootstrap")]


def test_before_the_deployment_the_app_id_is_handed_to_it(checkout):
    # Address and identity of an earlier deployment are left out: this step is about the id only.
    code, said = calls(checkout, "before", GANGWAY_PUBLIC_URL="https://old.example")
    assert (code, said) == (
        0,
        ["gangway entra register url=none", "azd env set GANGWAY_APP_ID the-app-id url=https://old.example"],
    )


def test_after_the_deployment_address_and_identity_are_added(checkout):
    code, said = calls(checkout, "after", GANGWAY_PUBLIC_URL="https://new.example")
    assert (code, [line.strip() for line in said]) == (0, ["gangway entra register url=https://new.example"])


def test_mail_by_graph_gets_its_permission(checkout):
    _, said = calls(checkout, "after", GANGWAY_PUBLIC_URL="https://new.example", GANGWAY_MAIL="graph")
    assert said == ["gangway entra register --mail-send url=https://new.example"]


def test_a_registration_that_fails_stops_the_deployment(checkout):
    (checkout / ".venv/bin/gangway").write_text("#!/bin/sh\nexit 2\n")
    code, said = calls(checkout, "before")
    assert (code != 0, said) == (True, [])


def test_a_step_that_there_is_not_is_refused(checkout):
    assert calls(checkout, "sideways") == (2, [])


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="pwsh is not on PATH: azd_register.ps1 was not run")
@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("before", ["gangway entra register url=", "azd env set GANGWAY_APP_ID the-app-id url="]),
        ("after", ["gangway entra register --mail-send url=https://new.example"]),
        ("check", ["gangway doctor --url https://new.example url=https://new.example"]),
    ],
)
def test_the_script_for_windows_calls_the_same_commands(checkout, step, said):
    shutil.copy(ROOT / "scripts/azd_register.ps1", checkout / "scripts")
    shutil.copy(checkout / ".venv/bin/gangway", checkout / "bin")
    environment = {
        "PATH": f"{checkout}/bin:{os.environ['PATH']}",
        "CALLS": str(checkout / "calls"),
        "HOME": str(checkout),
    }
    environment |= {"GANGWAY_PUBLIC_URL": "https://new.example", "GANGWAY_MAIL": "graph"}
    command = ["pwsh", "-NoProfile", "-NonInteractive", "-File", str(checkout / "scripts/azd_register.ps1"), step]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.replace("url=none", "url=") for line in (checkout / "calls").read_text().splitlines()] == said


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="pwsh is not on PATH: azd_register.ps1 was not parsed")
def test_the_script_for_windows_can_be_parsed():
    probe = (
        "$errors = $null; [void][System.Management.Automation.Language.Parser]::ParseFile("
        f"'{ROOT}/scripts/azd_register.ps1', [ref]$null, [ref]$errors); $errors.Count"
    )
    command = ["pwsh", "-NoProfile", "-NonInteractive", "-Command", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.stdout.strip() == "0", done.stdout + done.stderr
