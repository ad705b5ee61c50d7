"""Runs one cmdlet input: knows the cmdlets, checks RBAC, binds parameters, pages the result. No HTTP, no batching."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.cloud.exchange import auto_reply, inbox_rules, mailbox_read, mailbox_write, members, permissions
from sandbox.cloud.exchange.access import Session
from sandbox.cloud.exchange.call import Call, Cmdlet, Row
from sandbox.cloud.exchange.errors import (
    NO_COMMAND,
    NO_PROMPT,
    PARAMETER_BINDING,
    ExchangeError,
    error_body,
    forbidden_cmdlet,
    refused,
)
from sandbox.cloud.exchange.parameters import bind

_MODULES = (mailbox_read, mailbox_write, permissions, auto_reply, members, inbox_rules)
CMDLETS: dict[str, Cmdlet] = {cmdlet.name.casefold(): cmdlet for module in _MODULES for cmdlet in module.CMDLETS}


@dataclass(slots=True)
class Answer:
    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the result is wanted; `url` is where the next one can be asked for."""

    url: str
    size: int = 1000
    token: str | None = None
    select: tuple[str, ...] = ()


def cmdlet_name(body: Any) -> str:
    """For logs and faults; empty when the body names none."""
    given = body.get("CmdletInput") if isinstance(body, dict) else None
    return str(given.get("CmdletName") or "") if isinstance(given, dict) else ""


def run(session: Session, body: Any, page: Page) -> Answer:
    """Never raises ExchangeError: a refusal is an answer."""
    tenant = session.caller.tenant
    try:
        with tenant.lock:
            tenant.agenda.run_due()
            cmdlet, given = _input(body)
            if cmdlet.needs not in session.rights:
                raise forbidden_cmdlet(cmdlet.name)
            call = Call(cmdlet.name, session, bind(cmdlet.parameters, given))
            _check_confirmation(cmdlet, given)
            rows = cmdlet.handler(call)
        return Answer(200, _result(tenant.id, rows, call.warnings, page))
    except ExchangeError as refusal:
        return Answer(refusal.status, error_body(refusal))


def _input(body: Any) -> tuple[Cmdlet, Mapping[str, Any]]:
    given = body.get("CmdletInput") if isinstance(body, dict) else None
    if not isinstance(given, dict) or not isinstance(given.get("CmdletName"), str):
        raise refused(PARAMETER_BINDING, "The request body must hold a CmdletInput with a CmdletName.")
    name, parameters = given["CmdletName"], given.get("Parameters") or {}
    cmdlet = CMDLETS.get(name.casefold())
    if cmdlet is None:
        text = (
            f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program. "
            "Check the spelling of the name, or if a path was included, verify that the path is correct and try again."
        )
        raise refused(NO_COMMAND, text)
    if not isinstance(parameters, dict):
        raise refused(PARAMETER_BINDING, "Parameters must be an object.")
    return cmdlet, parameters


def _check_confirmation(cmdlet: Cmdlet, given: Mapping[str, Any]) -> None:
    confirmed = any(name.casefold() == "confirm" and value is False for name, value in given.items())
    if cmdlet.confirms and not confirmed:
        text = (
            "A command that prompts the user failed because the host program or the command type does not support user "
            f"interaction. The command that prompted was: {cmdlet.name}"
        )
        raise refused(NO_PROMPT, text)


def _result(tenant_id: str, rows: list[Row], warnings: list[str], page: Page) -> dict[str, Any]:
    start = _offset(page.token)
    shown = rows[start : start + page.size]
    if page.select:
        shown = [{name: value for name, value in row.items() if name in page.select} for row in shown]
    body: dict[str, Any] = {
        "@odata.context": f"https://outlook.office365.com/adminapi/beta/{tenant_id}/$metadata#Collection(Exchange.GenericHashTable)",
        "adminapi.warnings@odata.type": "#Collection(String)",
        "@adminapi.warnings": warnings,
        "value": shown,
    }
    if start + page.size < len(rows):
        token = base64.urlsafe_b64encode(str(start + page.size).encode()).decode()
        body["@odata.nextLink"] = f"{page.url}?%24skiptoken={token}"
    return body


def _offset(token: str | None) -> int:
    if token is None:
        return 0
    try:
        return int(base64.urlsafe_b64decode(token.encode()))
    except (binascii.Error, ValueError) as broken:
        raise refused(PARAMETER_BINDING, "The skip token is not valid.") from broken
