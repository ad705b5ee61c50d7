"""The product's processes in the simulated world: backend, worker and web, each to be killed and started again by a crash test."""

import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import httpx2

from sandbox.host import HostAddresses, RoleProcess
from sandbox.host.keys import HOST_VARIABLE, MASTER_VARIABLE
from sandbox.host.processes import Role, free_port
from sandbox.world_options import ROOT

START_LIMIT_SECONDS = 60.0
# No new requests first, then the work ends, then its state goes.
_STOP_ORDER = (Role.WEB, Role.WORKER, Role.BACKEND)


class WorldHost:
    """The local Functions host with the product in it. `log` is what its processes printed."""

    def __init__(self, *, port: int, folder: Path, log_level: str) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.key, self.master_key = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        self.log = folder / "host.log"
        self._addresses = HostAddresses(
            app_dir=ROOT,
            app_module="function_app",
            port=self.port,
            backend_port=free_port(),
            keys_file=folder / "host-keys.json",
            log_level=log_level,
        )
        self._environment: dict[str, str] = {}
        self._output: IO[bytes] | None = None
        self._roles: dict[Role, RoleProcess] = {}

    def start(self, environment: Mapping[str, str]) -> None:
        """Returns when requests are answered."""
        self._environment = {**environment, MASTER_VARIABLE: self.master_key, HOST_VARIABLE: self.key}
        self._output = self.log.open("ab")
        for role in Role:
            self._roles[role] = self._process(role)
        for role in (Role.BACKEND, Role.WEB):
            self._roles[role].wait_ready()
        self._wait_until_healthy()

    @property
    def backend_address(self) -> str:
        """Of the engine, for those who want to look into its histories."""
        return f"127.0.0.1:{self._addresses.backend_port}"

    def pid(self, role: Role) -> int:
        return self._roles[role].pid

    def kill(self, role: Role) -> None:
        """As a machine that loses its power."""
        self._roles[role].kill()

    def start_again(self, role: Role) -> None:
        self._roles[role].stop()
        self._roles[role] = self._process(role)
        self._roles[role].wait_ready()

    def lose_backend(self) -> None:
        """All state of the engine is gone: a new, empty backend on the same port."""
        self.kill(Role.BACKEND)
        self.start_again(Role.BACKEND)

    def run_timer(self, name: str) -> None:
        """Run a timer function now, as an administrator may with the master key."""
        answer = httpx2.post(
            f"{self.url}/admin/functions/{name}", headers={"x-functions-key": self.master_key}, json={}, timeout=10
        )
        answer.raise_for_status()

    def stop(self) -> None:
        for role in _STOP_ORDER:
            if role in self._roles:
                self._roles.pop(role).stop()
        if self._output is not None:
            self._output.close()
            self._output = None

    def _process(self, role: Role) -> RoleProcess:
        return RoleProcess(role, self._addresses, self._output, self._environment)

    def _wait_until_healthy(self) -> None:
        """The first request imports the adapters and makes the tables; whoever comes next should not wait for that."""
        deadline = time.monotonic() + START_LIMIT_SECONDS
        answer = "no answer"
        while time.monotonic() < deadline:
            try:
                response = httpx2.get(f"{self.url}/api/health", timeout=START_LIMIT_SECONDS)
            except httpx2.HTTPError as problem:
                answer = str(problem)
            else:
                if response.status_code == 200:
                    return
                answer = response.text
                if response.status_code < 500:
                    break
            time.sleep(0.1)
        raise RuntimeError(f"Gangway does not answer as healthy: {answer}\nIts log is {self.log}")
