"""GET /api/openapi.json: our API described by the models that make its answers, so that the two cannot drift apart."""

import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import azure.durable_functions as df
import azure.functions as func
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from http_triggers.health import Health
from http_triggers.ticket_received import Accepted
from shared.domain.ticket import AuthorKind
from shared.web import Problem, json_answer

bp = df.Blueprint()

READERS = "Needs one of the app roles Admin, Operator and Auditor."


class TicketActor(BaseModel):
    kind: AuthorKind


class TicketEvent(BaseModel):
    """What a desk sends. Only ids are used: the ticket itself is read by REST."""

    ticket_id: str
    event_id: str = ""
    event: str = "ticket.updated"
    actor: TicketActor | None = None


@bp.route(route="api/openapi.json", methods=["GET", "HEAD"], auth_level=func.AuthLevel.ANONYMOUS)
def openapi(req: func.HttpRequest) -> func.HttpResponse:  # noqa: ARG001 - the trigger has to have a parameter
    return json_answer(document())


@cache
def document() -> dict[str, Any]:
    """OpenAPI 3.1, whose schemas are JSON Schema as pydantic writes it."""
    _, schemas = models_json_schema(
        [(model, "serialization") for model in _answers()] + [(TicketEvent, "validation")],
        ref_template="#/components/schemas/{model}",
    )
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Gangway", "version": _version(), "description": "Runs of tickets, for programs."},
        "paths": _paths(),
        "components": {"schemas": schemas["$defs"], "securitySchemes": _security_schemes()},
    }
    # Once through JSON: what is published is plain JSON, whatever pydantic put into it.
    published: dict[str, Any] = json.loads(json.dumps(described))
    return published


def _answers() -> tuple[type[BaseModel], ...]:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.domain.finding import SelfCheck
    from shared.services.present_run import RunDetail, RunList

    return SelfCheck, RunList, RunDetail, Accepted, Health, Problem


def _version() -> str:
    try:
        return version("gangway")
    except PackageNotFoundError:
        return "0"  # deployed as files, not installed as a package


def _paths() -> dict[str, Any]:
    return {
        "/api/runs": {"get": _list_runs()},
        "/api/runs/{run_id}": {"get": _show_run()},
        "/api/tickets/{connection}": {"post": _take_ticket()},
        "/api/health": {
            "get": {
                "operationId": "health",
                "summary": "Whether the app can work",
                "responses": {"200": _answer("It can.", Health), "503": _problem("It cannot.")},
            }
        },
        "/api/self-check": {"post": _self_check()},
    }


def _list_runs() -> dict[str, Any]:
    from shared.domain.run import RunStatus
    from shared.services.list_runs import DEFAULT_LIMIT, MOST
    from shared.services.present_run import RunList

    statuses = [status.value for status in RunStatus]
    return {
        "operationId": "listRuns",
        "summary": "The newest runs",
        "description": READERS,
        "security": [{"entra": []}],
        "parameters": [
            _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT}),
            _query("status", {"type": "string", "enum": statuses}),
        ],
        "responses": {"200": _answer("Newest first.", RunList)} | _refusals("400", "401", "403"),
    }


def _show_run() -> dict[str, Any]:
    from shared.services.present_run import RunDetail

    return {
        "operationId": "showRun",
        "summary": "Everything about one run",
        "description": READERS,
        "security": [{"entra": []}],
        "parameters": [_path("run_id")],
        "responses": {"200": _answer("The run.", RunDetail)} | _refusals("401", "403", "404"),
    }


def _take_ticket() -> dict[str, Any]:
    return {
        "operationId": "ticketReceived",
        "summary": "Tell that a ticket is new or has changed",
        "security": [{"function_key": [], "signature": [], "timestamp": []}],
        "parameters": [_path("connection")],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _ref(TicketEvent)}}},
        "responses": {"202": _answer("There is a run for it.", Accepted)}
        | _refusals("400", "401", "404", "413", "503"),
    }


def _self_check() -> dict[str, Any]:
    from shared.domain.finding import SelfCheck

    body = {"type": "object", "properties": {"mail_to": {"type": "string", "format": "email"}}}
    return {
        "operationId": "selfCheck",
        "summary": "What is wrong with this app, and what to do about it",
        "description": "Needs the master key of the function app. Changes nothing in any tenant.",
        "security": [{"master_key": []}],
        "requestBody": {"required": False, "content": {"application/json": {"schema": body}}},
        "responses": {"200": _answer("All findings.", SelfCheck)} | _refusals("400", "401"),
    }


def _security_schemes() -> dict[str, Any]:
    return {
        "entra": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
        "function_key": {"type": "apiKey", "in": "header", "name": "x-functions-key"},
        "master_key": {"type": "apiKey", "in": "header", "name": "x-functions-key"},
        "signature": {"type": "apiKey", "in": "header", "name": "X-Gangway-Signature"},
        "timestamp": {"type": "apiKey", "in": "header", "name": "X-Gangway-Timestamp"},
    }


def _answer(description: str, model: type[BaseModel]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": _ref(model)}}}


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/problem+json": {"schema": _ref(Problem)}}}


def _refusals(*statuses: str) -> dict[str, Any]:
    return {status: _problem("Refused; the body says why.") for status in statuses}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
