"""What was asked of the simulated cloud, in order, with times: the basis of request counts and critical paths.

Secrets never enter: bodies are masked before they are kept, tokens and client secrets are not kept at all.
"""

import threading
import time
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

MASK = "***"
SECRET_KEYS = {
    "password",
    "newpassword",
    "temporaryaccesspass",
    "client_secret",
    "client_assertion",
    "assertion",
    "access_token",
    "refresh_token",
    "authorization",
}


@dataclass(slots=True)
class BatchItem:
    id: str
    method: str
    url: str
    status: int | None = None  # None: no answer was given for this item
    body: Any = None
    fault: str | None = None


@dataclass(slots=True)
class LogEntry:
    number: int
    surface: str
    method: str
    path: str
    query: str
    started: float  # monotonic seconds
    started_at: datetime
    ended: float | None = None
    ended_at: datetime | None = None
    status: int | None = None  # None: the connection was closed without an answer
    tenant_id: str | None = None
    app_id: str | None = None
    body: Any = None
    items: list[BatchItem] = field(default_factory=list)
    fault: str | None = None
    alarm: str | None = None  # something a real tenant would not have survived, e.g. a user deleted by a members URL


class RequestLog:
    """Append-only, thread-safe."""

    def __init__(self) -> None:
        self._entries: list[LogEntry] = []
        self._lock = threading.Lock()

    def begin(self, *, surface: str, method: str, path: str, query: str, at: datetime) -> LogEntry:
        with self._lock:
            entry = LogEntry(
                number=len(self._entries) + 1,
                surface=surface,
                method=method,
                path=path,
                query=query,
                started=time.monotonic(),
                started_at=at,
            )
            self._entries.append(entry)
        return entry

    def end(self, entry: LogEntry, *, status: int | None, at: datetime) -> None:
        with self._lock:
            entry.status, entry.ended, entry.ended_at = status, time.monotonic(), at

    @property
    def entries(self) -> list[LogEntry]:
        with self._lock:
            return list(self._entries)

    @property
    def alarms(self) -> list[str]:
        return [entry.alarm for entry in self.entries if entry.alarm]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def dump(self) -> list[dict[str, Any]]:
        return [asdict(entry) for entry in self.entries]


def mask(value: Any) -> Any:
    """A copy of a JSON value in which nothing secret is left."""
    if isinstance(value, dict):
        return {key: MASK if str(key).casefold() in SECRET_KEYS else mask(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [mask(inner) for inner in value]
    return value


def round_trips(entries: list[LogEntry]) -> int:
    """Length of the critical path in requests: how many had to wait for an earlier one to end."""
    finished = sorted((entry for entry in entries if entry.ended is not None), key=lambda entry: entry.ended or 0.0)
    depth: dict[int, int] = {}
    for entry in finished:
        before = [
            depth[other.number] for other in finished if (other.ended or 0.0) <= entry.started and other.number in depth
        ]
        depth[entry.number] = 1 + max(before, default=0)
    return max(depth.values(), default=0)
