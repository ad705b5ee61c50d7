"""Reads an OData $filter into a tree, as strict about quotes as Graph is. It evaluates nothing.

Grammar: or / and / not / parentheses, comparisons, `in`, startswith/endswith/contains, and `collection/any(x:...)`.
"""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.cloud.graph.errors import GraphError

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>'(?:[^']|'')*')
    | (?P<guid>[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})
    | (?P<date>\d{4}-\d\d-\d\dT[\d:.]+Z)
    | (?P<number>-?\d+(?:\.\d+)?(?![\w-]))
    | (?P<word>[A-Za-z_][\w.@]*(?:/[A-Za-z_$][\w.]*)*)
    | (?P<mark>[(),:])
    )""",
    re.VERBOSE,
)
COMPARISONS = {"eq", "ne", "gt", "ge", "lt", "le"}
FUNCTIONS = {"startswith", "endswith", "contains"}


@dataclass(frozen=True, slots=True)
class Compare:
    operator: str
    path: str
    value: Any


@dataclass(frozen=True, slots=True)
class OneOf:
    path: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    path: str
    value: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    path: str
    variable: str
    inner: "Node | None"


@dataclass(frozen=True, slots=True)
class Not:
    inner: "Node"


@dataclass(frozen=True, slots=True)
class Both:
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Either:
    left: "Node"
    right: "Node"


type Node = Compare | OneOf | Call | AnyOf | Not | Both | Either


def parse_filter(text: str) -> Node:
    return _Parser(text).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._split()
        self.position = 0

    def _split(self) -> list[tuple[str, str, int]]:
        found, at = [], 0
        text = self.text.rstrip()
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:
                what = "There is an unterminated string literal" if "'" in text[at:] else "Syntax error"
                raise self._error(what, at)
            found.append((token.lastgroup or "", token[token.lastgroup or 0], at))
            at = token.end()
        return found

    def _error(self, what: str, at: int) -> GraphError:
        return GraphError(400, "BadRequest", f"Invalid filter clause: {what} at position {at} in '{self.text}'.")

    def parse(self) -> Node:
        node = self._or()
        if self.position < len(self.tokens):
            raise self._error("Syntax error", self.tokens[self.position][2])
        return node

    def _peek(self) -> str:
        return self.tokens[self.position][1] if self.position < len(self.tokens) else ""

    def _next(self, *expected: str) -> tuple[str, str]:
        if self.position >= len(self.tokens):
            raise self._error("Syntax error", len(self.text))
        kind, value, at = self.tokens[self.position]
        if expected and value.casefold() not in expected:
            raise self._error("Syntax error", at)
        self.position += 1
        return kind, value

    def _or(self) -> Node:
        node = self._and()
        while self._peek().casefold() == "or":
            self._next()
            node = Either(node, self._and())
        return node

    def _and(self) -> Node:
        node = self._term()
        while self._peek().casefold() == "and":
            self._next()
            node = Both(node, self._term())
        return node

    def _term(self) -> Node:
        word = self._peek().casefold()
        if word == "not":
            self._next()
            return Not(self._term())
        if word == "(":
            self._next()
            node = self._or()
            self._next(")")
            return node
        if word in FUNCTIONS:
            return self._call()
        return self._comparison()

    def _call(self) -> Node:
        function = self._next()[1].casefold()
        self._next("(")
        path = self._next()[1]
        self._next(",")
        value = self._literal()
        self._next(")")
        return Call(function, path, str(value))

    def _comparison(self) -> Node:
        kind, path = self._next()
        if kind != "word":
            raise self._error("Syntax error", self.tokens[self.position - 1][2])
        if path.casefold().endswith("/any") and self._peek() == "(":
            return self._any(path[:-4])
        operator = self._next(*COMPARISONS, "in")[1].casefold()
        if operator == "in":
            return OneOf(path, self._list())
        return Compare(operator, path, self._literal())

    def _any(self, path: str) -> Node:
        self._next("(")
        if self._peek() == ")":
            self._next()
            return AnyOf(path, "", None)
        variable = self._next()[1]
        self._next(":")
        inner = self._or()
        self._next(")")
        return AnyOf(path, variable, inner)

    def _list(self) -> tuple[Any, ...]:
        self._next("(")
        values = [self._literal()]
        while self._peek() == ",":
            self._next()
            values.append(self._literal())
        self._next(")")
        return tuple(values)

    def _literal(self) -> Any:
        kind, value = self._next()
        if kind == "string":
            return value[1:-1].replace("''", "'")
        if kind == "number":
            return float(value) if "." in value else int(value)
        if kind in ("guid", "date"):
            return value
        words = {"true": True, "false": False, "null": None}
        if value.casefold() in words:
            return words[value.casefold()]
        raise self._error("Syntax error", self.tokens[self.position - 1][2])
