"""Which doors there are, who may knock, and how: a door more, or one that stands open, is a mistake."""

import json

import azure.durable_functions as df
import pytest

from http_triggers import (
    answers,
    approval,
    consent_given,
    handover,
    health,
    openapi,
    runs_api,
    self_check,
    ticket_received,
)

DOORS = {
    "answers": ("answers/{token}", "ANONYMOUS", {"GET", "HEAD", "POST"}),
    "approval": ("approvals/{token}", "ANONYMOUS", {"GET", "HEAD", "POST"}),
    "consent_given": ("connect/callback", "ANONYMOUS", {"GET", "HEAD"}),
    "handover": ("handover/{token}", "ANONYMOUS", {"GET", "HEAD", "POST"}),
    "health": ("api/health", "ANONYMOUS", {"GET", "HEAD"}),
    "openapi": ("api/openapi.json", "ANONYMOUS", {"GET", "HEAD"}),
    "run_shown": ("api/runs/{run_id}", "ANONYMOUS", {"GET"}),
    "runs_listed": ("api/runs", "ANONYMOUS", {"GET"}),
    "self_check": ("api/self-check", "ADMIN", {"POST"}),
    "ticket_received": ("api/tickets/{connection}", "FUNCTION", {"POST"}),
}


@pytest.fixture(scope="module")
def doors() -> dict[str, tuple[str, str, set[str]]]:
    app = df.DFApp()
    for module in (answers, approval, consent_given, handover, health, openapi, runs_api, self_check, ticket_received):
        app.register_functions(module.bp)
    found = {}
    for function in app.get_functions():
        trigger = next((b for b in function.get_bindings() if b.type == "httpTrigger"), None)
        if trigger is not None:
            binding = json.loads(json.dumps(trigger.get_dict_repr(), default=str))
            methods = {str(method).rpartition(".")[2] for method in binding["methods"]}
            level = str(binding["authLevel"]).rpartition(".")[2]
            found[function.get_function_name()] = (binding["route"], level.upper(), methods)
    return found


def test_the_doors_are_those_that_are_described(doors):
    assert doors == DOORS


def test_the_description_for_programs_names_every_program_door(doors):
    described = set(openapi.document()["paths"])

    assert described == {f"/{route}" for route, _, _ in doors.values() if route.startswith("api/")} - {
        "/api/openapi.json"
    }
