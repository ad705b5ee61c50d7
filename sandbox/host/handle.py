"""All roles inside the calling process, for tests: no subprocess, free ports, everything stopped at the end."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from azure.durable_functions.client import SyncDurableFunctionsClient

from sandbox.host.backend import LocalBackend
from sandbox.host.indexing import AppError, IndexedApp, index_app
from sandbox.host.invocation import Outcome
from sandbox.host.keys import Keys
from sandbox.host.roles import WebRole, WorkerRole, client_binding, listen, url_of
from sandbox.host.settings import HostSettings, read_settings
from sandbox.host.timers import run_timer

TEST_KEYS = Keys(master="master-key", host=("host-key",))


@dataclass(slots=True)
class HostHandle:
    """A running host. `client` is what a function gets as durable client."""

    url: str
    keys: Keys
    app: IndexedApp
    settings: HostSettings
    client_json: str
    backend: LocalBackend
    _worker: WorkerRole
    _web: WebRole

    @property
    def client(self) -> SyncDurableFunctionsClient:
        return SyncDurableFunctionsClient.get_cached(self.client_json)

    def run_timer(self, name: str) -> Outcome:
        """Run a timer function now, on this thread, and say how it ended."""
        entry = next((entry for entry in self.app.functions if entry.name == name), None)
        if entry is None:
            raise AppError(f"there is no function '{name}'")
        return run_timer(entry, self.client_json)

    def restart_worker(self) -> None:
        """Stop the worker as a deployment would, and start another."""
        self._worker.stop()
        self._worker = WorkerRole(self.app, self.settings, self.backend.address, self.client_json)
        self._worker.start()

    def lose_backend(self) -> None:
        """Throw all orchestration state away: an empty backend on the same port."""
        port = self.backend.port
        self.backend.stop()
        self.backend = LocalBackend(port)
        self.backend.start()

    def stop(self) -> None:
        self._web.stop()
        self._worker.stop()
        self.backend.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start_host(
    app_module: str = "function_app", *, app_dir: Path, keys: Keys = TEST_KEYS, port: int = 0, backend_port: int = 0
) -> HostHandle:
    """Start backend, worker and web for the app; the environment is the caller's to prepare."""
    app = index_app(app_dir, app_module)
    settings = read_settings(app_dir)
    backend = LocalBackend(backend_port)
    backend.start()
    listener = listen(port)
    url = url_of(listener)
    client_json = client_binding(settings, backend.address, url)
    worker = WorkerRole(app, settings, backend.address, client_json)
    web = WebRole(app, settings, keys, client_json, listener)
    worker.start()
    web.start()
    return HostHandle(url, keys, app, settings, client_json, backend, worker, web)
