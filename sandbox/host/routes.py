"""Which HTTP function answers a request: route templates, constraints, methods and order as in the Functions host.

Sources: WebScriptHostHttpRoutesManager.cs (azure-functions-host) and WebJobsRouteBuilder.cs (azure-webjobs-sdk-extensions):
routes are tried by function name, not by how specific they are (azure-functions-host issue 9876), and the method is a route
constraint, so a known path with another method is 404, not 405, HEAD on a GET function included (issues 10098, 11625).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from sandbox.host.constraints import Check, parse_constraints
from sandbox.host.indexing import AppError, FunctionEntry

# {name}, {*rest}, {name?}, {name=default}, {name:constraint:other(1)}; braces inside a constraint are doubled.
_PARAMETER = re.compile(r"\{(\*{0,2})([^{}:=?]+)((?::(?:[^{}]|\{\{|\}\})*?)?)(\?|=[^{}]*)?\}(?!\})")


@dataclass(frozen=True, slots=True)
class Segment:
    """One path segment: fixed text, or a pattern with parameters."""

    literal: str | None = None
    pattern: re.Pattern[str] | None = None
    optional: bool = False
    catch_all: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A compiled template of one function."""

    entry: FunctionEntry
    template: str
    methods: frozenset[str] | None
    segments: tuple[Segment, ...]
    checks: tuple[tuple[str, Check], ...]
    defaults: Mapping[str, str]

    def match_path(self, path: str) -> dict[str, str] | None:
        """Route values, or None. `path` is still percent-encoded."""
        values = _match_segments(self.segments, split_path(path))
        if values is None:
            return None
        values = {**self.defaults, **values}
        return values if all(name not in values or check(values[name]) for name, check in self.checks) else None

    def allows(self, method: str) -> bool:
        return self.methods is None or method in self.methods


def split_path(path: str) -> list[str]:
    """Decoded segments; an encoded slash stays encoded, as Kestrel leaves it."""
    parts = path.strip("/").split("/") if path.strip("/") else []
    return ["%2F".join(unquote(piece) for piece in re.split("%2[fF]", part)) for part in parts]


def build_routes(entries: Iterable[FunctionEntry], prefix: str) -> tuple[Route, ...]:
    """Routes in the order in which they are tried; `entries` come sorted by name."""
    return tuple(_compile(entry, prefix) for entry in entries)


def shadowed(routes: tuple[Route, ...]) -> list[str]:
    """Sentences about fixed routes that an earlier function's parameter swallows."""
    found = []
    for index, route in enumerate(routes):
        if any(segment.literal is None for segment in route.segments):
            continue
        path = "/".join(segment.literal or "" for segment in route.segments)
        for earlier in routes[:index]:
            common = earlier.methods is None or route.methods is None or earlier.methods & route.methods
            if common and earlier.match_path(path) is not None:
                found.append(
                    f"'/{route.template}' of {route.entry.name} is answered by {earlier.entry.name} ('/{earlier.template}'):"
                    " the Functions host tries routes by function name; rename a function or add a route constraint"
                )
                break
    return found


def _compile(entry: FunctionEntry, prefix: str) -> Route:
    template = str(entry.trigger.get("route") or entry.name).strip("/")
    template = f"{prefix}/{template}".strip("/")
    methods = entry.trigger.get("methods")
    checks: list[tuple[str, Check]] = []
    defaults: dict[str, str] = {}
    pieces = [piece for piece in re.split(r"/(?![^{]*\})", template) if piece]
    segments = tuple(_segment(entry.name, piece, checks, defaults) for piece in pieces)
    allowed = frozenset(str(method).upper() for method in methods) if isinstance(methods, list) else None
    return Route(entry, template, allowed, segments, tuple(checks), defaults)


def _segment(function: str, text: str, checks: list[tuple[str, Check]], defaults: dict[str, str]) -> Segment:
    found = list(_PARAMETER.finditer(text))
    if not found:
        if "{" in text or "}" in text:
            raise AppError(f"function '{function}': '{text}' is not a valid route segment")
        return Segment(literal=text)
    pattern, position, last = "", 0, found[-1]
    for match in found:
        stars, name, constraints, ending = match.groups()
        pattern += re.escape(text[position : match.start()]) + f"(?P<{_group(name)}>.{'*' if stars else '+?'})"
        position = match.end()
        checks.extend((name, check) for check in _checks(function, constraints))
        if ending and ending.startswith("="):
            defaults[name] = ending[1:]
    pattern += re.escape(text[position:])
    whole = last.group(0) == text
    return Segment(
        pattern=re.compile(pattern, re.IGNORECASE | re.DOTALL),
        optional=whole and bool(last.group(4)),
        catch_all=whole and bool(last.group(1)),
    )


def _match_segments(segments: tuple[Segment, ...], parts: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for index, segment in enumerate(segments):
        if segment.catch_all:
            rest = "/".join(parts[index:])
            return {**values, **_values(segment, rest)} if rest else values
        if index >= len(parts):
            return values if all(s.optional or s.catch_all for s in segments[index:]) else None
        if segment.literal is not None:
            if segment.literal.casefold() != parts[index].casefold():
                return None
            continue
        found = segment.pattern.fullmatch(parts[index]) if segment.pattern else None
        if found is None:
            return None
        values.update(_named(found))
    return values if len(parts) <= len(segments) else None


def _values(segment: Segment, text: str) -> dict[str, str]:
    found = segment.pattern.fullmatch(text) if segment.pattern else None
    return _named(found) if found else {}


def _named(match: re.Match[str]) -> dict[str, str]:
    return {name.removeprefix("p_"): value for name, value in match.groupdict().items()}


def _group(name: str) -> str:
    return f"p_{name}"


def _checks(function: str, constraints: str) -> list[Check]:
    try:
        return parse_constraints(constraints.lstrip(":").replace("{{", "{").replace("}}", "}"))
    except ValueError as error:
        raise AppError(f"function '{function}': {error}") from error
