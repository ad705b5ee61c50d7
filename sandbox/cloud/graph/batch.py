"""POST /$batch: up to twenty requests in one, with dependsOn, answers in no particular order (Graph JSON batching).

The whole batch is refused only when it is malformed; otherwise it answers 200 and every item has its own status, headers
and error. An item that depends on a failed one gets 424.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sandbox.cloud.clock import stamp
from sandbox.cloud.faults import FaultKind, Scope, Surface
from sandbox.cloud.graph.dispatch import spoiled
from sandbox.cloud.graph.errors import GraphError, error_body
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse
from sandbox.cloud.log import BatchItem, mask

LIMIT = 20
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
type Answer = Callable[[GraphRequest], GraphResponse]
type Item = dict[str, Any]


def answer_batch(request: GraphRequest, answer: Answer) -> GraphResponse:
    """Raises GraphError for a malformed batch."""
    items = _items(request.json_object())
    statuses: dict[str, int] = {}
    responses: list[Item] = []
    for item in items:
        entry = BatchItem(item["id"], item["method"].upper(), item["url"], body=mask(item.get("body")))
        request.entry.items.append(entry)
        if any(statuses.get(parent, 424) >= 400 for parent in _parents(item)):
            response: GraphResponse | None = _failed_dependency(request)
        else:
            response = _answer_item(request, item, entry, answer)
        statuses[item["id"]] = response.status if response else 200
        if response is not None:
            entry.status = response.status
            responses.append(_shape(item["id"], response))
    return GraphResponse(200, {"responses": _shuffled(request, responses)})


def _items(body: Item) -> list[Item]:
    unknown = sorted(set(body) - {"requests"})
    items = body.get("requests")
    if unknown or not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        raise GraphError(400, "BadRequest", "Invalid batch payload format.")
    if len(items) > LIMIT:
        raise GraphError(400, "BadRequest", f"Number of batch request steps exceeds the maximum value of {LIMIT}.")
    seen: set[str] = set()
    for item in items:
        _check_item(item, seen)
        seen.add(item["id"].casefold())
    known = {item["id"] for item in items}
    for item in items:
        if not set(_parents(item)) <= known:
            raise GraphError(400, "BadRequest", f"Request id {item['id']} depends on a request id that does not exist.")
    return _in_order(items)


def _check_item(item: Item, seen: set[str]) -> None:
    identity, method, url = item.get("id"), item.get("method"), item.get("url")
    if not isinstance(identity, str) or not isinstance(method, str) or not isinstance(url, str) or not identity:
        raise GraphError(400, "BadRequest", "Invalid batch payload format: id, method and url are required.")
    unknown = sorted(set(item) - {"id", "method", "url", "headers", "body", "dependsOn"})
    if unknown:
        raise GraphError(400, "BadRequest", f"Invalid batch payload format: unknown member '{unknown[0]}'.")
    if identity.casefold() in seen:
        raise GraphError(400, "BadRequest", f"Request id {identity} was duplicated, all ids must be unique.")
    if not isinstance(item.get("headers") or {}, dict) or not _are_ids(item.get("dependsOn") or []):
        raise GraphError(400, "BadRequest", f"Invalid batch payload format in request id {identity}.")
    if (
        method.upper() not in METHODS
        or ":" in url.partition("?")[0].partition("/")[0]
        or url.lstrip("/").startswith(("v1.0/", "$batch"))
    ):
        raise GraphError(400, "BadRequest", f"Invalid request uri or method in batch request id {identity}: {url}")
    if item.get("body") is not None and "content-type" not in _headers(item):
        raise GraphError(
            400, "BadRequest", f"Write request id : {identity} does not contain Content-Type header or body."
        )


def _parents(item: Item) -> list[str]:
    return list(item.get("dependsOn") or [])


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _headers(item: Item) -> dict[str, str]:
    return {str(name).casefold(): str(value) for name, value in (item.get("headers") or {}).items()}


def _in_order(items: list[Item]) -> list[Item]:
    """Parents before children; a circle is malformed."""
    ordered: list[Item] = []
    waiting = list(items)
    while waiting:
        done = {item["id"] for item in ordered}
        ready = [item for item in waiting if set(_parents(item)) <= done]
        if not ready:
            raise GraphError(400, "BadRequest", "The dependencies of the batch form a circle.")
        ordered += ready
        waiting = [item for item in waiting if item not in ready]
    return ordered


def _answer_item(request: GraphRequest, item: Item, entry: BatchItem, answer: Answer) -> GraphResponse | None:
    method, url = item["method"].upper(), "/" + item["url"].lstrip("/")
    fault = request.faults.take(Surface.GRAPH, Scope.BATCH_ITEM, method, unquote(url))
    if fault is not None:
        entry.fault = fault.kind.value
        replaced = spoiled(fault, stamp(request.tenant.clock.now()).rstrip("Z"))
        if replaced is not None:
            return replaced
        if fault.kind is FaultKind.DROP_BEFORE:
            return None
    address = urlsplit(url)
    inner = GraphRequest(
        method=method,
        path=unquote(address.path),
        query=read_query(address.query),
        headers=_headers(item),
        body=item.get("body"),
        caller=request.caller,
        faults=request.faults,
        base_url=request.base_url,
        entry=request.entry,
    )
    response = answer(inner)
    unanswered = fault is not None and fault.kind in (FaultKind.MISSING_ITEM, FaultKind.DROP_AFTER)
    return None if unanswered else response


def read_query(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True))


def _failed_dependency(request: GraphRequest) -> GraphResponse:
    error = GraphError(424, "FailedDependency", "The request failed because a request it depends on failed.")
    date = stamp(request.tenant.clock.now()).rstrip("Z")
    return GraphResponse(424, error_body(error, request_id="", client_request_id="", date=date))


def _shape(identity: str, response: GraphResponse) -> Item:
    headers = dict(response.headers)
    if response.body is not None:
        headers.setdefault("Content-Type", "application/json")
    shaped: Item = {"id": identity, "status": response.status, "headers": headers}
    if response.body is not None:
        shaped["body"] = response.body
    return shaped


def _shuffled(request: GraphRequest, responses: list[Item]) -> list[Item]:
    """Clients must match by id: the order is turned around, and a fault may swallow the last ones asked for."""
    missing = request.faults.unanswered_batch_items
    kept = responses[: len(responses) - missing] if missing else responses
    for entry in request.entry.items[len(kept) :]:
        entry.status = None
    return list(reversed(kept))
