"""The pages over real HTTP on loopback: the product's own handlers with their headers, on ports in memory."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import azure.functions as func

from http_triggers import answers, approval, handover
from http_triggers.entry import answer_person
from tests.http_triggers.world import World


@contextmanager
def serve(world: World) -> Iterator[str]:
    """Yields the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(world))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(world: World) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            page, _, token = self.path.partition("?")[0].strip("/").partition("/")
            request = func.HttpRequest(
                method=self.command, url=self.path, headers=dict(self.headers), route_params={"token": token}, body=body
            )
            answer = _answer_of(page, request, world)
            self.send_response(answer.status_code)
            self.send_header("Content-Type", f"{answer.mimetype}; charset=utf-8")
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.get_body())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
            """Quiet."""

    return Handler


def _answer_of(page: str, request: func.HttpRequest, world: World) -> func.HttpResponse:
    if page == "approvals":
        return answer_person(lambda ports: approval.handle(request, ports, world.engine), lambda: world.ports)
    if page == "answers":
        return answer_person(lambda ports: answers.handle(request, ports, world.engine), lambda: world.ports)
    if page == "handover":
        return answer_person(lambda ports: handover.handle(request, ports), lambda: world.ports)
    return func.HttpResponse(status_code=404)
