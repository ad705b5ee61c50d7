"""Finds the operation for a request, checks the caller's permission for it, runs it under the tenant's lock.

Turns every refusal into Graph's error body, and adds the headers Graph always sends. It knows no HTTP server.
"""

import re
import uuid
from dataclasses import replace

from sandbox.cloud.clock import stamp
from sandbox.cloud.faults import FaultKind, FaultRule
from sandbox.cloud.graph.errors import GraphError, denied, error_body
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation

_ALTERNATE_KEY = re.compile(r"\((\w+)='((?:[^']|'')*)'\)")
_KEY_IN_BRACKETS = re.compile(r"\('((?:[^']|'')*)'\)")


def normalise(path: str) -> str:
    """`users('x')` and `/users/x` are one, so are the long and the short form of a cast; `(appId='x')` becomes `/appId=x`."""
    path = _ALTERNATE_KEY.sub(lambda found: f"/{found[1]}={found[2]}".replace("''", "'"), path)
    plain = _KEY_IN_BRACKETS.sub(lambda found: "/" + found[1].replace("''", "'"), path)
    return plain.replace("microsoft.graph.", "graph.").rstrip("/")


class Dispatcher:
    def __init__(self, operations: list[Operation]) -> None:
        # Concrete segments win over placeholders, e.g. /users/$count over /users/{user}.
        self._operations = sorted(operations, key=lambda operation: operation.placeholders)

    def answer(self, request: GraphRequest) -> GraphResponse:
        """Never raises GraphError: a refusal is an answer."""
        request_id = str(uuid.uuid4())
        client_id = request.headers.get("client-request-id", request_id)
        try:
            with request.tenant.lock:
                request.tenant.agenda.run_due()
                response = self._run(request)
        except GraphError as refusal:
            date = stamp(request.tenant.clock.now()).rstrip("Z")
            body = error_body(refusal, request_id=request_id, client_request_id=client_id, date=date)
            response = GraphResponse(refusal.status, body, dict(refusal.headers))
        response.headers = {"request-id": request_id, "client-request-id": client_id, **response.headers}
        return response

    def _run(self, request: GraphRequest) -> GraphResponse:
        operation, params = self._find(request.method, normalise(request.path))
        if operation.permissions and not request.may(*operation.permissions):
            raise denied(operation.denial_message, code=operation.denial_code)
        return operation.handler(replace(request, params=params))

    def _find(self, method: str, path: str) -> tuple[Operation, dict[str, str]]:
        if path.casefold().split("/")[1:2] == ["me"]:
            raise GraphError(400, "BadRequest", "/me request is only valid with delegated authentication flow.")
        known_path = False
        for operation in self._operations:
            params = operation.match(path)
            if params is None:
                continue
            if operation.method == method:
                return operation, params
            known_path = True
        if known_path:
            message = "Specified HTTP method is not allowed for the request target."
            raise GraphError(405, "Request_BadRequest", message)
        segment = path.strip("/").split("/")[-1]
        raise GraphError(400, "BadRequest", f"Resource not found for the segment '{segment}'.")


def spoiled(rule: FaultRule, date: str) -> GraphResponse | None:
    """The answer a fault puts in place of the real one; None for faults that let the request happen first."""
    headers = {} if rule.retry_after is None else {"Retry-After": rule.retry_after}
    match rule.kind:
        case FaultKind.THROTTLE:
            error = GraphError(429, "TooManyRequests", "Too many requests.", headers=headers)
        case FaultKind.UNAVAILABLE:
            error = GraphError(503, "serviceNotAvailable", "The service is temporarily unavailable.", headers=headers)
        case FaultKind.ERROR:
            error = GraphError(rule.status, rule.code, rule.message)
        case FaultKind.EMPTY_OK:
            return GraphResponse(200, {"value": []})
        case FaultKind.BAD_GATEWAY:
            page = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
            return GraphResponse(502, page, {"Content-Type": "text/html"})
        case _:
            return None
    request_id = str(uuid.uuid4())
    body = error_body(error, request_id=request_id, client_request_id=request_id, date=date)
    return GraphResponse(error.status, body, {"request-id": request_id, **error.headers})
