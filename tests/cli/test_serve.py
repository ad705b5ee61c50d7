"""`gangway serve` as a process: it is found by other commands in its folder, keeps its data, and ends politely."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from pydantic import SecretStr

from sandbox.azurite import Azurite
from sandbox.host.processes import free_port
from shared.adapters.tables.connections import TableConnections
from shared.adapters.tables.storage import Storage
from tests.cli.conftest import EXAMPLES, ROOT

START_SECONDS, STOP_SECONDS = 90, 60
SETTINGS = {
    "GANGWAY_APP_ID": "22222222-bbbb-4bbb-8bbb-000000000001",
    "GANGWAY_CREDENTIAL": "secret",
    "GANGWAY_APP_SECRET": "not-a-real-secret",
    "GANGWAY_SMTP_HOST": "127.0.0.1",
    "GANGWAY_MAIL_FROM": "gangway@msp.example",
    "GANGWAY_SIGNING_KEYS": "nobody-guesses-this-0123456789abcdef",
}


def gangway(*words: str | Path) -> list[str]:
    return [sys.executable, "-c", "from cli.main import run; run()", *map(str, words)]


def environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "AzureWebJobsStorage"}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def run(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        gangway(*words), cwd=folder, env=environment({}), capture_output=True, text=True, check=False, timeout=60
    )


@contextmanager
def running(folder: Path, words: Sequence[str], more: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(gangway(*words), cwd=folder, env=environment(more), stdout=output, stderr=output)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def answers(url: str) -> bool:
    try:
        return httpx2.get(url, timeout=5).status_code == 200
    except httpx2.HTTPError:
        return False


@pytest.mark.timeout(240)
def test_serve_is_found_by_other_commands_keeps_its_data_and_ends_politely(tmp_path: Path):
    port = free_port()
    with running(tmp_path, ["serve", "--port", str(port)], SETTINGS) as process:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/api/health"), tmp_path)
        applied = run(tmp_path, "connections", "apply", EXAMPLES / "connections")
        process.send_signal(signal.SIGINT)
        ended = process.wait(STOP_SECONDS)

    assert (applied.returncode, ended) == (0, 0), applied.stderr
    assert not (tmp_path / ".gangway" / "running.json").exists()
    with Azurite(folder=tmp_path / ".gangway" / "azurite") as kept:
        storage = Storage(connection_string=SecretStr(kept.connection_string))
        assert [connection.id for connection in TableConnections(storage).all()] == ["desk"]


def test_serve_names_every_setting_that_is_missing_and_starts_nothing(tmp_path: Path):
    ended = run(tmp_path, "serve", "--port", str(free_port()))

    assert ended.returncode == 2
    assert {"GANGWAY_SIGNING_KEYS", "GANGWAY_APP_ID", "GANGWAY_SMTP_HOST"} <= set(ended.stderr.replace(":", "").split())
    assert "Traceback" not in ended.stderr


def test_settings_come_from_local_settings_too(tmp_path: Path):
    (tmp_path / "local.settings.json").write_text("{ broken", "utf-8")

    ended = run(tmp_path, "serve")

    assert ended.returncode == 2
    assert "local.settings.json cannot be read" in ended.stderr


def wait_until(holds, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not holds():
        assert time.monotonic() < deadline, (folder / "output.txt").read_text("utf-8")[-3000:]
        time.sleep(0.2)
