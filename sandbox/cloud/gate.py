"""Stands before every surface: writes the log, adds latency, applies faults that spoil whole requests.

Pure ASGI, because "the connection closes without an answer" cannot be said in a response. A surface that wants that
itself (Exchange, whose faults match cmdlets) sets `request.state.drop = True` and answers anything.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from starlette.requests import ClientDisconnect
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
        answer: list[Message] | None = None
        try:
            answer = await self._decide(scope, receive, entry, surface)
        except ClientDisconnect:
            pass  # who asked has died meanwhile; what was decided before that stands in the log
        finally:
            # Before the answer leaves: whoever has it must find this request ended, or critical paths come out wrong.
            self._log.end(entry, status=answer[0]["status"] if answer else None, at=self._cloud.now())
        if answer is None:
            await _drop(send)
            return
        for message in answer:
            await send(message)

    def _begin(self, scope: Scope, surface: Surface) -> LogEntry:
        query = unquote(scope["query_string"].decode("ascii", "replace"))
        return self._log.begin(
            surface=surface.value, method=scope["method"], path=scope["path"], query=query, at=self._cloud.now()
        )

    async def _decide(self, scope: Scope, receive: Receive, entry: LogEntry, surface: Surface) -> list[Message] | None:
        """The messages of the answer; None when the connection is to close without one."""
        fault = self._fault(entry, surface)
        if fault is not None:
            entry.fault = fault.kind.value
            await asyncio.sleep(fault.delay_seconds)
            replaced = spoiled(fault, stamp(self._cloud.now()).rstrip("Z"))
            if replaced is not None:
                await _read_all(receive)
                return _messages(replaced)
            if fault.kind is FaultKind.DROP_BEFORE:
                return None
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self._app(scope, receive, hold)
        dropped = scope["state"].get("drop") or (fault is not None and fault.kind is FaultKind.DROP_AFTER)
        return None if dropped else held

    def _fault(self, entry: LogEntry, surface: Surface) -> FaultRule | None:
        if surface is Surface.EXCHANGE:
            return None
        address = f"{entry.path}?{entry.query}" if entry.query else entry.path
        return self._faults.take(surface, FaultScope.REQUEST, entry.method, address)


def _messages(response: GraphResponse) -> list[Message]:
    text = response.body if isinstance(response.body, str) else json.dumps(response.body)
    headers = {"Content-Type": "application/json", **response.headers}
    raw = [(name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]
    raw.append((b"content-length", str(len(text.encode())).encode("ascii")))
    return [
        {"type": "http.response.start", "status": response.status, "headers": raw},
        {"type": "http.response.body", "body": text.encode()},
    ]


async def _drop(send: Send) -> None:
    """Closes the socket under the server's feet; uvicorn offers no other way to give no answer at all."""
    cycle: Any = getattr(send, "__self__", None)
    cycle.transport.abort()
    await asyncio.sleep(0.02)  # until the server has noticed that its peer is gone


async def _read_all(receive: Receive) -> None:
    """The client may still be sending: an answer before the end of its body would look like a broken connection."""
    while True:
        message = await receive()
        if message["type"] != "http.request" or not message.get("more_body"):
            return
