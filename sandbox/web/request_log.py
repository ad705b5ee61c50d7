"""Records every request a sandbox server gets, so that they can be counted. Never keeps bodies or credentials."""

import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class LoggedRequest:
    """One request as it was answered; `status` 0 means that the connection ended without an answer."""

    method: str
    path: str
    query: str
    status: int
    received_at: datetime
    started: float
    ended: float

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {"received_at": self.received_at.isoformat()}


class RequestLog:
    """Thread-safe list of the requests so far."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[LoggedRequest] = []

    def add(self, entry: LoggedRequest) -> None:
        with self._lock:
            self._entries.append(entry)

    def entries(self, *, path_prefix: str = "/") -> list[LoggedRequest]:
        with self._lock:
            return [entry for entry in self._entries if entry.path.startswith(path_prefix)]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()


class RequestLogMiddleware:
    """Pure ASGI, because the body must reach the app untouched (signatures are over raw bytes)."""

    def __init__(self, app: ASGIApp, *, log: RequestLog) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        received_at, started = datetime.now(UTC), time.monotonic()
        status, is_kept = 0, False

        def keep() -> None:
            nonlocal is_kept
            is_kept = True
            query = scope["query_string"].decode("latin-1")
            ended = time.monotonic()
            self._log.add(LoggedRequest(scope["method"], scope["path"], query, status, received_at, started, ended))

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            elif not message.get("more_body"):
                keep()  # before the answer is out: whoever has it may look here at once
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            if not is_kept:
                keep()
