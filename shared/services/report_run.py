"""Conclude a run honestly and hand in what the ticket and the people are told. An unreachable desk delays notes, never the run."""

import logging
from datetime import datetime

from shared.contracts import Next, Result, result
from shared.domain.alarm import Alarm
from shared.domain.catalogue import Task
from shared.domain.errors import UnknownConnectionError
from shared.domain.executing.waves import outcome_of
from shared.domain.ids import RunId
from shared.domain.outcome import SUCCESS, Outcome
from shared.domain.plan import Plan, StepMode
from shared.domain.policy import Connection
from shared.domain.run import AuditKind, Change, Delivery, DeliveryKind, Ledger, Run, RunStatus
from shared.ports import AuditLog, Clock, RunStore
from shared.services.deliver import deliver_due
from shared.services.documents import find_plan
from shared.services.keep_secret import SECRET_TASKS, secret_key
from shared.services.ledger import change_run, note
from shared.services.outbox import Outbox

LOG = logging.getLogger("gangway.report")


def report_run(run_id: RunId, *, runs: RunStore, audit: AuditLog, clock: Clock, outbox: Outbox) -> Result:
    """Always END. Messages that cannot be delivered now stay in the ledger, and reconcile delivers them."""
    loaded = runs.load(run_id)
    run = loaded.run
    plan = find_plan(run, runs=runs)
    connection = _find_connection(run, outbox)

    def decide(ledger: Ledger) -> Change | None:
        return None if ledger.run.is_final else _finish(ledger, plan, connection, clock.now())

    ledger = change_run(run_id, decide, runs=runs, loaded=loaded)
    if ledger.run.status is RunStatus.FAILED:
        LOG.error("%s run %s: %s", Alarm.RUN_FAILED, run_id, ledger.run.why)
    _anchor(deliver_due(run_id, outbox=outbox, loaded=ledger).run, audit, clock)
    return result(Next.END) if ledger.run.is_final else result(Next.MORE)


def _find_connection(run: Run, outbox: Outbox) -> Connection | None:
    """None for one that was removed meanwhile: the run still ends, and its notes show as refused."""
    try:
        return outbox.connections.get(run.connection)
    except UnknownConnectionError:
        return None


def conclude_execution(plan: Plan, ledger: Ledger) -> RunStatus:
    """Completed only when every step that was to be done is proved; failed when nothing of it is."""
    outcomes = [outcome_of(step, ledger.steps.get(step.id)) for step in plan.steps]
    if all(outcome in SUCCESS for outcome in outcomes):
        return RunStatus.COMPLETED
    to_do = [step for step in plan.steps if step.mode is StepMode.DO]
    proved = [step for step in to_do if outcome_of(step, ledger.steps.get(step.id)) in SUCCESS]
    return RunStatus.COMPLETED_WITH_EXCEPTIONS if proved or not to_do else RunStatus.FAILED


def _finish(ledger: Ledger, plan: Plan | None, connection: Connection | None, now: datetime) -> Change:
    run = ledger.run
    conclusion = run.conclusion
    events = []
    if conclusion is None:
        conclusion = conclude_execution(plan, ledger) if plan else RunStatus.FAILED
        events.append(note(run, AuditKind.CONCLUDED, now, conclusion=conclusion.value))
    after = run.model_copy(
        update={"status": conclusion, "conclusion": conclusion, "finished_at": now, "updated_at": now}
    )
    deliveries = tuple(_messages(after, ledger, plan, connection))
    events.append(note(after, AuditKind.REPORTED, now, messages=", ".join(d.kind.value for d in deliveries)))
    return Change(run=after, deliveries=deliveries, events=tuple(events))


def _messages(run: Run, ledger: Ledger, plan: Plan | None, connection: Connection | None) -> list[Delivery]:
    """What is said at the end. A ticket that is none of our business hears nothing."""
    if run.status is RunStatus.LEFT_ALONE:
        return []
    messages = [Delivery(key="report-internal", kind=DeliveryKind.INTERNAL_NOTE)]
    if plan is not None and run.status in (RunStatus.COMPLETED, RunStatus.COMPLETED_WITH_EXCEPTIONS):
        messages.append(Delivery(key="report-public", kind=DeliveryKind.PUBLIC_NOTE))
    status = _status(run, connection) if connection else None
    if status:
        messages.append(Delivery(key="report-status", kind=DeliveryKind.TICKET_STATUS, payload={"status": status}))
    return messages + _handover(run, ledger, plan)


def _status(run: Run, connection: Connection) -> str | None:
    return connection.status_done if run.status is RunStatus.COMPLETED else connection.status_attention


def _handover(run: Run, ledger: Ledger, plan: Plan | None) -> list[Delivery]:
    """The first sign-in goes to whom the approved plan names, by a link that shows it once."""
    if plan is None or plan.handover_to is None:
        return []
    made = [s for s in plan.steps if s.task in SECRET_TASKS and _is_done(s.id, ledger)]
    return [
        Delivery(
            key=f"handover-{step.id}",
            kind=DeliveryKind.HANDOVER_MAIL,
            recipient=plan.handover_to.address,
            payload={"secret": secret_key(run.id, step.id), "kind": _kind(step.task)},
        )
        for step in made
    ]


def _is_done(step: str, ledger: Ledger) -> bool:
    return any(p.step == step and p.outcome is Outcome.DONE for p in ledger.steps.values())


def _kind(task: Task) -> str:
    return "pass" if task is Task.ACCESS_PASS else "password"


def _anchor(run: Run, audit: AuditLog, clock: Clock) -> None:
    """Bind the end of this run's audit into the company's chain."""
    if run.company is not None:
        audit.anchor(run.company, run.id, event_count=run.event_count, event_hash=run.event_hash, at=clock.now())
