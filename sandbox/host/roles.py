"""The three roles as objects with start and stop, so that a process and a test can run any of them."""

import json
import logging
import socket
import threading
from pathlib import Path

import uvicorn

from sandbox.host.indexing import IndexedApp
from sandbox.host.keys import Keys
from sandbox.host.settings import HostSettings
from sandbox.host.timers import TimerHost
from sandbox.host.web import WebHost
from sandbox.host.worker import FunctionsWorker

LOOPBACK = "127.0.0.1"
_LOGGER = logging.getLogger("host")
_START_SECONDS = 30
_DRAIN_SECONDS = 30


def client_binding(settings: HostSettings, backend_address: str, web_url: str) -> str:
    """The JSON of the durable client binding; one constant text, because the SDK caches a client per text."""
    return json.dumps(
        {
            "taskHubName": settings.hub_name,
            "connectionName": "AzureWebJobsStorage",
            "rpcBaseUrl": f"http://{backend_address}",
            "httpBaseUrl": f"{web_url}/runtime/webhooks/durabletask",
            "baseUrl": f"{web_url}/runtime/webhooks/durabletask",
            "requiredQueryStringParameters": "",
        }
    )


class WorkerRole:
    """Durable work items and timers."""

    def __init__(self, app: IndexedApp, settings: HostSettings, backend_address: str, client_json: str) -> None:
        self._worker = FunctionsWorker(app, settings, backend_address, client_json)
        self._timers = TimerHost(app, client_json)

    def start(self) -> None:
        self._worker.start()  # type: ignore[no-untyped-call]  # the SDK leaves it unannotated
        self._timers.start()

    def stop(self) -> None:
        """Take no new work; running activities and timers finish first."""
        self._timers.stop()
        self._worker.stop()  # type: ignore[no-untyped-call]


class WebRole:
    """The HTTP server, on a thread of its own."""

    def __init__(
        self, app: IndexedApp, settings: HostSettings, keys: Keys, client_json: str, listener: socket.socket
    ) -> None:
        self._host = WebHost(app, settings, keys, client_json)
        self._listener = listener
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._host,
                lifespan="off",
                ws="none",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_DRAIN_SECONDS,
            )
        )
        self._thread = threading.Thread(target=self._run, name="web")

    def start(self) -> None:
        """Returns when requests are answered."""
        self._thread.start()
        waiting = threading.Event()
        for _ in range(_START_SECONDS * 100):
            if self._server.started or not self._thread.is_alive():
                break
            waiting.wait(0.01)
        if not self._server.started:
            raise RuntimeError("the web server did not start; see the log above")

    def stop(self) -> None:
        """Running requests are answered first."""
        self._server.should_exit = True
        self._thread.join()
        self._host.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._listener])


def listen(port: int) -> socket.socket:
    """A listening socket on loopback; port 0 picks a free one."""
    # The protocol is named because asyncio switches Nagle's delay (40 ms an answer) off only where it sees TCP.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((LOOPBACK, port))
    listener.listen(512)
    return listener


def url_of(listener: socket.socket) -> str:
    return f"http://{LOOPBACK}:{listener.getsockname()[1]}"


def keys_path(app_dir: Path) -> Path:
    """Where keys are kept when nobody says otherwise; ignored by git."""
    return app_dir / ".gangway" / "host-keys.json"
