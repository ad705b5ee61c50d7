"""The shape of the code holds, and the lists that people read agree with the code.

Each rule is also shown a breach, so that a rule that sees nothing cannot pass for a rule that is kept.
"""

import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.host.indexing import IndexedApp, Kind, index_app
from shared.contracts import Activity, Orchestrator
from tests import architecture_rules as rules

ROOT = Path(__file__).resolve().parent.parent
ENTRY = ("http_triggers", "timer_triggers", "orchestrators", "activities", "cli")
PRODUCT = (*ENTRY, "shared")
# The local Functions host outlives whatever its functions raise, as the real one does.
MAY_CATCH_ALL = (*ENTRY, "function_app.py", "sandbox/host")

type Rule = Callable[[str], list[str]]


def tracked_files() -> list[str]:
    """What git knows, plus new files that it does not ignore: the project, and nothing that was installed."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in names if (ROOT / name).is_file()]


def python_files(*roots: str) -> list[str]:
    return [name for name in tracked_files() if name.endswith(".py") and name.startswith(roots)]


def code() -> list[str]:
    """Everything but tests, which may be long."""
    return [name for name in python_files("") if not name.startswith("tests/")]


def breaches(rule: Rule, names: list[str]) -> list[str]:
    return [f"{name}: {breach}" for name in names for breach in rule((ROOT / name).read_text(encoding="utf-8"))]


def test_files_are_short():
    assert breaches(rules.long_files, code()) == []


def test_functions_are_short():
    assert breaches(rules.long_functions, code()) == []


def test_no_parameter_is_a_bool():
    assert breaches(rules.bool_parameters, python_files(*PRODUCT, "function_app.py", "scripts/")) == []


def test_only_entry_packages_catch_everything():
    assert breaches(rules.broad_catches, [name for name in code() if not name.startswith(MAY_CATCH_ALL)]) == []


def test_domain_and_services_are_fully_typed():
    assert breaches(rules.uses_of_any, python_files("shared/domain/", "shared/services/")) == []


def test_every_file_says_what_it_is_for():
    written = [name for name in python_files("") if (ROOT / name).stat().st_size > 0]

    assert breaches(rules.missing_module_docstring, written) == []


def test_stored_enum_values_are_lower_case():
    assert breaches(rules.unstable_enum_values, [*python_files("shared/domain/"), "shared/contracts.py"]) == []


def test_nothing_is_left_half_done():
    assert breaches(rules.unfinished_marks, code()) == []


def test_nothing_depends_on_one_machine():
    texts = [name for name in tracked_files() if not name.endswith((".png", ".svg", ".ico", "package-lock.json"))]

    assert breaches(rules.paths_of_one_machine, texts) == []


@pytest.mark.parametrize(
    ("rule", "breach"),
    [
        pytest.param(rules.long_files, "x = 1\n" * 251, id="long file"),
        pytest.param(rules.long_functions, "def f():\n" + "    x = 1\n" * 40, id="long function"),
        pytest.param(rules.bool_parameters, "def f(*, force: 'bool' = False): ...", id="keyword-only quoted bool"),
        pytest.param(rules.bool_parameters, "async def f(force: bool | None): ...", id="optional bool"),
        pytest.param(rules.broad_catches, "try: f()\nexcept (ValueError, Exception): pass", id="Exception in a tuple"),
        pytest.param(rules.broad_catches, "try: f()\nexcept: pass", id="bare except"),
        pytest.param(rules.uses_of_any, "from typing import Any, Protocol", id="Any"),
        pytest.param(rules.missing_module_docstring, "x = 1", id="no docstring"),
        pytest.param(rules.unstable_enum_values, "class A(StrEnum):\n    B = 'Done now'", id="sentence as value"),
        pytest.param(rules.unfinished_marks, "# TO" + "DO later", id="mark"),
        pytest.param(rules.paths_of_one_machine, "see /ho" + "me/somebody/x", id="home folder"),
    ],
)
def test_each_rule_sees_a_breach(rule: Rule, breach: str):
    assert len(rule(breach)) == 1


@pytest.fixture(scope="module")
def app() -> IndexedApp:
    return index_app(ROOT, "function_app")


def modules_of(package: str) -> set[str]:
    return {Path(name).stem for name in python_files(f"{package}/") if not Path(name).stem.startswith("_")}


@pytest.mark.parametrize(
    ("kind", "names", "package"),
    [
        pytest.param(Kind.ACTIVITY, Activity, "activities", id="activities"),
        pytest.param(Kind.ORCHESTRATION, Orchestrator, "orchestrators", id="orchestrators"),
    ],
)
def test_registered_names_are_the_contract_and_the_files(app: IndexedApp, kind: Kind, names, package: str):
    registered = {entry.task_name for entry in app.of_kind(kind) if not entry.name.startswith("BuiltIn__")}

    assert registered == {name.value for name in names}
    # `entry` is what the files of a package share: what they do around their one service.
    assert modules_of(package) - {"entry"} == registered


def test_every_setting_is_documented():
    from shared.settings import Settings

    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    names = [f"GANGWAY_{name.upper()}" for name in Settings.model_fields]

    assert [name for name in names if not re.search(rf"\b{name}\b", documented)] == []


def locked(name: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[.*\])?==(\S+)", (ROOT / name).read_text(), re.MULTILINE)
    return dict(found)


def test_what_is_deployed_is_what_was_tested():
    deployed, tested = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: version for name, version in deployed.items() if tested.get(name) != version} == {}
    assert "pytest" not in deployed
    assert "typer" not in deployed


def test_the_lock_knows_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[\[<>=!~; ]", line)[0].lower() for line in project["dependencies"]}

    assert wanted - set(locked("requirements.txt")) == set()
