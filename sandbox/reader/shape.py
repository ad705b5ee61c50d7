"""Pours findings into whatever JSON schema the caller sent, by property names. Pure; knows no product and no HTTP."""

from collections.abc import Mapping
from typing import Any

from sandbox.reader.findings import MANY, SINGLE, Findings, Found, Person

type Schema = Mapping[str, Any]
_EMPTY: dict[str, Any] = {"string": "", "integer": 0, "number": 0, "boolean": False, "array": [], "null": None}


class Shaper:
    """One schema, with its definitions."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema

    def shape(self, findings: Findings) -> Any:
        return self._object(self._root, findings, findings.people[0] if findings.people else Person())

    def _object(self, schema: Schema, findings: Findings, person: Person) -> dict[str, Any]:
        properties: Mapping[str, Schema] = self._resolved(schema).get("properties", {})
        return {name: self._property(name, part, findings, person) for name, part in properties.items()}

    def _property(self, name: str, schema: Schema, findings: Findings, person: Person) -> Any:
        if name == "intent":
            return self._value(schema, Found(person.intent or findings.intent, findings.intent_quote))
        if name in SINGLE:
            return self._value(schema, person.single.get(name))
        if name in MANY:
            return [self._value(self._items(schema), found) for found in person.many.get(name, [])]
        if name.endswith("_quote"):
            return self._quote_of(name.removesuffix("_quote"), schema, findings, person)
        items = self._resolved(self._items(schema))
        if "properties" in items and set(items["properties"]) & {*SINGLE, *MANY}:
            return [self._object(items, findings, one) for one in findings.people]
        return self._nothing(schema)

    def _quote_of(self, name: str, schema: Schema, findings: Findings, person: Person) -> Any:
        quote = findings.intent_quote if name == "intent" else ""
        if name in person.single:
            quote = person.single[name].quote
        return quote or self._nothing(schema)

    def _value(self, schema: Schema, found: Found | None) -> Any:
        """The found value as a {value, quote} object, as a plain string, or as null, whichever the schema allows."""
        if found is None:
            return self._nothing(schema)
        wanted = self._wanted(schema)
        if "properties" in wanted:
            parts = {"value": found.value, "quote": found.quote}
            return {name: parts.get(name, self._nothing(part)) for name, part in wanted["properties"].items()}
        if wanted.get("type") == "boolean":
            return found.value.casefold() in ("yes", "true", "y")
        if "enum" in wanted and found.value not in wanted["enum"]:
            return self._nothing(schema)
        return found.value

    def _nothing(self, schema: Schema) -> Any:
        options = self._options(schema)
        if any(option.get("type") == "null" for option in options):
            return None
        wanted = self._wanted(schema)
        if "const" in wanted:
            return wanted["const"]
        if "enum" in wanted:
            return "none" if "none" in wanted["enum"] else wanted["enum"][0]
        if "properties" in wanted:
            return {name: self._nothing(part) for name, part in wanted["properties"].items()}
        return _EMPTY.get(str(wanted.get("type")))

    def _wanted(self, schema: Schema) -> Schema:
        """The alternative that is not null."""
        options = [option for option in self._options(schema) if option.get("type") != "null"]
        return options[0] if options else {}

    def _options(self, schema: Schema) -> list[Schema]:
        resolved = self._resolved(schema)
        for word in ("anyOf", "oneOf"):
            if word in resolved:
                return [one for option in resolved[word] for one in self._options(option)]
        kinds = resolved.get("type")
        if isinstance(kinds, list):
            return [{**resolved, "type": kind} for kind in kinds]
        return [resolved]

    def _items(self, schema: Schema) -> Schema:
        items = self._wanted(schema).get("items", {})
        return items if isinstance(items, Mapping) else {}

    def _resolved(self, schema: Schema) -> Schema:
        seen = 0
        while "$ref" in schema and seen < 20:
            target: Any = self._root
            for part in str(schema["$ref"]).removeprefix("#/").split("/"):
                target = target[part]
            schema, seen = target, seen + 1
        return schema
