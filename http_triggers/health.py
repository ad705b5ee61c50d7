"""GET /api/health: whether the settings are sound and the storage answers. For monitors; it tells nothing else."""

from typing import TYPE_CHECKING, Literal

import azure.durable_functions as df
import azure.functions as func
from pydantic import BaseModel

from http_triggers.entry import answer_program
from shared.web import json_answer

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


class Health(BaseModel):
    status: Literal["ok"] = "ok"


@bp.route(route="api/health", methods=["GET", "HEAD"], auth_level=func.AuthLevel.ANONYMOUS)
def health(req: func.HttpRequest) -> func.HttpResponse:  # noqa: ARG001 - the trigger has to have a parameter
    return answer_program(handle)


def handle(ports: "Ports") -> func.HttpResponse:
    ports.runs.newest(limit=1)  # raises where the storage cannot be reached
    return json_answer(Health())
