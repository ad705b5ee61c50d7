"""Runs as our API gives them: stable names and codes for programs, with the ledger's evidence. No ticket body, no secret, no link.

These models are what `GET /api/openapi.json` publishes, so that removing or renaming a field is a breaking change.
"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from shared.domain.approval import Choice
from shared.domain.catalogue import Risk, Task
from shared.domain.executing.waves import outcome_of
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import Plan, Scalar, Step, StepMode, WarningCode, WhySource
from shared.domain.request import FlagCode, Intent, Request
from shared.domain.run import AuditKind, DeliveryKind, DeliveryStatus, Ledger, Progress, Run, RunStatus
from shared.services.present_step import step_title


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True)


class RunSummary(_Out):
    """One line of the list of runs."""

    id: str
    connection: str
    ticket: str
    person: int = Field(description="Which person of the ticket, counted from 0.")
    status: RunStatus
    why: str = Field(description="Code of the reason for the status, where there is one.")
    company: str | None
    intent: Intent | None
    subject: str
    requester: str
    received_at: datetime
    updated_at: datetime
    approval_expires_at: datetime | None
    starts_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None


class RunList(_Out):
    runs: tuple[RunSummary, ...]


class AskedOut(_Out):
    """One thing the ticket asks for, with the words it was read from."""

    field: str
    value: str
    quote: str


class WhyOut(_Out):
    source: WhySource
    text: str


class RefOut(_Out):
    id: str
    name: str
    address: str


class StepOut(_Out):
    """A step of the plan and how it stands. `evidence` is the state that was read back last."""

    id: str
    task: Task
    title: str
    mode: StepMode
    risk: Risk
    subject: RefOut
    object: RefOut | None
    before: dict[str, Scalar | tuple[str, ...]]
    after: dict[str, Scalar | tuple[str, ...]]
    why: tuple[WhyOut, ...]
    progress: Progress
    outcome: Outcome | None
    reason: Reason | None
    code: str
    request_id: str
    attempts: int
    settled_at: datetime | None
    evidence: dict[str, Scalar | tuple[str, ...]]


class WarningOut(_Out):
    code: WarningCode
    detail: str


class FlagOut(_Out):
    code: FlagCode
    quote: str


class PlanOut(_Out):
    digest: str
    subject: RefOut
    effective_at: datetime
    start_at: datetime
    snapshot_at: datetime
    risk: Risk
    warnings: tuple[WarningOut, ...]
    flags: tuple[FlagOut, ...]
    handover_to: RefOut | None


class DecisionOut(_Out):
    digest: str
    approver: str
    choice: Choice
    reason: str
    decided_at: datetime
    remote_address: str
    counts: bool = Field(description="False for a decision that came too late.")


class DeliveryOut(_Out):
    kind: DeliveryKind
    recipient: str
    status: DeliveryStatus
    attempts: int
    sent_at: datetime | None
    error: str


class EventOut(_Out):
    number: int
    at: datetime
    kind: AuditKind
    actor: str
    detail: dict[str, str]
    hash: str


class RunDetail(RunSummary):
    """Everything about one run."""

    tokens: int = Field(description="Of the language model, in all readings of the ticket.")
    cost: float = Field(description="Of these, by the prices in the settings and in their currency; 0 without prices.")
    unread_files: tuple[str, ...] = Field(description="Attached files that were not read, each with the reason.")
    asked: tuple[AskedOut, ...]
    plan: PlanOut | None
    steps: tuple[StepOut, ...]
    decisions: tuple[DecisionOut, ...]
    deliveries: tuple[DeliveryOut, ...]
    events: tuple[EventOut, ...]


def present_summary(run: Run) -> RunSummary:
    return RunSummary.model_validate(run)


def present_detail(ledger: Ledger, request: Request | None, plan: Plan | None) -> RunDetail:
    """The run with whatever it has got to: a request, a plan, both or neither."""
    deliveries = sorted(ledger.deliveries.values(), key=lambda d: d.key)
    return RunDetail(
        **dict(present_summary(ledger.run)),
        tokens=ledger.run.tokens,
        unread_files=ledger.run.unread_files,
        cost=ledger.run.cost_micros / 1_000_000,
        asked=present_asked(request) if request else (),
        plan=_plan(plan) if plan else None,
        steps=tuple(_step(step, ledger) for step in plan.steps) if plan else (),
        decisions=tuple(DecisionOut.model_validate(decision) for decision in ledger.decisions),
        deliveries=tuple(DeliveryOut.model_validate(delivery) for delivery in deliveries),
        events=tuple(EventOut.model_validate(event) for event in ledger.events),
    )


def present_asked(request: Request) -> tuple[AskedOut, ...]:
    """Each field that the ticket gave, in the order of the model."""
    asked: list[AskedOut] = []
    for name in Request.model_fields:
        given = getattr(request, name)
        for item in given if isinstance(given, tuple) else (given,):
            value, quote = getattr(item, "value", None), getattr(item, "quote", None)
            if value is not None and isinstance(quote, str):
                asked.append(AskedOut(field=name, value=_text(value), quote=quote))
    return tuple(asked)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _plan(plan: Plan) -> PlanOut:
    return PlanOut.model_validate(
        {**{n: getattr(plan, n) for n in PlanOut.model_fields if n != "digest"}, "digest": plan.digest()}
    )


def _step(step: Step, ledger: Ledger) -> StepOut:
    known = ledger.progress(step.id)
    return StepOut(
        id=step.id,
        task=step.task,
        title=step_title(step),
        mode=step.mode,
        risk=step.risk,
        subject=RefOut.model_validate(step.subject),
        object=RefOut.model_validate(step.object) if step.object else None,
        before=step.before,
        after=step.after,
        why=tuple(WhyOut.model_validate(why) for why in step.why),
        progress=known.progress,
        outcome=outcome_of(step, known),
        reason=known.reason or step.reason,
        code=known.code,
        request_id=known.request_id,
        attempts=known.attempts,
        settled_at=known.settled_at,
        evidence=known.observed,
    )
