"""Stands before every surface: writes the log, adds latency, applies faults that spoil whole requests.

Pure ASGI, because "the connection closes without an answer" cannot be said in a response. A surface that wants that
itself (Exchange, whose faults match cmdlets) sets `request.state.drop = True` and answers anything.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.cloud.clock import stamp
from sandbox.cloud.faults import FaultKind, FaultRule, Faults, Surface
from sandbox.cloud.faults import Scope as FaultScope
from sandbox.cloud.graph.dispatch import spoiled
from sandbox.cloud.graph.operation import GraphResponse
from sandbox.cloud.log import LogEntry, RequestLog
from sandbox.cloud.state import Cloud

type SurfaceOf = Callable[[str], Surface | None]


def data_surface(path: str) -> Surface | None:
    """Which surface a path of the data port belongs to; None for the simulator's own pages."""
    if path.startswith("/v1.0"):
        return Surface.GRAPH
    return Surface.EXCHANGE if path.startswith("/adminapi") else None


def login_surface(path: str) -> Surface | None:
    return Surface.LOGIN


class Gate:
    def __init__(self, app: ASGIApp, *, cloud: Cloud, faults: Faults, log: RequestLog, surface_of: SurfaceOf) -> None:
        self._app, self._cloud, self._faults, self._log, self._surface_of = app, cloud, faults, log, surface_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        surface = self._surface_of(scope["path"]) if scope["type"] == "http" else None
        if surface is None:
            await self._app(scope, receive, send)
            return
        entry = self._begin(scope, surface)
        # A plain assignment: uvicorn hands every request a copy of the lifespan state.
        scope["state"] = {**scope.get("state", {}), "entry": entry, "drop": False}
        await asyncio.sleep(self._faults.latency(surface))
        answer = _Answer(send)
        try:
            await self._answer(scope, receive, answer, entry, surface)
        finally:
            self._log.end(entry, status=answer.status, at=self._cloud.now())

    def _begin(self, scope: Scope, surface: Surface) -> LogEntry:
        query = unquote(scope["query_string"].decode("ascii", "replace"))
        return self._log.begin(
            surface=surface.value, method=scope["method"], path=scope["path"], query=query, at=self._cloud.now()
        )

    async def _answer(
        self, scope: Scope, receive: Receive, answer: "_Answer", entry: LogEntry, surface: Surface
    ) -> None:
        fault = self._fault(entry, surface)
        if fault is not None:
            entry.fault = fault.kind.value
            await asyncio.sleep(fault.delay_seconds)
            replaced = spoiled(fault, stamp(self._cloud.now()).rstrip("Z"))
            if replaced is not None:
                await _read_all(receive)
                await answer.respond(replaced)
                return
            if fault.kind is FaultKind.DROP_BEFORE:
                await answer.drop()
                return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self._app(scope, receive, hold)
        if scope["state"].get("drop") or (fault is not None and fault.kind is FaultKind.DROP_AFTER):
            await answer.drop()
            return
        for message in held:
            await answer.send(message)

    def _fault(self, entry: LogEntry, surface: Surface) -> FaultRule | None:
        if surface is Surface.EXCHANGE:
            return None
        address = f"{entry.path}?{entry.query}" if entry.query else entry.path
        return self._faults.take(surface, FaultScope.REQUEST, entry.method, address)


class _Answer:
    """What goes back, and its status for the log (None when the connection was dropped)."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status: int | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)

    async def respond(self, response: GraphResponse) -> None:
        text = response.body if isinstance(response.body, str) else json.dumps(response.body)
        headers = {"Content-Type": "application/json", **response.headers}
        raw = [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]
        raw.append((b"content-length", str(len(text.encode())).encode("ascii")))
        await self.send({"type": "http.response.start", "status": response.status, "headers": raw})
        await self.send({"type": "http.response.body", "body": text.encode()})

    async def drop(self) -> None:
        """Closes the socket under the server's feet; uvicorn offers no other way to give no answer at all."""
        cycle: Any = getattr(self._send, "__self__", None)
        cycle.transport.abort()
        await asyncio.sleep(0.02)  # until the server has noticed that its peer is gone


async def _read_all(receive: Receive) -> None:
    """The client may still be sending: an answer before the end of its body would look like a broken connection."""
    while True:
        message = await receive()
        if message["type"] != "http.request" or not message.get("more_body"):
            return
