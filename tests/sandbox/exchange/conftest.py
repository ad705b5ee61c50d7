"""The Exchange surface alone, on a real server, over a freshly seeded cloud for every test."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from sandbox.cloud.exchange.app import routes
from sandbox.cloud.faults import Faults
from sandbox.cloud.log import RequestLog
from sandbox.cloud.objects import Group, User
from sandbox.cloud.seed import APP_ID, BRIGHTFORK, seed_into
from sandbox.cloud.state import Cloud, Mailbox, Tenant
from sandbox.web.serving import ServerThread

DANA, MARISOL = "dana.whitlock@brightfork.example", "marisol.vega@brightfork.example"
CONTINUE = {"prefer": "odata.continue-on-error"}


@dataclass
class Exchange:
    """The surface and short ways to use it."""

    cloud: Cloud
    log: RequestLog
    faults: Faults
    url: str
    client: httpx2.Client
    tenant_id: str = BRIGHTFORK
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def tenant(self) -> Tenant:
        return self.cloud.tenants[BRIGHTFORK]

    def token(self, **over: Any) -> str:
        now = int(time.time())
        claims = {
            "tid": BRIGHTFORK,
            "appid": APP_ID,
            "aud": "https://outlook.office365.com",
            "roles": ["Exchange.ManageAsApp"],
            "iat": now,
            "exp": now + 3600,
        }
        return self.cloud.key.sign(claims | over)

    def post(self, body: Any, *, path: str = "InvokeCommand", url: str = "", **headers: str) -> httpx2.Response:
        sent = {
            "authorization": f"Bearer {self.token()}",
            "x-anchormailbox": f"APP:SystemMailbox{{bb558c35-97f1-4cb9-8ff7-d53741dc928c}}@{BRIGHTFORK}",
        }
        address = url or f"{self.url}/adminapi/beta/{self.tenant_id}/{path}"
        return self.client.post(address, json=body, headers=sent | headers)

    def answer(self, cmdlet: str, **parameters: Any) -> httpx2.Response:
        return self.post(command(cmdlet, **parameters))

    def run(self, cmdlet: str, **parameters: Any) -> list[dict[str, Any]]:
        answer = self.answer(cmdlet, **parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()["value"]

    def warnings(self, cmdlet: str, **parameters: Any) -> list[str]:
        answer = self.answer(cmdlet, **parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()["@adminapi.warnings"]

    def refusal(self, cmdlet: str, **parameters: Any) -> tuple[int, str, str]:
        return refusal_of(self.answer(cmdlet, **parameters))

    def batch(self, *commands: dict[str, Any], **headers: str) -> dict[str, dict[str, Any]]:
        items = [
            {"id": str(number), "method": "POST", "url": f"/adminapi/beta/{BRIGHTFORK}/InvokeCommand", "body": body}
            for number, body in enumerate(commands, start=1)
        ]
        answer = self.post({"requests": items}, path="$batch", **headers)
        assert answer.status_code == 200, answer.text
        return {item["id"]: item for item in answer.json()["responses"]}

    def user(self, upn: str) -> User:
        found = self.tenant.user_by_upn(upn)
        assert found is not None
        return found

    def box(self, upn: str) -> Mailbox:
        return self.tenant.mailboxes[self.user(upn).id]

    def group(self, nickname: str) -> Group:
        return next(group for group in self.tenant.groups.values() if group.props["mailNickname"] == nickname)


def command(cmdlet: str, **parameters: Any) -> dict[str, Any]:
    return {"CmdletInput": {"CmdletName": cmdlet, "Parameters": parameters}}


def refusal_of(answer: httpx2.Response) -> tuple[int, str, str]:
    """Status, short exception type and text, read the way a careful client reads them."""
    error = answer.json()["error"]
    inner = error["innererror"]["internalexception"]
    assert error["details"][0]["message"].endswith(f"|{inner['type']}|{inner['message']}")
    return answer.status_code, inner["type"].rsplit(".", 1)[-1], inner["message"]


@pytest.fixture(scope="session")
def server() -> Iterator[Exchange]:
    cloud, log, faults = Cloud(), RequestLog(), Faults()
    app = Starlette(routes=routes(cloud, log, faults))
    with ServerThread(app).start() as running, httpx2.Client() as client:
        yield Exchange(cloud, log, faults, running.url, client)


@pytest.fixture
def exchange(server: Exchange) -> Exchange:
    server.cloud.clock.reset()
    seed_into(server.cloud)
    server.cloud.clock.advance(3600)  # seeding is long past, so that a lagging read sees a settled tenant
    server.faults.clear()
    server.log.clear()
    return server
