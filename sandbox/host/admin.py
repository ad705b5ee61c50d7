"""The host's own endpoints under /admin: status, and running a timer function now. All of them want the master key."""

import json
import logging
import os
import time
from concurrent.futures import Executor
from functools import partial

from starlette.responses import Response

from sandbox.host.indexing import FunctionEntry, IndexedApp, Kind
from sandbox.host.keys import Keys, Level
from sandbox.host.timers import run_timer

_LOGGER = logging.getLogger("host.admin")
_RUN_PREFIX = "/admin/functions/"


class AdminApi:
    """`GET /admin/host/status` and `POST /admin/functions/{name}`."""

    def __init__(self, app: IndexedApp, keys: Keys, client_json: str, executor: Executor) -> None:
        self._timers = {entry.name.casefold(): entry for entry in app.of_kind(Kind.TIMER)}
        self._names = {entry.name.casefold() for entry in app.functions}
        self._keys = keys
        self._client_json = client_json
        self._executor = executor
        self._started = time.monotonic()

    async def respond(self, method: str, path: str, key: str) -> Response:
        if self._keys.level_of(key, "") is not Level.ADMIN:
            return Response(status_code=401)
        if method == "GET" and path.rstrip("/") == "/admin/host/status":
            return self._status()
        if method == "POST" and path.startswith(_RUN_PREFIX):
            return self._run(path.removeprefix(_RUN_PREFIX).strip("/").casefold())
        return Response(status_code=404)

    def _status(self) -> Response:
        uptime = int((time.monotonic() - self._started) * 1000)
        status = {"id": "local", "state": "Running", "version": "4", "processUptime": uptime, "processId": os.getpid()}
        return Response(json.dumps(status), media_type="application/json")

    def _run(self, name: str) -> Response:
        entry: FunctionEntry | None = self._timers.get(name)
        if entry is None:
            known = name in self._names
            text = "only timer functions can be run here; start orchestrations through the app" if known else ""
            return Response(text, status_code=400 if known else 404, media_type="text/plain; charset=utf-8")
        # Accepted, not awaited, as on the real host; the outcome is in the log.
        self._executor.submit(partial(run_timer, entry, self._client_json))
        return Response(status_code=202)
