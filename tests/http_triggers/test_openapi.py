"""GET /api/openapi.json: true, whole and made of the models that answer."""

import json

import jsonschema
import pytest

from http_triggers.openapi import document
from tests.http_triggers.test_runs_api import Readable, listed, shown
from tests.http_triggers.test_ticket_received import post
from tests.http_triggers.world import World, an_event, json_of


def schema_of(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}


def references(node) -> set[str]:
    if isinstance(node, dict):
        here = {node["$ref"]} if "$ref" in node else set()
        return here.union(*(references(child) for child in node.values()))
    return set().union(*(references(child) for child in node)) if isinstance(node, list) else set()


def test_every_reference_leads_somewhere():
    known = {f"#/components/schemas/{name}" for name in document()["components"]["schemas"]}

    assert references(document()) - known == set()


def test_it_is_plain_json_with_the_routes_that_there_are():
    assert json.loads(json.dumps(document())) == document()
    assert set(document()["paths"]) == {
        "/api/runs",
        "/api/runs/{run_id}",
        "/api/tickets/{connection}",
        "/api/health",
        "/api/self-check",
    }


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        pytest.param("RunList", lambda: listed(Readable()), id="list"),
        pytest.param("RunDetail", lambda: shown(w := Readable(), w.run.id), id="run"),
        pytest.param("Accepted", lambda: post(World(), an_event()), id="accepted"),
        pytest.param("Problem", lambda: post(World(), b"x"), id="problem"),
    ],
)
def test_what_is_answered_is_what_is_described(name, answer):
    jsonschema.validate(json_of(answer()), schema_of(name), cls=jsonschema.Draft202012Validator)


def test_the_event_that_the_guide_shows_is_described():
    jsonschema.validate(json.loads(an_event()), schema_of("TicketEvent"), cls=jsonschema.Draft202012Validator)
