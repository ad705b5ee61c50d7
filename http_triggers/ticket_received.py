"""POST /api/tickets/{connection}: a desk tells that a ticket is new or has changed.

Acknowledged only once the run is stored. What is refused is recorded by a hash, never by its text.
"""

import hashlib
import re
from typing import TYPE_CHECKING

import azure.durable_functions as df
import azure.functions as func
from pydantic import BaseModel

from http_triggers.entry import LOG, answer_program
from shared.adapters.psa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, secrets_of, verify
from shared.adapters.psa.webhook import BODY_LIMIT, Nudge, parse_nudge
from shared.domain.alarm import Alarm
from shared.domain.errors import ConfigurationError, InputError, OutsideError, UnknownConnectionError
from shared.domain.ids import ConnectionId
from shared.domain.ticket import AuthorKind
from shared.engine import DurableEngine
from shared.services.receipt import Receipt
from shared.web import Kind, json_answer, kind_of, problem

if TYPE_CHECKING:
    from shared.domain.policy import Connection
    from shared.ports import Engine
    from shared.services.receive_ticket import Notice
    from shared.wiring import Ports

bp = df.Blueprint()

CONNECTION_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
NAMELESS = ConnectionId("unknown")
TOO_LARGE = Kind(status=413, code="too_large", title="The body is too large")
NEW_TICKET = "ticket.created"


class Accepted(BaseModel):
    """The run that this ticket has, whether this delivery started it or not."""

    run_id: str
    receipt: Receipt


@bp.route(route="api/tickets/{connection}", methods=["POST"], auth_level=func.AuthLevel.FUNCTION)
@bp.durable_client_input(client_name="client")
def ticket_received(req: func.HttpRequest, client: df.SyncDurableFunctionsClient) -> func.HttpResponse:
    return answer_program(lambda ports: handle(req, ports, DurableEngine(client)), challenge="X-Gangway-Signature")


def handle(req: func.HttpRequest, ports: "Ports", engine: "Engine") -> func.HttpResponse:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.services.receive_ticket import receive_ticket

    body, name = req.get_body(), req.route_params.get("connection", "")
    if len(body) > BODY_LIMIT:
        _record(ports, name, TOO_LARGE, body)
        return problem(TOO_LARGE, f"Send the ticket's id, not the ticket: at most {BODY_LIMIT // 1024} KB are read.")
    try:
        connection = _connection(ports, name)
        nudge = _verified(req, ports, connection, body)
    except ConfigurationError:
        raise  # ours, not the caller's: nothing is refused, and the desk delivers again
    except InputError as refusal:
        _record(ports, name, kind_of(refusal), body)
        raise
    received = receive_ticket(_notice(connection, nudge), runs=ports.runs, engine=engine, clock=ports.clock)
    LOG.info("ticket received", extra={"run_id": received.run, "receipt": received.receipt.value})
    accepted = Accepted(run_id=received.run, receipt=received.receipt)
    return json_answer(accepted, status=202, headers={"Location": f"/api/runs/{received.run}"})


def _connection(ports: "Ports", name: str) -> "Connection":
    if not CONNECTION_NAME.fullmatch(name):
        raise UnknownConnectionError("A connection's name has small letters, digits and hyphens only.")
    return ports.connections.get(ConnectionId(name))


def _verified(req: func.HttpRequest, ports: "Ports", connection: "Connection", body: bytes) -> Nudge:
    secrets = secrets_of(ports.vault.get(connection.webhook_secret))
    verify(secrets, req.headers.get(TIMESTAMP_HEADER), req.headers.get(SIGNATURE_HEADER), body, ports.clock.now())
    return parse_nudge(body)


def _notice(connection: "Connection", nudge: Nudge) -> "Notice":
    from shared.services.receive_ticket import Notice, NoticeKind

    return Notice(
        connection=connection.connection_id,
        ticket=nudge.ticket,
        kind=NoticeKind.CREATED if nudge.event == NEW_TICKET else NoticeKind.UPDATED,
        event_id=nudge.event_id,
        by=nudge.actor or AuthorKind.CONTACT,
    )


def _record(ports: "Ports", name: str, kind: Kind, body: bytes) -> None:
    """Keep that it was refused. Failing to do so must not turn a clear refusal into an unclear one."""
    connection = ConnectionId(name) if CONNECTION_NAME.fullmatch(name) else NAMELESS
    body_hash = hashlib.sha256(body).hexdigest()
    LOG.warning("%s connection %s: %s", Alarm.WEBHOOK_REFUSED, connection, kind.code)
    try:
        ports.audit.record_refusal(connection, code=kind.code, body_hash=body_hash, at=ports.clock.now())
    except OutsideError:
        LOG.exception("a refused webhook could not be recorded", extra={"code": kind.code, "body_hash": body_hash})
