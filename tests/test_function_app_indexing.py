"""The product's function app as Azure's own worker would load it, and no route of it hidden behind another."""

import json
from pathlib import Path

from sandbox.host.indexing import Kind, index_app
from sandbox.host.routes import build_routes, shadowed
from sandbox.host.settings import read_settings
from tests.sandbox.host.azure_worker import index_as_azure

ROOT = Path(__file__).resolve().parent.parent


def test_azures_worker_loads_the_functions_that_the_local_host_runs():
    azures = {function.name: function.trigger for function in index_as_azure(ROOT)}
    ours = {entry.name: dict(entry.trigger) for entry in index_app(ROOT, "function_app").functions}
    assert json.dumps(azures, sort_keys=True) == json.dumps(ours, sort_keys=True)


def test_no_route_is_answered_by_another_function_than_its_own():
    # The Functions host tries routes by function name, not by how specific they are (azure-functions-host issue 9876).
    routes = build_routes(index_app(ROOT, "function_app").of_kind(Kind.HTTP), read_settings(ROOT).route_prefix)
    assert shadowed(routes) == []
