"""What is published: the app and nothing else, and it runs on what requirements.txt names."""

import json
import re
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import package
import pytest

from sandbox.host.indexing import index_app

ROOT = Path(__file__).parents[2]
MOST_BYTES = 1_500_000
EXPECTED = {
    "activities", "function_app.py", "host.json", "http_triggers", "orchestrators", "requirements.txt", "shared",
    "timer_triggers",
}  # fmt: skip

# Imported by others where it happens to be there; what we do does not depend on it.
OPTIONAL = {"pytz"}  # babel

# Run apart, without site: its .pth files would lead back to this folder, and whatever the package lacks would be found there.
PROBE = """
import json, pkgutil, sys
sys.path[:0] = [{package!r}, {libraries!r}]
import function_app
for folder in {folders!r}:
    for found in pkgutil.walk_packages([{package!r} + "/" + folder], folder + "."):
        __import__(found.name)
print(json.dumps({{
    "functions": sorted(f.get_function_name() for f in function_app.app.get_functions()),
    "modules": sorted({{name.partition(".")[0] for name in sys.modules}}),
    "files": [getattr(sys.modules[f], "__file__", "") for f in {folders!r}],
}}))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    return package.make_package(ROOT, tmp_path_factory.mktemp("dist") / "gangway.zip")


@pytest.fixture(scope="module")
def started(made, tmp_path_factory) -> dict[str, list[str]]:
    """What a fresh process sees of the package: its functions, and all top-level modules once everything was imported."""
    unpacked = tmp_path_factory.mktemp("app")
    with zipfile.ZipFile(made) as archive:
        archive.extractall(unpacked)
    folders = sorted(name for name in EXPECTED if "." not in name)
    (libraries,) = {path for path in sys.path if path.endswith("site-packages")}
    probe = PROBE.format(package=str(unpacked), libraries=libraries, folders=folders)
    command = [sys.executable, "-I", "-S", "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=unpacked, timeout=100)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    assert all(path.startswith(str(unpacked)) for path in found["files"])
    return found


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def locked() -> set[str]:
    return {
        re.sub(r"[-_.]+", "-", name).lower()
        for name in re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    }


def test_the_package_holds_the_app_and_nothing_else(made):
    assert {name.partition("/")[0] for name in names(made)} == EXPECTED


def test_no_tests_tools_or_leftovers_are_in_it(made):
    assert [name for name in names(made) if re.search(r"(^|/)(test_|conftest|\.)|ruff\.toml|\.pyc$", name)] == []


def test_the_files_that_are_no_code_are_in_it(made):
    inside = set(names(made))
    data = [
        path for path in (ROOT / "shared").rglob("*") if path.suffix in {".html", ".txt", ".md", ".css", ".toml", ".po"}
    ]
    assert data
    missing = {path.relative_to(ROOT).as_posix() for path in data if path.name != "ruff.toml"} - inside
    assert missing == set()


def test_the_package_is_small(made):
    assert made.stat().st_size < MOST_BYTES


def test_the_same_files_make_the_same_package(made, tmp_path):
    assert package.make_package(ROOT, tmp_path / "again.zip").read_bytes() == made.read_bytes()


@pytest.mark.parametrize(
    "leftover", [".env", ".azure/prod/.env", "local.settings.json", "infra/main.json", "shared/x.pem", "tests/a.py"]
)
def test_what_must_stay_here_stays_here(leftover, tmp_path):
    for name in (leftover, "function_app.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / ".funcignore").write_text((ROOT / ".funcignore").read_text())
    assert [path.name for path in package.files_of(tmp_path)] == ["function_app.py"]


def test_the_package_starts_alone_with_all_its_functions(started):
    assert started["functions"] == sorted(entry.name for entry in index_app(ROOT, "function_app").functions)


def test_everything_that_is_imported_is_named_in_the_requirements(started):
    distributions = packages_distributions()
    used = {
        re.sub(r"[-_.]+", "-", name).lower()
        for module in started["modules"]
        if module not in sys.stdlib_module_names
        for name in distributions.get(module, [])[:1]
    }
    # Several distributions share the module `azure` and the like; those stand in the lock under the name of one of them.
    assert used - {"gangway"} - OPTIONAL - locked() == set()


def test_every_requirement_is_pinned_with_hashes():
    text = (ROOT / "requirements.txt").read_text()
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) > 30
    assert [each.split()[0] for each in entries if not re.match(r"\S+==\S+ (; .*)?\\\n\s+--hash=sha256:", each)] == []
