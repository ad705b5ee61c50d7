"""Posts signed webhooks from a thread of its own, with retries, and misbehaves as told. Knows nothing about tickets."""

import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from queue import Empty, SimpleQueue

import httpx2

from sandbox.desk.faults import DeliveryMode, DeskFaults
from sandbox.desk.model import Happening
from sandbox.desk.signature import sign

BACKOFF_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
HELD_LIMIT_SECONDS = 2.0
STALE_BY_SECONDS = 3600
RETRIED_STATUSES = frozenset({408, 425, 429})


@dataclass(frozen=True)
class WebhookTarget:
    url: str
    secret: str
    functions_key: str = ""


@dataclass(frozen=True)
class Delivery:
    """One attempt; status 0 means that nobody answered, and `answer` says why."""

    event_id: str
    ticket_id: str
    mode: DeliveryMode
    attempt: int
    status: int
    answer: str
    at: datetime


class WebhookSender:
    """Sends what it is given, in order. `idle()` is true when nothing is waiting or under way."""

    def __init__(self, faults: DeskFaults, *, backoff: Sequence[float] = BACKOFF_SECONDS) -> None:
        self.target: WebhookTarget | None = None
        self.deliveries: list[Delivery] = []
        self._faults = faults
        self._backoff = tuple(backoff)
        self._queue: SimpleQueue[tuple[Happening, DeliveryMode] | None] = SimpleQueue()
        self._open = 0
        self._open_lock = threading.Lock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="desk-webhooks", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._queue.put(None)
        self._thread.join(timeout=15)

    def announce(self, happening: Happening) -> None:
        if self.target is None:
            return
        with self._open_lock:
            self._open += 1
        self._queue.put((happening, self._faults.next_delivery()))

    def idle(self) -> bool:
        with self._open_lock:
            return self._open == 0

    def _work(self) -> None:
        held: list[Happening] = []
        with httpx2.Client(timeout=httpx2.Timeout(10.0)) as client:
            while not self._stopping.is_set():
                try:
                    item = self._queue.get(timeout=HELD_LIMIT_SECONDS if held else None)
                except Empty:
                    item = None
                if item is not None and item[1] is DeliveryMode.OUT_OF_ORDER and not held:
                    held.append(item[0])
                    continue
                if item is not None:
                    self._deliver(client, *item)
                while held and not self._stopping.is_set():
                    self._deliver(client, held.pop(), DeliveryMode.OUT_OF_ORDER)

    def _deliver(self, client: httpx2.Client, happening: Happening, mode: DeliveryMode) -> None:
        target = self.target
        try:
            if target is None or mode is DeliveryMode.LOST:
                return
            for _ in range(2 if mode is DeliveryMode.DUPLICATE else 1):
                self._with_retries(client, target, happening, mode)
        finally:
            with self._open_lock:
                self._open -= 1

    def _with_retries(
        self, client: httpx2.Client, target: WebhookTarget, happening: Happening, mode: DeliveryMode
    ) -> None:
        for attempt, pause in enumerate((*self._backoff, None), start=1):
            tried = replace(self._attempt(client, target, happening, mode), attempt=attempt)
            self.deliveries.append(tried)
            again = tried.status == 0 or tried.status >= 500 or tried.status in RETRIED_STATUSES
            if not again or pause is None or self._stopping.wait(pause):
                return

    def _attempt(
        self, client: httpx2.Client, target: WebhookTarget, happening: Happening, mode: DeliveryMode
    ) -> Delivery:
        body = _body(happening)
        try:
            response = client.post(target.url, content=body, headers=_headers(target, body, mode))
            status, answer = response.status_code, response.text[:2000]
        except httpx2.HTTPError as problem:
            status, answer = 0, f"{type(problem).__name__}: {problem}"
        return Delivery(happening.event_id, happening.ticket_id, mode, 1, status, answer, datetime.now(UTC))


def _body(happening: Happening) -> bytes:
    return json.dumps(
        {
            "event_id": happening.event_id,
            "event": happening.event,
            "ticket_id": happening.ticket_id,
            "occurred_at": happening.occurred_at.isoformat(),
            "actor": {"kind": happening.actor},
        }
    ).encode()


def _headers(target: WebhookTarget, body: bytes, mode: DeliveryMode) -> dict[str, str]:
    timestamp = int(time.time()) - (STALE_BY_SECONDS if mode is DeliveryMode.STALE else 0)
    secret = f"{target.secret}-wrong" if mode is DeliveryMode.BAD_SIGNATURE else target.secret
    headers = {"content-type": "application/json", "user-agent": "sandbox-desk/1"}
    if mode is not DeliveryMode.UNSIGNED:
        headers["x-gangway-timestamp"] = str(timestamp)
        headers["x-gangway-signature"] = sign(secret, timestamp, body)
    if target.functions_key:
        headers["x-functions-key"] = target.functions_key
    return headers
