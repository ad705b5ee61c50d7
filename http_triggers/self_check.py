"""POST /api/self-check: the app looks at itself and tells whoever holds its master key. For `gangway doctor`."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import azure.durable_functions as df
import azure.functions as func

from http_triggers.entry import answer_program, current_ports
from shared.domain.errors import ConfigurationError, InputError
from shared.engine import DurableEngine
from shared.web import json_answer

if TYPE_CHECKING:
    from shared.ports import Engine
    from shared.wiring import Ports

bp = df.Blueprint()

BODY_LIMIT = 4096


@bp.route(route="api/self-check", methods=["POST"], auth_level=func.AuthLevel.ADMIN)
@bp.durable_client_input(client_name="client")
def self_check(req: func.HttpRequest, client: df.SyncDurableFunctionsClient) -> func.HttpResponse:
    return refused_settings() or answer_program(lambda ports: handle(req, ports, DurableEngine(client)))


def refused_settings(ports: "Callable[[], Ports]" = current_ports) -> func.HttpResponse | None:
    """Settings that are refused are a finding here: whoever asks is the one who can mend them."""
    from shared.adapters.clock import SystemClock
    from shared.services.doctor.self_check import settings_refused

    try:
        ports()
    except ConfigurationError as refused:
        return json_answer(settings_refused(refused.problems, SystemClock()))
    except Exception:
        return None  # comes again where the ports are needed, and is answered there
    return None


def handle(req: func.HttpRequest, ports: "Ports", engine: "Engine") -> func.HttpResponse:
    from shared.services.doctor.self_check import Parts, self_check

    parts = Parts(
        clock=ports.clock,
        runs=ports.runs,
        vault=ports.vault,
        signer=ports.signer,
        engine=engine,
        companies=ports.companies,
        connections=ports.connections,
        directory=ports.directory,
        mailer=ports.mailer,
        llm=ports.llm,
        home_tenant=ports.settings.home_tenant,
        mail_to=_mail_to(req.get_body()),
    )
    return json_answer(self_check(parts))


def _mail_to(body: bytes) -> str:
    """`{"mail_to": "name@host"}`, or nothing."""
    if not body.strip():
        return ""
    try:
        document = json.loads(body) if len(body) <= BODY_LIMIT else None
    except ValueError:
        document = None
    if not isinstance(document, dict) or not isinstance(document.get("mail_to", ""), str):
        raise InputError('The body must be empty, or {"mail_to": "name@host"}.')
    return str(document.get("mail_to", ""))
