"""GET /api/runs and GET /api/runs/{id}: the ledger for programs, behind a bearer token of the home tenant."""

from typing import TYPE_CHECKING

import azure.durable_functions as df
import azure.functions as func

from http_triggers.entry import answer_program
from shared.domain.errors import SignatureError
from shared.web import json_answer

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.route(route="api/runs", methods=["GET"], auth_level=func.AuthLevel.ANONYMOUS)
def runs_listed(req: func.HttpRequest) -> func.HttpResponse:
    return answer_program(lambda ports: handle_list(req, ports))


@bp.route(route="api/runs/{run_id}", methods=["GET"], auth_level=func.AuthLevel.ANONYMOUS)
def run_shown(req: func.HttpRequest) -> func.HttpResponse:
    return answer_program(lambda ports: handle_one(req, ports))


def handle_list(req: func.HttpRequest, ports: "Ports") -> func.HttpResponse:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.services.list_runs import list_runs, read_limit, read_status

    _let_in(req, ports)
    limit, status = read_limit(req.params.get("limit")), read_status(req.params.get("status"))
    return json_answer(list_runs(limit=limit, status=status, runs=ports.runs))


def handle_one(req: func.HttpRequest, ports: "Ports") -> func.HttpResponse:
    from shared.services.list_runs import show_run

    _let_in(req, ports)
    return json_answer(show_run(req.route_params.get("run_id", ""), runs=ports.runs))


def _let_in(req: func.HttpRequest, ports: "Ports") -> None:
    """Raises SignatureError without a valid token, ForbiddenError without a role."""
    from shared.services.list_runs import check_reader

    scheme, _, token = req.headers.get("authorization", "").strip().partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise SignatureError("Send an access token of your tenant: Authorization: Bearer <token>.")
    check_reader(ports.tokens.verify(token.strip()))
