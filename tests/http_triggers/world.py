"""The ports as the HTTP functions see them, in memory, but with real signed links and real webhook signatures."""

import hashlib
import hmac
import json
from types import SimpleNamespace
from typing import Any

import azure.functions as func
from pydantic import SecretStr

from shared.adapters.signing.links import LinkSigner
from shared.domain.plan import Plan
from shared.domain.run import Change
from shared.ports import LinkClaims, LinkPurpose
from tests.builders import MARISOL, OMAR, RUTH, a_company, a_connection, a_plan, a_run
from tests.clock import FixedClock
from tests.fakes.audit_log import FakeAuditLog
from tests.fakes.companies import FakeCompanies
from tests.fakes.connections import FakeConnections
from tests.fakes.engine import FakeEngine
from tests.fakes.run_store import FakeRunStore
from tests.fakes.tokens import FakeTokens
from tests.fakes.vault import FakeVault

SECRET = "webhook-secret-of-the-desk-0123456789"
KEY = SecretStr("signing-key-of-the-tests-0123456789abcdef")


class World:
    """One run that waits for approval; `ports` is what `shared.wiring.ports()` would give."""

    def __init__(self, plan: Plan | None = None) -> None:
        self.plan = plan or a_plan()
        self.clock = FixedClock()
        self.runs, self.audit, self.engine = FakeRunStore(), FakeAuditLog(), FakeEngine()
        self.companies, self.connections = FakeCompanies(a_company()), FakeConnections(a_connection())
        self.vault = FakeVault(env__DESK_SECRET=SECRET)
        self.tokens = FakeTokens()
        self.signer = LinkSigner([KEY], clock=self.clock)
        self.run = a_run(plan=self.plan)
        self.runs.create(Change(run=self.run))
        self.runs.put_document(self.run.id, self.plan.digest(), self.plan.canonical())
        self.ruth, self.omar = self.approval_link(RUTH.email), self.approval_link(OMAR.email)

    @property
    def ports(self) -> Any:
        names = ("clock", "companies", "connections", "runs", "audit", "signer", "vault", "tokens")
        return SimpleNamespace(**{name: getattr(self, name) for name in names})

    @property
    def ledger(self):
        return self.runs.load(self.run.id)

    def approval_link(self, address: str) -> str:
        claims = LinkClaims(purpose=LinkPurpose.APPROVAL, run=self.run.id, subject=address, digest=self.plan.digest())
        return self.signer.sign(claims)

    def handover_link(self, key: str) -> str:
        claims = LinkClaims(purpose=LinkPurpose.HANDOVER, run=self.run.id, subject=MARISOL.address, digest=key)
        return self.signer.sign(claims)

    def signed(self, body: bytes, *, secret: str = SECRET, timestamp: str | None = None) -> dict[str, str]:
        """Headers as the desk sends them."""
        stamp = timestamp or str(int(self.clock.now().timestamp()))
        mac = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Gangway-Timestamp": stamp, "X-Gangway-Signature": f"v1={mac}"}


def a_request(
    method: str,
    url: str,
    *,
    route: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    params: dict[str, str] | None = None,
    body: bytes = b"",
) -> func.HttpRequest:
    return func.HttpRequest(
        method=method, url=url, route_params=route or {}, headers=headers or {}, params=params or {}, body=body
    )


def an_event(**over: Any) -> bytes:
    document = {"event_id": "e-1", "event": "ticket.created", "ticket_id": "T-2002", "actor": {"kind": "contact"}}
    return json.dumps(document | over).encode()


def text_of(answer: func.HttpResponse) -> str:
    return answer.get_body().decode()


def json_of(answer: func.HttpResponse) -> Any:
    return json.loads(answer.get_body())
