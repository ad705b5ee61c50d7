"""What applying a file would change, line by line. Pure."""

from collections.abc import Iterator

from pydantic import BaseModel, JsonValue

LONGEST = 80


def differences(before: BaseModel | None, after: BaseModel) -> list[str]:
    """One line for each value that is another one: `+` new, `-` gone, `~` changed. Empty when nothing is."""
    if before is None:
        # Of something new only what its file says; what the model adds is no news.
        return [
            line
            for path, value in _flat(after.model_dump(mode="json", exclude_unset=True))
            for line in _line(path, None, value)
        ]
    old = dict(_flat(before.model_dump(mode="json")))
    new = dict(_flat(after.model_dump(mode="json")))
    lines: list[str] = []
    for path in sorted({*old, *new}):
        lines += _line(path, old.get(path), new.get(path))
    return lines


def _line(path: str, old: JsonValue, new: JsonValue) -> list[str]:
    if old == new:
        return []
    if isinstance(old, list) or isinstance(new, list):
        gone = [f"- {word}" for word in _words(old) if word not in _words(new)]
        moved = gone + [f"+ {word}" for word in _words(new) if word not in _words(old)]
        return [f"~ {path}: {', '.join(moved) or 'another order'}"]
    was, now = _shown(old), _shown(new)
    if old is None:
        return [f"+ {path}: {now}"]
    return [f"- {path}: {was}"] if new is None else [f"~ {path}: {was} -> {now}"]


def _shown(value: JsonValue) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _words(value: JsonValue) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _flat(value: JsonValue, path: str = "") -> Iterator[tuple[str, JsonValue]]:
    """Dotted names; lists of plain words stay lists (in order, sets sorted), lists of objects are counted."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value, start=1):
            yield from _flat(item, f"{path}[{number}]")
    elif isinstance(value, list):
        # An empty list is nothing; the order of a set says nothing.
        yield path, (sorted(value, key=str) if path in SETS else value) or None
    else:
        yield path, value


SETS = frozenset({"tasks"})
