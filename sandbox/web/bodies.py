"""Gives a synchronous handler the raw body of its request. Reading is the one thing a server must do asynchronously."""

from collections.abc import Awaitable, Callable

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

BodyHandler = Callable[[Request, bytes], Response]


class BadBodyError(ValueError):
    """The body is not what the operation takes; the message names every field at fault."""


def with_body(handler: BodyHandler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(handler, request, await request.body())

    return endpoint


def parse[T: BaseModel](model: type[T], body: bytes) -> T:
    try:
        return model.model_validate_json(body)
    except ValidationError as problem:
        found = "; ".join(
            f"{'.'.join(str(part) for part in error['loc']) or 'body'}: {error['msg']}" for error in problem.errors()
        )
        raise BadBodyError(found) from problem
