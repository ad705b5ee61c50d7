"""Starts the reader on loopback, with the forms reader that its starter gives it."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from starlette.applications import Starlette
from starlette.middleware import Middleware

from sandbox.reader.answer import FormsReader
from sandbox.reader.app import ReaderApi, ReaderCall
from sandbox.reader.faults import ReaderFaults
from sandbox.reader.replies import MODEL
from sandbox.web.request_log import RequestLog, RequestLogMiddleware
from sandbox.web.serving import ServerThread


@dataclass(frozen=True)
class ReaderOptions:
    port: int = 0
    forms: FormsReader | None = None


class ReaderHandle:
    """A running reader. Use it in a `with` block, or call `stop()`."""

    def __init__(self, options: ReaderOptions) -> None:
        self.faults = ReaderFaults()
        self.log = RequestLog()
        self._api = ReaderApi(options.forms, self.faults)
        app = Starlette(routes=self._api.routes(), middleware=[Middleware(RequestLogMiddleware, log=self.log)])
        self._server = ServerThread(app, port=options.port)
        self.url = self._server.url
        self.base_url = f"{self.url}/v1"
        """For the openai client and GANGWAY_LLM_BASE_URL."""
        self.model = MODEL

    @property
    def calls(self) -> list[ReaderCall]:
        return list(self._api.calls)

    def start(self) -> Self:
        self._server.start()
        return self

    def stop(self) -> None:
        self._server.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()


def start_reader(options: ReaderOptions | None = None) -> ReaderHandle:
    return ReaderHandle(options or ReaderOptions()).start()
