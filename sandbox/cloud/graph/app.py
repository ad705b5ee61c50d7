"""The HTTP face of the simulated Graph: bearer token, JSON, faults, batch; the rest is `dispatch`."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.cloud.bearer import GRAPH_AUDIENCES, BearerError, BearerProblem, Caller, check_bearer
from sandbox.cloud.clock import stamp
from sandbox.cloud.faults import Faults
from sandbox.cloud.graph.batch import answer_batch
from sandbox.cloud.graph.dispatch import Dispatcher
from sandbox.cloud.graph.errors import GraphError, error_body
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse
from sandbox.cloud.graph.operations import ALL
from sandbox.cloud.log import LogEntry, mask
from sandbox.cloud.state import Cloud

_REFUSED_TOKEN = {
    BearerProblem.MISSING: "Access token is empty.",
    BearerProblem.MALFORMED: "IDX14100: JWT is not well formed or its signature is not valid.",
    BearerProblem.EXPIRED: "Lifetime validation failed, the token is expired.",
    BearerProblem.AUDIENCE: "Access token validation failure. Invalid audience.",
}
_NO_JSON = (
    "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."
)


def routes(cloud: Cloud, faults: Faults) -> list[Route]:
    """Graph under /v1.0. The surrounding server logs, delays and spoils whole requests (see `serve`)."""
    dispatcher = Dispatcher(ALL)

    async def graph(request: Request) -> Response:
        entry: LogEntry = request.state.entry
        raw = await request.body()
        try:
            caller = _caller(cloud, request)
            entry.tenant_id, entry.app_id = caller.tenant.id, caller.app_id
            inner = _read(request, raw, caller, faults, entry)
            answer = _answer(inner, dispatcher)
        except GraphError as refusal:
            date = stamp(cloud.now()).rstrip("Z")
            answer = GraphResponse(refusal.status, error_body(refusal, request_id="", client_request_id="", date=date))
        return _respond(answer)

    methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    return [Route("/v1.0/{path:path}", graph, methods=methods), Route("/v1.0", graph, methods=methods)]


def _caller(cloud: Cloud, request: Request) -> Caller:
    try:
        return check_bearer(cloud, request.headers.get("authorization"), GRAPH_AUDIENCES)
    except BearerError as refused:
        raise GraphError(401, "InvalidAuthenticationToken", _REFUSED_TOKEN[refused.problem]) from refused


def _read(request: Request, raw: bytes, caller: Caller, faults: Faults, entry: LogEntry) -> GraphRequest:
    body = _json(request, raw)
    entry.body = mask(body) if not request.url.path.endswith("/$batch") else None
    return GraphRequest(
        method=request.method,
        path=request.scope["path"].removeprefix("/v1.0"),
        query=dict(request.query_params),
        headers={name.casefold(): value for name, value in request.headers.items()},
        body=body,
        caller=caller,
        faults=faults,
        base_url=f"{request.url.scheme}://{request.url.netloc}/v1.0",
        entry=entry,
    )


def _json(request: Request, raw: bytes) -> Any:
    if not raw:
        return None
    if not request.headers.get("content-type", "").startswith("application/json"):
        message = "A missing or unsupported content type header was found when trying to read a message. The content type header is required."
        raise GraphError(400, "BadRequest", message)
    try:
        return json.loads(raw)
    except ValueError as broken:
        raise GraphError(400, "BadRequest", _NO_JSON) from broken


def _answer(request: GraphRequest, dispatcher: Dispatcher) -> GraphResponse:
    if request.path == "/$batch":
        if request.method != "POST":
            raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
        return answer_batch(request, dispatcher.answer)
    return dispatcher.answer(request)


def _respond(answer: GraphResponse) -> Response:
    headers = dict(answer.headers)
    if answer.body is None:
        return Response(status_code=answer.status, headers=headers)
    if isinstance(answer.body, str):
        return Response(
            answer.body,
            status_code=answer.status,
            media_type=headers.pop("Content-Type", "text/plain"),
            headers=headers,
        )
    return JSONResponse(answer.body, status_code=answer.status, headers=headers, media_type="application/json")
