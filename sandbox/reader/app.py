"""The reader's HTTP face: OpenAI's chat completions and responses, and Azure OpenAI's addresses for them.

Logs what was asked and what answered, never the ticket.
"""

import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.reader.answer import FormsReader, say
from sandbox.reader.asked import Asked, AskedError, asked_of_chat, asked_of_responses
from sandbox.reader.faults import ReaderFault, ReaderFaults
from sandbox.reader.replies import FINGERPRINT, MODEL, completion, error, response
from sandbox.reader.strict import problem_of
from sandbox.web.bodies import BadBodyError, parse, with_body

logger = logging.getLogger("sandbox.reader")
HEADERS = {"x-sandbox-reader": FINGERPRINT}
FILTERED = (
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. "
    "Please modify your prompt and retry."
)


@dataclass(frozen=True)
class ReaderCall:
    """One request as it was answered; `source` says which rules spoke."""

    number: int
    path: str
    model_asked_for: str
    schema_name: str
    prompt_tokens: int
    status: int
    source: str
    fault: str | None


class ReaderApi:
    """One method per endpoint."""

    def __init__(self, forms: FormsReader | None, faults: ReaderFaults) -> None:
        self._forms, self._faults = forms, faults
        self._lock = threading.Lock()
        self._number = 0
        self.calls: list[ReaderCall] = []

    def routes(self) -> list[Route]:
        chat, responses = with_body(self.chat), with_body(self.responses)
        return [
            Route("/v1/chat/completions", chat, methods=["POST"]),
            Route("/v1/responses", responses, methods=["POST"]),
            Route("/openai/v1/chat/completions", chat, methods=["POST"]),
            Route("/openai/v1/responses", responses, methods=["POST"]),
            Route("/openai/deployments/{deployment}/chat/completions", chat, methods=["POST"]),
            Route("/v1/models", self.models, methods=["GET"]),
            Route("/_reader/calls", self.show_calls, methods=["GET"]),
            Route("/_reader/faults", with_body(self.set_faults), methods=["POST"]),
        ]

    def chat(self, request: Request, body: bytes) -> Response:
        return self._endpoint(request, body, asked_of_chat, lambda n, asked, said, given: completion(n, asked, said))

    def responses(self, request: Request, body: bytes) -> Response:
        def reply(number: int, asked: Asked, said: Any, given: dict[str, Any]) -> dict[str, Any]:
            return response(number, asked, said, (given.get("text") or {}).get("format"))

        return self._endpoint(request, body, asked_of_responses, reply)

    def models(self, request: Request) -> Response:
        model = {"id": MODEL, "object": "model", "created": 0, "owned_by": "sandbox"}
        return JSONResponse({"object": "list", "data": [model]}, headers=HEADERS)

    def show_calls(self, request: Request) -> Response:
        return JSONResponse({"reader": FINGERPRINT, "calls": [asdict(call) for call in list(self.calls)]})

    def set_faults(self, request: Request, body: bytes) -> Response:
        try:
            wanted = parse(ReaderFaults, body)
        except BadBodyError as problem:
            return JSONResponse(error("invalid_request_error", None, str(problem)), status_code=400)
        for name in wanted.model_fields_set:
            setattr(self._faults, name, getattr(wanted, name))
        return JSONResponse(self._faults.model_dump(mode="json"))

    def _endpoint(
        self,
        request: Request,
        body: bytes,
        ask: Callable[[dict[str, Any]], Asked],
        reply: Callable[[int, Asked, Any, dict[str, Any]], dict[str, Any]],
    ) -> Response:
        with self._lock:
            self._number += 1
            number, fault = self._number, self._faults.take()
        time.sleep(self._faults.latency_seconds + (self._faults.stall_seconds if fault is ReaderFault.STALL else 0))
        given = _object(body, request)
        try:
            asked = ask(given)
            _check_schema(asked)
        except AskedError as problem:
            return _refused(400, "invalid_request_error", None, str(problem), problem.param)
        instead = self._instead(fault)
        if instead is not None:
            self._note(number, request, given, asked, (instead.status_code, "none", fault))
            return instead
        said = say(asked, self._forms, fault)
        self._note(number, request, given, asked, (200, said.source, fault))
        return JSONResponse(reply(number, asked, said, given), headers=HEADERS | {"x-request-id": f"req_{number}"})

    def _instead(self, fault: ReaderFault | None) -> Response | None:
        match fault:
            case ReaderFault.THROTTLE:
                limited = _refused(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests.")
                limited.headers["retry-after"] = self._faults.retry_after
                return limited
            case ReaderFault.SERVER_ERROR:
                return _refused(500, "server_error", None, "The server had an error while processing your request.")
            case ReaderFault.PROMPT_FILTERED:
                return _refused(400, "invalid_request_error", "content_filter", FILTERED, "prompt")
            case _:
                return None

    def _note(
        self,
        number: int,
        request: Request,
        given: dict[str, Any],
        asked: Asked,
        outcome: tuple[int, str, ReaderFault | None],
    ) -> None:
        status, source, fault = outcome
        call = ReaderCall(
            number=number,
            path=request.url.path,
            model_asked_for=str(given.get("model")),
            schema_name=asked.schema_name,
            prompt_tokens=asked.prompt_tokens,
            status=status,
            source=source,
            fault=fault.value if fault else None,
        )
        self.calls.append(call)
        logger.info("%s answered request %d with %d (%s)", FINGERPRINT, number, status, source)


def _object(body: bytes, request: Request) -> dict[str, Any]:
    """Azure's older address carries the model in the path and not in the body."""
    try:
        given = json.loads(body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        return {}
    return given | ({"model": request.path_params["deployment"]} if "deployment" in request.path_params else {})


def _check_schema(asked: Asked) -> None:
    problem = problem_of(asked.schema) if asked.schema is not None and asked.is_strict else None
    if problem:
        raise AskedError("response_format", f"Invalid schema for response_format '{asked.schema_name}': {problem}")


def _refused(status: int, kind: str, code: str | None, message: str, param: str | None = None) -> Response:
    return JSONResponse(error(kind, code, message, param), status_code=status, headers=HEADERS)
