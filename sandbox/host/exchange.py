"""HTTP in and out of a function: what the host and the Python worker together make of a request and a response.

Request: header names lower-case, values of one name joined by commas, empty query values dropped (RpcMessageConversionExtensions
of azure-functions-host without the nullable-dictionary capability, which the Python worker does not announce). Response:
through the SDK's own converter, so a header given twice keeps only its last value and cookies lose unknown attributes.
"""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, quote

from azure.functions import meta
from azure.functions.http import HttpRequest
from starlette.datastructures import URL
from starlette.responses import Response
from starlette.types import Scope

from sandbox.host.converters import encode

_NO_BODY = frozenset({204, 304})


class BodyTooLargeError(Exception):
    """The request's body exceeds the limit; the host answers 413."""


def read_query(scope: Scope) -> dict[str, str]:
    """Query values by name; several values of one name are joined by commas."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True):
        values.setdefault(name, []).append(value)
    return {name: joined for name, several in values.items() if (joined := ",".join(several))}


def read_headers(scope: Scope) -> dict[str, str]:
    """Headers by lower-case name."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    return headers


def to_request(
    scope: Scope, headers: Mapping[str, str], query: Mapping[str, str], route_values: Mapping[str, str], body: bytes
) -> HttpRequest:
    """The request object a Python function gets."""
    return HttpRequest(
        method=scope["method"],
        url=str(URL(scope=scope)),
        headers=headers,
        params=query,
        route_params=route_values,
        body_type="bytes",
        body=body,
    )


def encode_result(result: object) -> meta.Datum:
    """The worker's encoding; anything but a string or an HttpResponse is an error, None included."""
    return encode("http", result)


def to_response(datum: meta.Datum) -> Response:
    """The response on the wire."""
    if datum.type == "string":
        return Response(datum.value, media_type="text/plain; charset=utf-8")
    parts = datum.value
    status = int(parts["status_code"].value)
    body = b"" if status in _NO_BODY else parts["body"].value
    response = Response(body, status_code=status)
    for name, value in parts["headers"].items():
        if name.lower() != "content-length":
            response.headers[name] = value.value
    for cookie in parts.get("cookies") or []:
        _add_cookies(response, cookie)
    return response


def _add_cookies(response: Response, cookies: SimpleCookie) -> None:
    for name, morsel in cookies.items():
        # ASP.NET escapes the value on its way out; the browser sends it back escaped.
        morsel.set(name, morsel.value, quote(morsel.value, safe=""))
        response.headers.append("set-cookie", morsel.OutputString())
