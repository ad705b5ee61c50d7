"""The HTTP side of the host: an ASGI application that routes requests to the app's HTTP functions.

Order of the real host: route (404), key (401), body size (413), function; a function that raises gives 500 without details.
Synchronous functions run on a thread pool, coroutine functions on the event loop, as in Azure's worker.
"""

import asyncio
import inspect
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import cast

from azure.functions import meta
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sandbox.host.admin import AdminApi
from sandbox.host.exchange import BodyTooLargeError, encode_result, read_headers, read_query, to_request, to_response
from sandbox.host.indexing import IndexedApp, Kind
from sandbox.host.invocation import arguments_for, invoke, invoke_async
from sandbox.host.keys import Keys, Level, presented_key
from sandbox.host.routes import Route, build_routes, shadowed
from sandbox.host.settings import HostSettings

_LOGGER = logging.getLogger("host.http")
_EMPTY = b""


@dataclass(frozen=True, slots=True)
class Call:
    """A request on its way to one function."""

    route: Route
    headers: dict[str, str]
    query: dict[str, str]
    values: dict[str, str]


class WebHost:
    """ASGI application; one per process and app."""

    def __init__(self, app: IndexedApp, settings: HostSettings, keys: Keys, client_json: str) -> None:
        self._routes = build_routes(app.of_kind(Kind.HTTP), settings.route_prefix)
        self._keys = keys
        self._limit = settings.body_limit
        self._client_json = client_json
        self._pool = ThreadPoolExecutor(settings.web_threads, thread_name_prefix="http")
        self._admin = AdminApi(app, keys, client_json, self._pool)
        for sentence in shadowed(self._routes):
            _LOGGER.warning("%s", sentence)

    def close(self) -> None:
        """Wait for the functions that still run."""
        self._pool.shutdown(wait=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            response = await self._respond(scope, receive)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        path = _raw_path(scope)
        headers, query = read_headers(scope), read_query(scope)
        if re.match(r"/admin(/|$)", path):
            return await self._admin.respond(scope["method"], path, presented_key(headers, query))
        call = self._find(scope["method"], path, headers, query)
        if call is None:
            return _welcome() if path == "/" else Response(status_code=404)
        if not self._authorised(call):
            return Response(status_code=401)
        try:
            body = await read_body(Request(scope, receive), headers, self._limit)
        except BodyTooLargeError:
            return Response(status_code=413)
        return await self._run(scope, call, body)

    def _find(self, method: str, path: str, headers: dict[str, str], query: dict[str, str]) -> Call | None:
        others = []
        for route in self._routes:
            values = route.match_path(path)
            if values is None:
                continue
            if route.allows(method):
                return Call(route, headers, query, values)
            others.append(route)
        if others:
            allowed = sorted({name for route in others for name in route.methods or ()})
            _LOGGER.info(
                "%s %s: the path has %s only; the Functions host answers 404", method, path, ", ".join(allowed)
            )
        return None

    def _authorised(self, call: Call) -> bool:
        wanted = Level[str(call.route.entry.trigger.get("authLevel", "FUNCTION")).upper()]
        if wanted is Level.ANONYMOUS:
            return True
        return self._keys.level_of(presented_key(call.headers, call.query), call.route.entry.name) >= wanted

    async def _run(self, scope: Scope, call: Call, body: bytes) -> Response:
        entry = call.route.entry
        request = to_request(scope, call.headers, call.query, call.values, body)
        arguments = arguments_for(entry, request, self._client_json)
        if inspect.iscoroutinefunction(entry.call):
            outcome = await invoke_async(entry, arguments, encode_result)
        else:
            work = partial(invoke, entry, arguments, encode_result)
            outcome = await asyncio.get_running_loop().run_in_executor(self._pool, work)
        if outcome.error is not None:
            return Response(status_code=500)
        return to_response(cast(meta.Datum, outcome.value))


async def read_body(request: Request, headers: dict[str, str], limit: int) -> bytes:
    """The whole body; stops reading as soon as the limit is passed."""
    declared = headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise BodyTooLargeError
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > limit:
            raise BodyTooLargeError
        pieces.append(piece)
    return pieces[0] if len(pieces) == 1 else _EMPTY.join(pieces)


def _raw_path(scope: Scope) -> str:
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8")
    return raw.split(b"?", 1)[0].decode("latin-1")


def _welcome() -> Response:
    return Response("Your Functions host is up and running.\n", media_type="text/plain; charset=utf-8")
