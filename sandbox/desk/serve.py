"""Starts the desk: puts store, faults, webhook sender, API and pages together and serves them on loopback."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from starlette.applications import Starlette
from starlette.middleware import Middleware

from sandbox.desk.api import DeskApi
from sandbox.desk.control import DeskControl
from sandbox.desk.faults import DeskFaults
from sandbox.desk.guard import Guard
from sandbox.desk.model import Author, AuthorKind, Company, Message, NewMessage, NewTicket, Ticket
from sandbox.desk.pages import DeskPages
from sandbox.desk.store import SEEDED_COMPANIES, DeskStore, utc_now
from sandbox.desk.webhooks import BACKOFF_SECONDS, WebhookSender, WebhookTarget
from sandbox.web.pages import stylesheet_route
from sandbox.web.request_log import RequestLog, RequestLogMiddleware
from sandbox.web.serving import ServerThread


@dataclass(frozen=True)
class DeskOptions:
    port: int = 0
    api_key: str = "desk-sandbox-key"
    webhook: WebhookTarget | None = None
    companies: Sequence[Company] = SEEDED_COMPANIES
    backoff: Sequence[float] = BACKOFF_SECONDS
    clock: Callable[[], datetime] = utc_now


class DeskHandle:
    """A running desk. Use it in a `with` block, or call `stop()`."""

    def __init__(self, options: DeskOptions) -> None:
        self.api_key = options.api_key
        self.faults = DeskFaults()
        self.log = RequestLog()
        self.store = DeskStore(companies=options.companies, clock=options.clock)
        self.sender = WebhookSender(self.faults, backoff=options.backoff)
        self.sender.target = options.webhook
        self.store.on_change = self.sender.announce
        self._server = ServerThread(self._app(), port=options.port)
        self.url = self._server.url
        self.api_url = f"{self.url}/api"

    def start(self) -> Self:
        self.sender.start()
        self._server.start()
        return self

    def stop(self) -> None:
        self.sender.stop()
        self._server.stop()

    def send_webhooks_to(self, target: WebhookTarget) -> None:
        self.sender.target = target

    def create_ticket(self, new: NewTicket) -> Ticket:
        return self.store.create(new)

    def reply_as_requester(self, ticket_id: str, body: str) -> Message:
        requester = self.store.ticket(ticket_id).requester
        author = Author(requester.name, requester.email, AuthorKind.CONTACT)
        return self.store.reply(ticket_id, NewMessage(author, body))

    def wait_until_delivered(self, *, limit_seconds: float = 30) -> None:
        """Returns when no webhook is waiting or under way any more."""
        deadline = time.monotonic() + limit_seconds
        while not self.sender.idle():
            if time.monotonic() > deadline:
                raise TimeoutError("The desk still has webhooks to deliver.")
            time.sleep(0.01)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    def _app(self) -> Starlette:
        guard = Guard(self.api_key, self.faults)
        routes = [
            *DeskApi(self.store, self.faults).routes(guard),
            *DeskControl(self.store, self.faults, self.sender, self.log).routes(guard),
            *DeskPages(self.store, self.sender).routes(),
            stylesheet_route(),
        ]
        return Starlette(routes=routes, middleware=[Middleware(RequestLogMiddleware, log=self.log)])


def start_desk(options: DeskOptions | None = None) -> DeskHandle:
    return DeskHandle(options or DeskOptions()).start()
