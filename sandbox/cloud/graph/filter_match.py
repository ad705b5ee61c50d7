"""Decides whether a JSON object satisfies a parsed $filter. Strings compare without case, as the directory does."""

from collections.abc import Iterator
from typing import Any

from sandbox.cloud.graph.errors import GraphError
from sandbox.cloud.graph.filter_syntax import AnyOf, Both, Call, Compare, Either, Node, Not, OneOf


def matches(node: Node, item: Any, variable: str = "") -> bool:
    match node:
        case Both(left, right):
            met = matches(left, item, variable) and matches(right, item, variable)
        case Either(left, right):
            met = matches(left, item, variable) or matches(right, item, variable)
        case Not(inner):
            met = not matches(inner, item, variable)
        case _:
            met = _leaf(node, item, variable)
    return met


def _leaf(node: AnyOf | Call | OneOf | Compare, item: Any, variable: str) -> bool:
    match node:
        case AnyOf(path, name, inner):
            values = _value(item, path, variable) or []
            return any(inner is None or matches(inner, value, name) for value in values)
        case Call(function, path, wanted):
            return _call(function, _value(item, path, variable), wanted)
        case OneOf(path, values):
            return any(_equal(_value(item, path, variable), value) for value in values)
        case Compare(operator, path, wanted):
            return _compare(operator, _value(item, path, variable), wanted)


def paths(node: Node) -> Iterator[str]:
    """Properties of the object that a filter names (not those of lambda variables)."""
    match node:
        case Both(left, right) | Either(left, right):
            yield from paths(left)
            yield from paths(right)
        case Not(inner):
            yield from paths(inner)
        case AnyOf(path, _, _) | Call(_, path, _) | OneOf(path, _) | Compare(_, path, _):
            yield path


def advanced_operator(node: Node) -> str | None:
    """The first operator in it that Graph serves only as an advanced query, by Graph's name for it."""
    match node:
        case Both(left, right) | Either(left, right):
            return advanced_operator(left) or advanced_operator(right)
        case Not(_):
            return "Not"
        case Call("endswith", _, _):
            return "endsWith"
        case Compare("ne", _, _):
            return "Not equal"
    return None


def uses_contains(node: Node) -> bool:
    match node:
        case Both(left, right) | Either(left, right):
            return uses_contains(left) or uses_contains(right)
        case Not(inner):
            return uses_contains(inner)
        case AnyOf(_, _, inner) if inner is not None:
            return uses_contains(inner)
        case Call("contains", _, _):
            return True
    return False


def _value(item: Any, path: str, variable: str) -> Any:
    steps = path.split("/")
    if variable and steps[0] == variable:
        steps = steps[1:]
    for step in steps:
        if step == "$count":
            return len(item or [])
        item = item.get(step) if isinstance(item, dict) else None
    return item


def _equal(value: Any, wanted: Any) -> bool:
    if isinstance(value, str) and isinstance(wanted, str):
        return value.casefold() == wanted.casefold()
    return bool(value == wanted)


def _call(function: str, value: Any, wanted: str) -> bool:
    if not isinstance(value, str):
        return False
    if function == "startswith":
        return value.casefold().startswith(wanted.casefold())
    return value.casefold().endswith(wanted.casefold())


def _compare(operator: str, value: Any, wanted: Any) -> bool:
    differ = value is not None and wanted is not None and isinstance(value, str) is not isinstance(wanted, str)
    if differ or isinstance(value, list):
        raise GraphError(400, "BadRequest", "A binary operator with incompatible types was detected in the filter.")
    if operator in ("eq", "ne"):
        return _equal(value, wanted) is (operator == "eq")
    if value is None or wanted is None:
        return False
    smaller, same = bool(value < wanted), bool(value == wanted)
    return {"lt": smaller, "le": smaller or same, "gt": not (smaller or same), "ge": not smaller}[operator]
