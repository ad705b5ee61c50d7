"""Refuses schemas that the real service refuses in strict mode (OpenAI's guide to Structured Outputs, "supported schemas")."""

from collections.abc import Iterator, Mapping
from typing import Any

UNSUPPORTED = (
    "allOf", "not", "dependentRequired", "dependentSchemas", "if", "then", "else", "patternProperties", "default",
)  # fmt: skip


def problem_of(schema: Mapping[str, Any]) -> str | None:
    """The first thing wrong with a strict schema, in the service's manner; None when it is fine."""
    if schema.get("type") != "object" or "anyOf" in schema:
        return "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"None\"'."
    for path, part in _parts(schema, ()):
        problem = _problem_here(part)
        if problem:
            return f"In context=({', '.join(repr(step) for step in path)}), {problem}"
    return None


def _problem_here(part: Mapping[str, Any]) -> str | None:
    unsupported = next((word for word in UNSUPPORTED if word in part), None)
    if unsupported:
        return f"'{unsupported}' is not permitted."
    if "$ref" in part and len(part) > 1:
        return f"$ref cannot have keywords {sorted(set(part) - {'$ref'})}."
    return _object_problem(part)


def _object_problem(part: Mapping[str, Any]) -> str | None:
    properties = part.get("properties")
    if not isinstance(properties, Mapping):
        return None
    if part.get("additionalProperties") is not False:
        return "'additionalProperties' is required to be supplied and to be false."
    missing = [name for name in properties if name not in part.get("required", [])]
    if missing:
        return f"'required' is required to be supplied and to be an array including every key in properties. Missing '{missing[0]}'."
    return None


def _parts(schema: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Every schema inside the schema; names of properties and definitions are no schemas."""
    if not isinstance(schema, Mapping):
        return
    yield path, schema
    for word in ("properties", "$defs", "definitions"):
        for name, inner in (schema.get(word) or {}).items():
            yield from _parts(inner, (*path, word, name))
    for word in ("anyOf", "oneOf", "prefixItems"):
        for number, inner in enumerate(schema.get(word) or []):
            yield from _parts(inner, (*path, word, str(number)))
    yield from _parts(schema.get("items"), (*path, "items"))
