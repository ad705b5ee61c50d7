"""Runs one ASGI app on loopback in a thread of this process. Knows nothing about the app it runs."""

import os
import signal
import socket
import threading
import time
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

START_LIMIT_SECONDS = 15.0


class ServerStartError(RuntimeError):
    """The server did not come up; the message says which port."""


class ServerThread:
    """A running server: `.url` is where it listens, `stop()` (or leaving the `with` block) ends it."""

    def __init__(self, app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self._socket = listening_socket(host, port)
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1, ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name=f"sandbox-{self.port}", daemon=True)

    def start(self) -> Self:
        self._thread.start()
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise ServerStartError(f"The sandbox server on port {self.port} did not start.")
            time.sleep(0.005)
        return self

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=START_LIMIT_SECONDS)
        self._socket.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()


def wait_for_interrupt() -> None:
    """Blocks the main thread until Ctrl-C or a polite kill; for the `python -m sandbox.…` commands."""
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    stopped.wait()


def listening_socket(host: str, port: int) -> socket.socket:
    # Bound here and not by uvicorn, so that port 0 gives a number before the server runs.
    # With an explicit protocol: only then does asyncio switch off Nagle, which costs 40 ms an answer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        raise ServerStartError(f"Port {port} on {host} is not free: {problem.strerror}.") from problem
    return listening
