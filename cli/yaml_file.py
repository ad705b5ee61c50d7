"""Reads a YAML file into plain values and remembers on which line each of them stands. Knows no company and no connection.

Every scalar stays the text that was written (`00412`, `18:00`, `NO`): YAML would make other values of them, and the model that takes
them in knows its types better. Only an empty value, `null` and `~` without quotes are "nothing".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

# A hand-written file has some hundreds of values; more come from aliases that repeat each other.
MOST_VALUES = 20_000
DEEPEST = 40
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

type Plain = str | list["Plain"] | dict[str, "Plain"] | None
type Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One fault of a file: `line` counts from 1, 0 where the fault has none."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" if self.line else f"{self.file}: {self.text}"


@dataclass
class Document:
    """One document of a file. `lines` says where a value stands: by its key where it has one."""

    file: str
    content: Plain = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, path: Path_) -> int:
        """The line of the value, or of the nearest thing around it that is there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0


def read_yaml(file: Path) -> list[Document]:
    """All documents of the file (`---` between them); what is wrong stands in their `problems`."""
    name = str(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        return [_broken(name, 0, f"cannot be read: {wrong.strerror or wrong}")]
    except UnicodeDecodeError as wrong:
        line = wrong.object.count(b"\n", 0, wrong.start) + 1
        return [_broken(name, line, "is not UTF-8 text: save the file as UTF-8")]
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> list[Document]:
    """The same for a text; `name` stands in for the file's name."""
    try:
        nodes = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        return [_broken(name, mark.line + 1 if mark else 0, _say(wrong, text))]
    except (yaml.YAMLError, RecursionError) as wrong:
        return [_broken(name, 0, f"is not YAML: {_one_line(str(wrong))}")]
    if not nodes:
        return [_broken(name, 1, "is empty")]
    return [_Builder(name).build(node) for node in nodes]


def _broken(name: str, line: int, text: str) -> Document:
    return Document(name, problems=[Problem(name, line, text)])


def _say(wrong: yaml.MarkedYAMLError, text: str) -> str:
    mark = wrong.problem_mark
    # The last line of a file may be one that is not there.
    if mark and "\t" in "".join(text.splitlines()[mark.line : mark.line + 1])[: mark.column + 1]:
        return "has a tab here: indent with spaces"
    return f"is not YAML: {_one_line(', '.join(part for part in (wrong.context, wrong.problem) if part))}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _TooMuchError(Exception):
    """The document has more values or more levels than anybody writes by hand."""


class _Builder:
    """Walks the nodes of one document."""

    def __init__(self, name: str) -> None:
        self._made = Document(name)
        self._count = 0

    def build(self, root: yaml.Node) -> Document:
        self._made.lines[()] = root.start_mark.line + 1
        try:
            self._made.content = self._value(root, ())
        except _TooMuchError:
            self._problem(
                root, f"has more than {MOST_VALUES} values or {DEEPEST} levels (an alias that contains itself?)"
            )
        return self._made

    def _value(self, node: yaml.Node, path: Path_) -> Plain:
        self._count += 1
        if self._count > MOST_VALUES or len(path) > DEEPEST:
            raise _TooMuchError
        # A tag of one's own (!something, !!python/...) asks for a value that is not what is written.
        if not str(node.tag).startswith("tag:yaml.org,2002:") or ":python" in str(node.tag):
            self._problem(node, f"'{node.tag}' is not understood here: write the plain value")
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _item(self, node: yaml.Node, path: Path_) -> Plain:
        self._made.lines[path] = node.start_mark.line + 1
        return self._value(node, path)

    def _pairs(self, node: yaml.MappingNode, path: Path_) -> Iterator[tuple[str, Plain]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, "a key must be one word")
                continue
            key = str(key_node.value)
            if key in first:
                self._problem(key_node, f"'{key}' stands here a second time (first on line {first[key]})")
                continue
            first[key] = line
            self._made.lines[(*path, key)] = line
            yield key, self._value(value_node, (*path, key))

    def _problem(self, node: yaml.Node, text: str) -> None:
        self._made.problems.append(Problem(self._made.file, node.start_mark.line + 1, text))


def _scalar(node: yaml.Node) -> Plain:
    text = str(node.value)
    return None if getattr(node, "style", None) is None and text in NOTHING else text
