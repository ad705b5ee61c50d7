"""Starts the inbox: an SMTP server and a web page on loopback, in one thread."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from starlette.applications import Starlette

from sandbox.inbox.faults import InboxFaults
from sandbox.inbox.mails import Mail, Mailbag
from sandbox.inbox.smtp import InboxHandler, smtp_server
from sandbox.inbox.web import InboxWeb
from sandbox.web.pages import stylesheet_route
from sandbox.web.serving import ServerThread, listening_socket

HOST = "127.0.0.1"


@dataclass(frozen=True)
class InboxOptions:
    smtp_port: int = 0
    web_port: int = 0


class InboxHandle:
    """A running inbox. Use it in a `with` block, or call `stop()`."""

    def __init__(self, options: InboxOptions) -> None:
        self.faults = InboxFaults()
        self.bag = Mailbag()
        self._smtp_socket = listening_socket(HOST, options.smtp_port)
        self.smtp_host = HOST
        self.smtp_port: int = self._smtp_socket.getsockname()[1]
        self._server = ServerThread(self._app(), host=HOST, port=options.web_port)
        self.url = self._server.url

    def start(self) -> Self:
        self._server.start()
        return self

    def stop(self) -> None:
        self._server.stop()
        self._smtp_socket.close()

    def mails(self, *, to: str | None = None) -> list[Mail]:
        return self.bag.all(to=to)

    def wait_for(self, to: str, *, count: int = 1, limit_seconds: float = 30) -> list[Mail]:
        return self.bag.wait_for(to, count=count, limit_seconds=limit_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    def _app(self) -> Starlette:
        handler = InboxHandler(self.bag, self.faults)
        smtp_socket: socket.socket = self._smtp_socket

        @asynccontextmanager
        async def with_smtp(app: Starlette) -> AsyncIterator[None]:
            async with smtp_server(smtp_socket, handler):
                yield

        routes = [*InboxWeb(self.bag, self.faults).routes(), stylesheet_route()]
        return Starlette(routes=routes, lifespan=with_smtp)


def start_inbox(options: InboxOptions | None = None) -> InboxHandle:
    return InboxHandle(options or InboxOptions()).start()
