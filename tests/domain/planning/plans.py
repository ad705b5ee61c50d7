"""What the tests of planning ask of a plan."""

from typing import Any

from shared.domain.catalogue import Task
from shared.domain.directory import Snapshot
from shared.domain.plan import Plan, Planned, Questions, Refusal, Step, StepMode, WarningCode
from shared.domain.planning.make_plan import make_plan
from shared.domain.policy import Company
from shared.domain.request import Asked, Request
from tests.builders import a_company
from tests.clock import START
from tests.tenants import a_snapshot


def plan_of(request: Request, snapshot: Snapshot | None = None, company: Company | None = None) -> Planned:
    return make_plan(request, snapshot or a_snapshot(), company or a_company(), asked_at=START)


def a_plan_of(request: Request, snapshot: Snapshot | None = None, company: Company | None = None) -> Plan:
    planned = plan_of(request, snapshot, company)
    assert isinstance(planned, Plan), planned
    return planned


def asked(planned: Planned) -> list[tuple[str, Asked]]:
    assert isinstance(planned, Questions), planned
    return [(question.field, question.why) for question in planned.questions]


def refused(planned: Planned) -> str:
    assert isinstance(planned, Refusal), planned
    return planned.code.value


def steps_of(plan: Plan, *tasks: Task) -> list[Step]:
    return [step for step in plan.steps if step.task in tasks]


def one_step(plan: Plan, task: Task) -> Step:
    (step,) = steps_of(plan, task)
    return step


def done(plan: Plan) -> list[Task]:
    return [step.task for step in plan.steps if step.mode is StepMode.DO]


def warned(plan: Plan) -> dict[WarningCode, str]:
    return {warning.code: warning.detail for warning in plan.warnings}


def with_subject(user: Any, **over: Any) -> Snapshot:
    return a_snapshot(subject=user, **over)
