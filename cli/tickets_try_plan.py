"""The plan for a ticket that is only tried: looks at the tenant where one is connected, and keeps nothing."""

import os
from datetime import datetime

from pydantic import JsonValue

from shared.domain.errors import ConfigurationError, OutsideError
from shared.domain.ids import ConnectionId, TicketId, run_id_for
from shared.domain.plan import Plan, Planned, Questions
from shared.domain.policy import Company
from shared.domain.request import Request
from shared.domain.run import Run
from shared.ports import Directory
from shared.services.plan_run import look_and_plan
from shared.services.present_step import step_title
from shared.services.present_words import REFUSALS, WARNINGS
from shared.settings import variable

NOT_CONNECTED = "no tenant is connected"


class Planner:
    """Makes plans, or says why there is none."""

    def __init__(self, directory: Directory | None, why_not: str = "") -> None:
        self._directory, self._why_not = directory, why_not

    def plan(self, request: Request, company: Company, asked_at: datetime) -> dict[str, JsonValue]:
        if self._directory is None:
            return {"unavailable": self._why_not}
        connection, ticket = ConnectionId("try"), TicketId("try")
        run = Run(
            id=run_id_for(connection, ticket),
            connection=connection,
            ticket=ticket,
            company=company.company_id,
            tenant=company.tenant,
            received_at=asked_at,
            updated_at=asked_at,
        )
        try:
            planned = look_and_plan(request, company, run, directory=self._directory)
        except OutsideError as fault:
            return {"unavailable": f"the tenant could not be read: {fault}"}
        return _document(planned)


def open_planner() -> Planner:
    """With the tenant that the settings connect, if they do."""
    if not os.environ.get(variable("app_id")):
        return Planner(None, f"{NOT_CONNECTED} ({variable('app_id')} is not set)")
    from shared.wiring import ports

    try:
        return Planner(ports().directory)
    except ConfigurationError as wrong:
        return Planner(None, f"{NOT_CONNECTED}: {'; '.join(wrong.problems)}")


def _document(planned: Planned) -> dict[str, JsonValue]:
    if isinstance(planned, Plan):
        return _plan(planned)
    if isinstance(planned, Questions):
        return {"questions": [question.model_dump(mode="json") for question in planned.questions]}
    return {"refused": planned.code.value, "words": REFUSALS[planned.code], "detail": planned.detail}


def _plan(plan: Plan) -> dict[str, JsonValue]:
    steps: list[JsonValue] = [
        {"title": step_title(step), "why": [why.text for why in step.why]}
        | step.model_dump(mode="json", exclude={"why"})
        for step in plan.steps
    ]
    return {
        "digest": plan.digest(),
        "tenant": plan.tenant,
        "subject": plan.subject.model_dump(mode="json"),
        "effective_at": plan.effective_at.isoformat(),
        "start_at": plan.start_at.isoformat(),
        "risk": plan.risk.value,
        "warnings": [f"{WARNINGS[w.code]}: {w.detail}" if w.detail else WARNINGS[w.code] for w in plan.warnings],
        "steps": steps,
    }
