"""Applies $filter, $search, $orderby, $count, $select, $expand, $top and paging to objects already in wire form.

It refuses what Graph refuses: unknown properties, advanced queries without ConsistencyLevel and $count, page sizes out of
range (advanced query capabilities on directory objects).
"""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sandbox.cloud.graph.errors import GraphError, bad_request, unsupported_query
from sandbox.cloud.graph.filter_match import advanced_operator, matches, paths, uses_contains
from sandbox.cloud.graph.filter_syntax import Node, parse_filter
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse

ADVANCED_HELP = "Refer to https://aka.ms/graph-docs/advanced-queries for more information"
OPTIONS = {"$select", "$expand", "$filter", "$search", "$orderby", "$count", "$top", "$skiptoken", "$format"}
type Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Resource:
    """What may be asked of one entity type."""

    name: str  # microsoft.graph.user
    known: frozenset[str]
    default: tuple[str, ...]  # without $select; empty: everything
    filterable: frozenset[str] = frozenset()
    advanced_only: frozenset[str] = frozenset()  # filterable only as an advanced query
    searchable: frozenset[str] = frozenset()
    maximum_top: int = 999
    expandable: dict[str, Callable[[GraphRequest, Item], Any]] = field(default_factory=dict)


def check_options(request: GraphRequest) -> None:
    for name in request.query:
        if name.startswith("$") and name not in OPTIONS:
            raise bad_request(
                f"The query specified in the URI is not valid. The query parameter '{name}' is not supported.",
                code="BadRequest",
            )


def is_advanced(request: GraphRequest) -> bool:
    eventual = request.headers.get("consistencylevel", "").casefold() == "eventual"
    return eventual and request.query.get("$count", "").casefold() == "true"


def one(request: GraphRequest, resource: Resource, item: Item, context: str) -> GraphResponse:
    """The answer to a read of one object."""
    check_options(request)
    return GraphResponse(200, {"@odata.context": request.context(context), **shape(request, resource, item)})


def page(
    request: GraphRequest, resource: Resource, items: list[Item], context: str, *, extra: Item | None = None
) -> GraphResponse:
    """The answer to a read of a collection: filtered, ordered, cut into pages."""
    check_options(request)
    found = _ordered(request, resource, _searched(request, resource, _filtered(request, resource, items)))
    size, start = _page_size(request, resource), _start(request)
    part = found[start : start + size]
    body: Item = {"@odata.context": request.context(context), **(extra or {})}
    if request.query.get("$count", "").casefold() == "true":
        body["@odata.count"] = len(found)
    if start + size < len(found):
        body["@odata.nextLink"] = _next_link(request, start + size)
    body["value"] = [shape(request, resource, item) for item in part]
    return GraphResponse(200, body)


def shape(request: GraphRequest, resource: Resource, item: Item) -> Item:
    """Selected properties plus expanded navigations; OData annotations stay."""
    chosen = _selected(request.query.get("$select"), resource)
    if not chosen:
        result = dict(item)
    else:
        result = {key: value for key, value in item.items() if key in chosen or key.startswith("@odata.type")}
    for name, inner in _expansions(request.query.get("$expand"), resource):
        value = resource.expandable[name](request, item)
        result[name] = _narrow(value, inner)
    return result


def _selected(text: str | None, resource: Resource) -> tuple[str, ...]:
    if not text:
        return resource.default
    names = tuple(name.strip() for name in text.split(","))
    for name in names:
        if name not in resource.known:
            message = f"Parsing OData Select and Expand failed: Could not find a property named '{name}' on type '{resource.name}'."
            raise GraphError(400, "BadRequest", message)
    return names


def _expansions(text: str | None, resource: Resource) -> list[tuple[str, str]]:
    found = re.findall(r"(\w+)(?:\(([^)]*)\))?", text or "")
    for name, _ in found:
        if name not in resource.expandable:
            message = f"Parsing OData Select and Expand failed: Could not find a property named '{name}' on type '{resource.name}'."
            raise GraphError(400, "BadRequest", message)
    return found


def _narrow(value: Any, inner: str) -> Any:
    chosen = re.search(r"\$select=([\w,]+)", inner)
    if chosen is None or value is None:
        return value
    if isinstance(value, list):
        return [_narrow(item, inner) for item in value]
    names = {"@odata.type", *chosen[1].split(",")}
    return {key: held for key, held in value.items() if key in names}


def _filtered(request: GraphRequest, resource: Resource, items: list[Item]) -> list[Item]:
    text = request.query.get("$filter")
    if text is None:
        return items
    node = parse_filter(text)
    _check_filter(request, resource, node)
    return [item for item in items if matches(node, item)]


def _check_filter(request: GraphRequest, resource: Resource, node: Node) -> None:
    named = [path.split("/")[0] for path in paths(node)]
    for name in named:
        if name not in resource.known:
            raise bad_request(f"Could not find a property named '{name}' on type '{resource.name}'.", code="BadRequest")
        if name not in resource.filterable | resource.advanced_only:
            raise unsupported_query(
                f"Unsupported or invalid query filter clause specified for property '{name}' of resource '{resource.name}'."
            )
    if uses_contains(node):
        raise unsupported_query("Operator 'contains' is not supported for this resource.")
    if is_advanced(request):
        return
    operator = advanced_operator(node)
    if operator:
        raise unsupported_query(
            f"Operator '{operator}' is not supported because the required parameters might be missing. Try adding "
            f"$count=true query parameter and ConsistencyLevel:eventual header. {ADVANCED_HELP}"
        )
    only = [name for name in named if name in resource.advanced_only]
    if only:
        raise unsupported_query(
            f"Unsupported or invalid query filter clause specified for property '{only[0]}' of resource '{resource.name}'."
        )


def _searched(request: GraphRequest, resource: Resource, items: list[Item]) -> list[Item]:
    text = request.query.get("$search")
    if text is None:
        return items
    if request.headers.get("consistencylevel", "").casefold() != "eventual":
        raise unsupported_query(
            "Request with $search query parameter only works through MSGraph with a special request header: "
            "'ConsistencyLevel: eventual'"
        )
    clauses = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    if not clauses:
        raise bad_request(
            f"Syntax error: character '{text[:1]}' is not valid at position 0 in '{text}'.", code="BadRequest"
        )
    keep = any if re.search(r'"\s+OR\s+"', text) else all
    return [item for item in items if keep(_found(resource, item, clause) for clause in clauses)]


def _found(resource: Resource, item: Item, clause: str) -> bool:
    name, separator, words = clause.replace('\\"', '"').replace("\\\\", "\\").partition(":")
    if not separator or name not in resource.searchable:
        raise bad_request(f"Unsupported property '{name}' in $search.", code="BadRequest")
    # Directory search matches the beginning of words.
    have = [word.casefold() for word in re.split(r"[\s@.\-_,]+", str(item.get(name) or ""))]
    wanted = [word.casefold() for word in re.split(r"[\s@.\-_,]+", words) if word]
    return all(any(word.startswith(start) for word in have) for start in wanted)


def _ordered(request: GraphRequest, resource: Resource, items: list[Item]) -> list[Item]:
    text = request.query.get("$orderby")
    if not text:
        return items
    if (request.query.get("$filter") or request.query.get("$search")) and not is_advanced(request):
        raise unsupported_query(f"Sorting not supported for current query. {ADVANCED_HELP}")
    name, _, direction = text.strip().partition(" ")
    if name not in resource.known:
        raise bad_request(f"Could not find a property named '{name}' on type '{resource.name}'.", code="BadRequest")
    return sorted(items, key=lambda item: str(item.get(name) or "").casefold(), reverse=direction.strip() == "desc")


def _page_size(request: GraphRequest, resource: Resource) -> int:
    text = request.query.get("$top")
    if text is None:
        return 100
    if not text.isdigit() or not 1 <= int(text) <= resource.maximum_top:
        raise bad_request(
            f"Invalid page size specified: '{text}'. Must be between 1 and {resource.maximum_top} inclusive."
        )
    return int(text)


def _start(request: GraphRequest) -> int:
    token = request.query.get("$skiptoken")
    if token is None:
        return 0
    try:
        return int(base64.urlsafe_b64decode(token.encode()).decode().removeprefix("at="))
    except ValueError as broken:
        raise bad_request("The specified page token value is invalid.", code="Directory_ExpiredPageToken") from broken


def _next_link(request: GraphRequest, start: int) -> str:
    options = {key: value for key, value in request.query.items() if key != "$skiptoken"}
    options["$skiptoken"] = base64.urlsafe_b64encode(f"at={start}".encode()).decode()
    text = "&".join(f"{key}={quote(value, safe='')}" for key, value in options.items())
    return f"{request.base_url}{quote(request.path)}?{text}"
