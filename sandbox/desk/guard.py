"""Stands before every API operation of the desk: key, faults, errors as JSON. Knows no operation."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.desk.faults import DeskFaults
from sandbox.desk.store import UnknownCompanyError, UnknownTicketError
from sandbox.web.bodies import BadBodyError, BodyHandler, with_body


class DeskRefusalError(Exception):
    """The desk says no; carries the answer."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.answer = refusal(status, code, message)


class Guard:
    """`read` and `write` wrap a handler; writes also meet the write faults."""

    def __init__(self, api_key: str, faults: DeskFaults) -> None:
        self._api_key = api_key
        self._faults = faults

    def read(self, handler: BodyHandler) -> Callable[[Request], Awaitable[Response]]:
        def guarded(request: Request, body: bytes) -> Response:
            return self._unauthorised(request) or self._answer(handler, request, body)

        return with_body(guarded)

    def write(self, handler: BodyHandler) -> Callable[[Request], Awaitable[Response]]:
        def guarded(request: Request, body: bytes) -> Response:
            before = self._unauthorised(request) or self._write_fault()
            if before is not None:
                return before
            answer = self._answer(handler, request, body)
            if answer.status_code < 400 and self._faults.take("lost_answers"):
                return refusal(500, "internal_error", "Something went wrong. The change may have been saved.")
            return answer

        return with_body(guarded)

    def open(self, handler: BodyHandler) -> Callable[[Request], Awaitable[Response]]:
        """For the sandbox's own controls: no key, no faults."""

        def guarded(request: Request, body: bytes) -> Response:
            return _errors_as_json(handler, request, body)

        return with_body(guarded)

    def _answer(self, handler: BodyHandler, request: Request, body: bytes) -> Response:
        time.sleep(self._faults.latency_seconds)
        return _errors_as_json(handler, request, body)

    def _unauthorised(self, request: Request) -> Response | None:
        given = request.headers.get("authorization", "")
        if compare_digest(given.encode(), f"Bearer {self._api_key}".encode()):
            return None
        return refusal(
            401, "unauthorized", "The API key is missing or wrong. Send it as 'Authorization: Bearer <key>'."
        )

    def _write_fault(self) -> Response | None:
        until = self._faults.writes_fail_until
        if (until is not None and datetime.now(UTC) < until) or self._faults.take("failing_writes"):
            return refusal(500, "internal_error", "Something went wrong.")
        if self._faults.take("forbidden_writes"):
            return refusal(403, "forbidden", "The API user has no permission to change tickets.")
        return None


def refusal(status: int, code: str, message: str) -> Response:
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)


def _errors_as_json(handler: BodyHandler, request: Request, body: bytes) -> Response:
    try:
        return handler(request, body)
    except DeskRefusalError as said_no:
        return said_no.answer
    except BadBodyError as problem:
        return refusal(400, "invalid_body", str(problem))
    except UnknownTicketError as problem:
        return refusal(404, "not_found", f"There is no ticket {problem}.")
    except UnknownCompanyError as problem:
        return refusal(400, "unknown_company", f"There is no company {problem}.")
