"""Holds what was sent to Graph against Graph's own description: paths, methods, options and bodies."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import jsonschema

_DOCUMENT = Path(__file__).parent.parent / "data" / "graph_openapi.json"


@cache
def _description():
    return json.loads(_DOCUMENT.read_text(encoding="utf-8"))


@cache
def _paths():
    """Concrete segments before parameters, as OpenAPI demands."""
    paths = sorted(_description()["paths"], key=lambda path: path.count("{"))
    return [(re.compile(re.sub(r"\\\{[^/]*?\\\}", "[^/]+", re.escape(path)) + "$"), path) for path in paths]


def operation_of(method, url):
    path = urlsplit(url).path
    for pattern, template in _paths():
        if pattern.match(path):
            found = _description()["paths"][template].get(method.lower())
            assert found is not None, f"Graph has no {method} {template}"
            return found
    raise AssertionError(f"Graph has no path {path}")


def check_sent(method, url, body=None):
    """Fails when Graph's description knows no such request."""
    operation = operation_of(method, url)
    known = {parameter["name"] for parameter in operation.get("parameters", []) if parameter["in"] == "query"}
    used = {name for name, _ in parse_qsl(urlsplit(url).query)} - {"$skiptoken"}
    assert used <= known, f"{method} {urlsplit(url).path} takes no {used - known}"
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body is None:
        assert not operation.get("requestBody", {}).get("required"), f"{method} {url} needs a body"
        return
    assert content is not None, f"{method} {url} takes no body"
    schema = {**content["schema"], "components": _description()["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)
