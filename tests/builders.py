"""Values for tests, believable by default: `a_company(approval=...)` says only what the test is about."""

from datetime import timedelta
from typing import Any

from shared.domain.approval import Choice, Decision
from shared.domain.catalogue import CATALOGUE, Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import CompanyId, ConnectionId, ObjectId, StepId, TenantId, TicketId, run_id_for
from shared.domain.plan import Plan, Step, StepMode, Why, WhySource
from shared.domain.policy import Approval, Company, Connection, Naming, Onboarding, Person
from shared.domain.request import Intent
from shared.domain.run import Run, RunStatus
from shared.domain.ticket import Author, RawMessage, RawTicket
from tests.clock import START

CONNECTION = ConnectionId("desk")
COMPANY = CompanyId("brightfork")
TENANT = TenantId("7f3a1c52-0b6e-4d19-9c88-2e5a41d0b7f3")
RUTH = Person(name="Ruth Adeyemi", email="ruth.adeyemi@harbourline.example")
OMAR = Person(name="Omar Quist", email="omar.quist@harbourline.example")
DANA = ObjectRef(
    id=ObjectId("5d1c7c1e-7f21-4e0b-8a55-0c4f7b1a9d11"),
    name="Dana Whitlock",
    address="dana.whitlock@brightfork.example",
)
MARISOL = ObjectRef(
    id=ObjectId("0f9a2b34-55d1-4c39-bb17-91e6a0c7e210"), name="Marisol Vega", address="marisol.vega@brightfork.example"
)
SALES = ObjectRef(id=ObjectId("9b0d5a77-3c1f-4f0e-8d24-6a7f3e5b1c00"), name="Sales", address="sales@brightfork.example")


def a_company(**over: Any) -> Company:
    values: dict[str, Any] = {
        "id": COMPANY,
        "name": "Brightfork Logistics",
        "tenant_id": TENANT,
        "domains": ("brightfork.example",),
        "country": "US",
        "timezone": "America/Chicago",
        "desks": {CONNECTION: ("412",)},
        "tasks": frozenset(Task),
        "onboarding": Onboarding(usage_location="US", naming=Naming(domain="brightfork.example")),
        "approval": Approval(approvers=(RUTH, OMAR)),
    }
    return Company(**(values | over))


def a_connection(**over: Any) -> Connection:
    values: dict[str, Any] = {
        "id": CONNECTION,
        "name": "Harbourline desk",
        "base_url": "http://127.0.0.1:8100",
        "api_key": "env:DESK_KEY",
        "webhook_secret": "env:DESK_SECRET",
    }
    return Connection(**(values | over))


def a_run(**over: Any) -> Run:
    """Waiting for approval of `a_plan()`, unless told otherwise."""
    ticket = over.get("ticket", TicketId("T-1001"))
    plan = over.pop("plan", None) or a_plan()
    values: dict[str, Any] = {
        "id": run_id_for(CONNECTION, ticket),
        "connection": CONNECTION,
        "ticket": ticket,
        "status": RunStatus.WAITING_FOR_APPROVAL,
        "company": plan.company,
        "tenant": plan.tenant,
        "intent": plan.intent,
        "subject": plan.subject.name,
        "requester": "lena.fischer@brightfork.example",
        "received_at": START - timedelta(hours=1),
        "updated_at": START - timedelta(hours=1),
        "plan_doc": plan.digest(),
        "digest": plan.digest(),
        "approval_asked_at": START - timedelta(hours=1),
        "approval_expires_at": START + timedelta(hours=72),
    }
    return Run(**(values | over))


def a_step(task: Task = Task.ACCESS_BLOCK, **over: Any) -> Step:
    values: dict[str, Any] = {
        "id": StepId(task.value),
        "task": task,
        "mode": StepMode.DO,
        "subject": DANA,
        "risk": CATALOGUE[task].risk,
    }
    return Step(**(values | over))


def a_plan(**over: Any) -> Plan:
    """The offboarding of Dana Whitlock, unless told otherwise."""
    values: dict[str, Any] = {
        "intent": Intent.OFFBOARD,
        "company": COMPANY,
        "tenant": TENANT,
        "subject": DANA,
        "subject_detail": "Dispatch Coordinator, Operations, since 3 February 2021",
        "effective_at": START + timedelta(days=3),
        "start_at": START + timedelta(days=3),
        "snapshot_at": START - timedelta(hours=1),
        "steps": (
            a_step(
                Task.ACCESS_BLOCK,
                before={"accountEnabled": True},
                after={"accountEnabled": False},
                why=(Why(source=WhySource.TICKET, text="Her last day is Friday 27 November."),),
            ),
            a_step(Task.GROUP_REMOVE, object=SALES, before={"member": True}, after={"member": False}),
        ),
    }
    return Plan(**(values | over))


def a_decision(**over: Any) -> Decision:
    values: dict[str, Any] = {
        "digest": a_plan().digest(),
        "approver": RUTH.email,
        "choice": Choice.APPROVE,
        "decided_at": START,
    }
    return Decision(**(values | over))


KELLY = Author(name="Kelly Brandt", email="kelly.brandt@brightfork.example")


def a_message(body: str = "", **over: Any) -> RawMessage:
    """A public message of the requester, received an hour before `START`."""
    values: dict[str, Any] = {"id": "m1", "author": KELLY, "at": START - timedelta(hours=1), "body": body}
    return RawMessage(**(values | over))


def a_raw_ticket(*bodies: str, **over: Any) -> RawTicket:
    """A ticket whose messages, oldest first and ten minutes apart, have these bodies."""
    received_at = over.pop("received_at", START - timedelta(hours=1))
    messages = tuple(
        a_message(body, id=f"m{number}", at=received_at + timedelta(minutes=10 * number))
        for number, body in enumerate(bodies)
    )
    values: dict[str, Any] = {
        "connection": CONNECTION,
        "id": TicketId("T-1001"),
        "company_ref": "412",
        "subject": "",
        "requester": KELLY,
        "received_at": received_at,
        "messages": messages,
    }
    return RawTicket(**(values | over))
