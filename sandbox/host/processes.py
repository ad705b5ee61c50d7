"""Roles as child processes: started, watched, stopped in the right order, or killed by a crash test.

A child ends by itself when its parent is gone: its standard input is a pipe that the parent holds open.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from sandbox.host.roles import LOOPBACK, listen

STOP_WITH_PARENT = "--stop-with-parent"
_STOP_SECONDS = 60
_READY_SECONDS = 60


class Role(StrEnum):
    BACKEND = "backend"
    WORKER = "worker"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class HostAddresses:
    """What all roles of one host have to agree on."""

    app_dir: Path
    app_module: str
    port: int
    backend_port: int
    keys_file: Path
    log_level: str = "info"

    def arguments(self) -> list[str]:
        return [
            f"--app={self.app_module}",
            f"--app-dir={self.app_dir}",
            f"--port={self.port}",
            f"--backend-port={self.backend_port}",
            f"--keys={self.keys_file}",
            f"--log-level={self.log_level}",
        ]


def free_port() -> int:
    """A port that was free a moment ago."""
    with listen(0) as listener:
        return int(listener.getsockname()[1])


class RoleProcess:
    """One role in a process of its own."""

    def __init__(
        self,
        role: Role,
        addresses: HostAddresses,
        output: IO[bytes] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`environment` is the child's whole environment; without it the child gets this process's."""
        self.role = role
        self._addresses = addresses
        root = Path(__file__).resolve().parents[2]
        inherited = os.environ if environment is None else environment
        search = os.pathsep.join(filter(None, [str(root), inherited.get("PYTHONPATH", "")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sandbox.host", role, *addresses.arguments(), STOP_WITH_PARENT],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            env={**inherited, "PYTHONPATH": search},
            start_new_session=True,  # Ctrl-C reaches the parent only, which stops the roles in order
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def wait_ready(self) -> None:
        """Until the role's port answers; a worker has none and is ready when it takes work."""
        port = {Role.BACKEND: self._addresses.backend_port, Role.WEB: self._addresses.port}.get(self.role)
        deadline = time.monotonic() + _READY_SECONDS
        while port is not None and not _answers(port):
            if self.exit_code() is not None:
                raise RuntimeError(f"the {self.role} process ended with {self.exit_code()} before it was ready")
            if time.monotonic() > deadline:
                raise RuntimeError(f"the {self.role} process was not ready after {_READY_SECONDS} s")
            time.sleep(0.05)

    def kill(self) -> None:
        """SIGKILL: what a crash test means by a crash."""
        self._process.kill()
        self._close()

    def stop(self) -> None:
        """SIGTERM: finish what runs, then end; killed if it takes too long."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._close()

    def _close(self) -> None:
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()


def _answers(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0
