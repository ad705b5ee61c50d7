"""A desk and a place that receives its webhooks, both real servers on loopback."""

from collections.abc import Iterator

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.desk import DeskHandle, DeskOptions, NewTicket, Person, WebhookTarget, start_desk
from sandbox.web.bodies import with_body
from sandbox.web.serving import ServerThread

SECRET = "a-webhook-secret"


class Receiver:
    """Records webhooks; answers with `statuses` one by one, then 202."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        route = Route("/hook", with_body(self._take), methods=["POST"])
        self.server = ServerThread(Starlette(routes=[route]))

    def _take(self, request: Request, body: bytes) -> Response:
        self.got.append((dict(request.headers), body))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 202)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    with receiver.server.start():
        yield receiver


@pytest.fixture
def desk(receiver: Receiver) -> Iterator[DeskHandle]:
    target = WebhookTarget(f"{receiver.server.url}/hook", SECRET, "a-functions-key")
    with start_desk(DeskOptions(webhook=target, backoff=(0.01, 0.01, 0.01))) as desk:
        yield desk


@pytest.fixture
def api(desk: DeskHandle) -> Iterator[httpx2.Client]:
    headers = {"authorization": f"Bearer {desk.api_key}"}
    with httpx2.Client(base_url=desk.api_url, headers=headers) as client:
        yield client


@pytest.fixture
def visitor(desk: DeskHandle) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=desk.url, follow_redirects=True) as client:
        yield client


def a_ticket(**over: object) -> NewTicket:
    values: dict[str, object] = {
        "company_id": "C-101",
        "requester": Person("Kelly Brandt", "kelly.brandt@brightfork.example"),
        "subject": "New starter",
        "body": "First name: Noor",
    }
    return NewTicket(**(values | over))  # type: ignore[arg-type]
