"""The sandbox's desk as a real server, and the product's adapter in front of it."""

import pytest
from pydantic import SecretStr

from sandbox.desk import DeskHandle, DeskOptions, NewTicket, Person, start_desk
from shared.adapters.psa.generic import GenericDesk
from shared.adapters.psa.http import DeskHttp
from shared.domain.ids import ConnectionId
from tests.clock import FixedClock


@pytest.fixture
def server():
    with start_desk(DeskOptions()) as running:
        yield running


@pytest.fixture
def desk(server: DeskHandle):
    http = DeskHttp(server.url, SecretStr(server.api_key), clock=FixedClock())
    yield GenericDesk(http, ConnectionId("north-desk"))
    http.close()


@pytest.fixture
def ticket(server: DeskHandle):
    requester = Person("Kelly Brandt", "kelly.brandt@brightfork.example")
    return server.create_ticket(NewTicket("C-101", requester, "New starter", "First name: Noor\nStart: Monday"))
