"""Roles as processes of their own: what a crash, a lost backend and a shutdown leave behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from durabletask.client import OrchestrationStatus, TaskHubGrpcClient

from sandbox.host import HostAddresses, Keys, RoleProcess
from sandbox.host.keys import load_keys
from sandbox.host.processes import Role, free_port
from tests.sandbox.host.conftest import APP_DIR, APP_MODULE
from tests.sandbox.host.test_timers import until

ROOT = Path(__file__).resolve().parents[3]


class Stage:
    """A backend, a client of it, and roles that come and go."""

    def __init__(self, folder: Path) -> None:
        self.addresses = HostAddresses(APP_DIR, APP_MODULE, free_port(), free_port(), folder / "keys.json", "error")
        self.log = folder / "log.jsonl"
        self.running: list[RoleProcess] = []
        self.hosts: list[subprocess.Popen[str]] = []
        self.client = TaskHubGrpcClient(host_address=f"127.0.0.1:{self.addresses.backend_port}")

    def start(self, role: Role) -> RoleProcess:
        process = RoleProcess(role, self.addresses)
        self.running.append(process)
        process.wait_ready()
        return process

    def notes(self, event: str) -> list[dict]:
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [note for note in map(json.loads, lines) if note["event"] == event]

    def result(self, instance: str) -> object:
        state = self.client.wait_for_orchestration_completion(instance, timeout=40)
        assert state is not None
        assert state.runtime_status is OrchestrationStatus.COMPLETED, state.failure_details
        return json.loads(state.serialized_output or "null")


@pytest.fixture
def stage(tmp_path, monkeypatch) -> Iterator[Stage]:
    monkeypatch.setenv("TICK_SCHEDULE", "0 0 0 1 1 *")
    monkeypatch.setenv("HOST_TEST_LOG", str(tmp_path / "log.jsonl"))
    scene = Stage(tmp_path)
    yield scene
    for process in reversed(scene.running):
        process.kill()
    for host in scene.hosts:
        host.terminate()
        host.communicate(timeout=60)
    scene.client.close()


def test_a_run_goes_on_when_its_worker_was_killed_in_the_middle_of_an_activity(stage, tmp_path):
    gate = tmp_path / "gate"
    stage.start(Role.BACKEND)
    first = stage.start(Role.WORKER)
    instance = stage.client.schedule_new_orchestration("two_slow_steps", input={"seconds": 60, "until": str(gate)})
    until(lambda: stage.notes("slow started"))
    first.kill()
    gate.touch()
    second = stage.start(Role.WORKER)
    assert stage.result(instance) == ["done", "done"]
    # The killed activity was given out again: at least once, so activities must bear being repeated.
    assert [(note["id"], note["pid"]) for note in stage.notes("slow started")] == [
        ("first", first.pid),
        ("first", second.pid),
        ("second", second.pid),
    ]


def test_a_run_waiting_for_an_event_survives_its_worker(stage):
    stage.start(Role.BACKEND)
    worker = stage.start(Role.WORKER)
    instance = stage.client.schedule_new_orchestration("race", input={"seconds": 60})
    stage.client.wait_for_orchestration_start(instance, timeout=40)
    worker.kill()
    stage.client.raise_orchestration_event(instance, "decision", data="yes")
    stage.start(Role.WORKER)
    assert stage.result(instance) == {"decided": "yes"}


def test_a_new_empty_backend_is_found_by_the_worker_and_the_web_role(stage):
    backend = stage.start(Role.BACKEND)
    stage.start(Role.WORKER)
    stage.start(Role.WEB)
    web = httpx2.Client(base_url=f"http://127.0.0.1:{stage.addresses.port}", timeout=20)
    assert web.post("/start/race/waiting", json={"seconds": 60}).status_code == 202
    stage.client.wait_for_orchestration_start("waiting", timeout=40)
    backend.kill()
    assert web.post("/start/chain/nowhere", json={"value": 1}).status_code == 500
    stage.start(Role.BACKEND)
    until(lambda: web.post("/start/chain/after", json={"value": 1}).status_code == 202, seconds=40)
    until(lambda: answers(stage.client, "after"), seconds=40)
    assert stage.result("after") == {"value": 3}
    assert stage.client.get_orchestration_state("waiting") is None  # all state is gone; the ledger has to know
    web.close()


def answers(client, instance) -> bool:
    try:
        return client.get_orchestration_state(instance) is not None
    except Exception:  # noqa: BLE001  # the channel needs a moment to reconnect
        return False


def test_a_worker_that_is_told_to_stop_finishes_its_activity_first(stage, tmp_path):
    gate = tmp_path / "gate"
    stage.start(Role.BACKEND)
    worker = stage.start(Role.WORKER)
    stage.client.schedule_new_orchestration("two_slow_steps", input={"seconds": 60, "until": str(gate)})
    until(lambda: stage.notes("slow started"))
    os.kill(worker.pid, signal.SIGTERM)
    time.sleep(0.5)
    assert worker.exit_code() is None
    gate.touch()
    until(lambda: worker.exit_code() is not None, seconds=40)
    assert worker.exit_code() == 0
    assert len(stage.notes("slow finished")) >= 1


def run_all(stage: Stage, *extra: str) -> subprocess.Popen[str]:
    host = subprocess.Popen(
        [sys.executable, "-m", "sandbox.host", "all", *stage.addresses.arguments(), *extra],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    stage.hosts.append(host)
    return host


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_all_roles_start_together_and_end_together_without_an_error(stage, name):
    host = run_all(stage)
    assert "Functions host:" in first_line(host)
    with httpx2.Client(base_url=f"http://127.0.0.1:{stage.addresses.port}") as web:
        assert web.get("/echo/1").status_code == 200
        keys = json.loads(stage.addresses.keys_file.read_text("utf-8"))
        assert web.get("/keyed", params={"code": keys["host"][0]}).status_code == 200
    host.send_signal(name)
    rest = host.communicate(timeout=60)[0]
    assert (host.returncode, rest) == (0, "")


def test_a_role_that_dies_ends_the_host_with_an_error_that_names_it(stage):
    host = run_all(stage)
    first_line(host)
    os.kill(child_of(host.pid, "web"), signal.SIGKILL)
    rest = host.communicate(timeout=60)[0]
    assert host.returncode == 1
    assert "the web process ended" in rest


def test_a_dead_role_is_started_again_when_asked(stage):
    host = run_all(stage, "--restart=always")
    first_line(host)
    first = child_of(host.pid, "web")
    os.kill(first, signal.SIGKILL)
    until(lambda: child_of(host.pid, "web") not in (0, first), seconds=40)
    with httpx2.Client(base_url=f"http://127.0.0.1:{stage.addresses.port}") as web:
        until(lambda: works(web), seconds=40)


def works(web) -> bool:
    try:
        return web.get("/echo/1").status_code == 200
    except httpx2.TransportError:
        return False


def test_children_end_when_their_parent_is_killed(stage):
    host = run_all(stage)
    first_line(host)
    children = [child_of(host.pid, role) for role in ("backend", "worker", "web")]
    host.kill()
    host.communicate()
    until(
        lambda: not any(Path(f"/proc/{child}/cmdline").read_bytes() for child in children if alive(child)), seconds=40
    )


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").exists()


def first_line(host: subprocess.Popen[str]) -> str:
    assert host.stdout is not None
    return host.stdout.readline()


def child_of(parent: int, role: str) -> int:
    """Its process id, 0 while there is none."""
    listing = Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8").split()
    for pid in listing:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if role.encode() in arguments:
            return int(pid)
    return 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["web", "--app=nothing", "--backend-port=1"], "there is no nothing.py"),
        (["web"], "--backend-port is needed"),
    ],
)
def test_a_host_that_cannot_start_says_why(tmp_path, arguments, sentence):
    done = subprocess.run(
        [sys.executable, "-m", "sandbox.host", *arguments, f"--app-dir={tmp_path}", f"--keys={tmp_path / 'k'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert sentence in done.stderr


def test_a_port_that_is_taken_is_an_error_that_says_so(tmp_path):
    busy = free_port()

    with socket.create_server(("127.0.0.1", busy)):
        arguments = [f"--app={APP_MODULE}", f"--app-dir={APP_DIR}", f"--port={busy}", "--backend-port=1"]
        done = subprocess.run(
            [sys.executable, "-m", "sandbox.host", "web", *arguments, f"--keys={tmp_path / 'k'}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 3
    assert "in use" in done.stderr


def test_keys_are_made_once_private_and_kept(tmp_path):

    path = tmp_path / "deep" / "keys.json"
    first = load_keys(path)
    assert isinstance(first, Keys)
    assert (load_keys(path), path.stat().st_mode & 0o077) == (first, 0)
