"""The JSON schema that the model has to answer in, made from the domain's `Reading`, so that the two can never differ.

Strict mode wants every property required, no additional ones, no defaults, and no keyword beside a `$ref` (OpenAI, "Structured
model outputs", supported schemas). Properties that are ours to fill (certainty, reader, tokens) are left out. The service counts the
schema as prompt, so what stands in it twenty times (a quoted value or null) is defined once.
"""

from shared.domain.request import Reading

type Json = dict[str, Json] | list[Json] | str | int | float | bool | None

NAME = "ticket_reading"
_OURS = frozenset({"certainty", "reader", "silent", "tokens", "cost_micros"})
_DROPPED = frozenset({"default", "title", "description"})
_OPTIONAL = "Optional"


def reading_schema() -> dict[str, Json]:
    """The strict schema of a reading."""
    schema = _strict(Reading.model_json_schema())
    if not isinstance(schema, dict):
        raise TypeError("the schema of a model is an object")
    definitions = schema.get("$defs")
    if isinstance(definitions, dict):
        definitions.pop("Certainty", None)
    return _name_optional(schema)


def _name_optional(schema: dict[str, Json]) -> dict[str, Json]:
    """The schema with "a quoted value or null" as a definition of its own."""
    definitions = schema.get("$defs")
    if not isinstance(definitions, dict):
        return schema
    optional: Json = {"anyOf": [{"$ref": "#/$defs/Quoted"}, {"type": "null"}]}
    reference: Json = {"$ref": f"#/$defs/{_OPTIONAL}"}
    for definition in definitions.values():
        properties = definition.get("properties") if isinstance(definition, dict) else None
        if isinstance(properties, dict):
            properties.update({name: reference for name, part in properties.items() if part == optional})
    definitions[_OPTIONAL] = optional
    return schema


def _strict(part: Json) -> Json:
    if isinstance(part, list):
        return [_strict(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return {"$ref": part["$ref"]}
    kept = {name: _strict(value) for name, value in part.items() if name not in _DROPPED or isinstance(value, dict)}
    properties = kept.get("properties")
    if kept.get("type") == "object" and isinstance(properties, dict):
        theirs: dict[str, Json] = {name: value for name, value in properties.items() if name not in _OURS}
        kept["properties"] = theirs
        kept["required"] = list(theirs)
        kept["additionalProperties"] = False
    return kept
