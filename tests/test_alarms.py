"""The moments that somebody has to hear of leave their phrase in the log; look-alikes do not."""

import json
import logging

import pytest
from azure.core.exceptions import ClientAuthenticationError

from http_triggers.ticket_received import handle
from shared.adapters.entra.access import CredentialKind, TenantAccess
from shared.adapters.entra.tokens import Entra
from shared.domain.alarm import ALIVE, Alarm
from shared.domain.errors import GangwayError, InputError
from shared.domain.ids import TenantId
from tests.http_triggers.world import World, a_request, an_event

TENANT = TenantId("11111111-aaaa-4aaa-8aaa-000000000001")


class RefusedCredential:
    def __init__(self, code: str) -> None:
        self._code = code

    def get_token(self, *scopes, **_):
        raise ClientAuthenticationError(f"AADSTS{self._code}: refused")


@pytest.mark.parametrize(
    ("code", "alarms"), [("700016", True), ("65001", True), ("700213", True), ("500011", False), ("90033", False)]
)
def test_a_tenant_that_is_lost_is_said_and_a_service_it_never_had_is_not(caplog, code, alarms):
    access = TenantAccess(app_id="a", credential=CredentialKind.MANAGED_IDENTITY)
    entra = Entra(access, make=lambda *_: RefusedCredential(code))
    with caplog.at_level(logging.INFO), pytest.raises(GangwayError):
        entra.token(TENANT, "scope")
    assert (f"{Alarm.TENANT_LOST} tenant {TENANT}" in caplog.text) is alarms


def test_a_refused_webhook_is_said_with_its_connection_and_without_its_text(caplog):
    world, body = World(), an_event(ticket_id="T-secret")
    request = a_request(
        "POST", "/api/tickets/desk", route={"connection": "desk"},
        headers=world.signed(body, secret="wrong-secret-0123456789-0123456789"), body=body,
    )  # fmt: skip
    with caplog.at_level(logging.INFO), pytest.raises(InputError):
        handle(request, world.ports, world.engine)
    assert f"{Alarm.WEBHOOK_REFUSED} connection desk" in caplog.text
    assert "T-secret" not in caplog.text


def test_an_accepted_webhook_alarms_nobody(caplog):
    world, body = World(), json.dumps({"event_id": "e", "event": "ticket.created", "ticket_id": "T-9"}).encode()
    request = a_request(
        "POST", "/api/tickets/desk", route={"connection": "desk"}, headers=world.signed(body), body=body
    )
    with caplog.at_level(logging.INFO):
        assert handle(request, world.ports, world.engine).status_code == 202
    assert "gangway-alarm" not in caplog.text


def test_no_phrase_is_part_of_another():
    phrases = [*(alarm.value for alarm in Alarm), ALIVE]
    assert [(a, b) for a in phrases for b in phrases if a != b and a in b] == []
