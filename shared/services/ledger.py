"""Changing a run: load, decide, save; whoever was overtaken decides again on what is there now."""

from collections.abc import Callable
from datetime import datetime

from shared.domain.errors import LedgerConflictError, RetryableError
from shared.domain.ids import RunId
from shared.domain.run import AuditEvent, AuditKind, Change, Ledger, Run, RunStatus
from shared.ports import RunStore

ROUNDS = 8


def change_run(
    run_id: RunId, decide: Callable[[Ledger], Change | None], *, runs: RunStore, loaded: Ledger | None = None
) -> Ledger:
    """Apply `decide` to the run until it is saved without a conflict; None from it means that nothing is to be changed.

    `loaded` is the ledger as the caller read it a moment ago: if it is no longer so, saving fails and it is read again.
    """
    for round_number in range(ROUNDS):
        ledger = loaded if loaded is not None and round_number == 0 else runs.load(run_id)
        change = decide(ledger)
        if change is None:
            return ledger
        try:
            return runs.save(ledger, change)
        except LedgerConflictError:
            continue
    raise RetryableError(f"run {run_id} is being changed by others without pause")


def note(run: Run, kind: AuditKind, at: datetime, **detail: str) -> AuditEvent:
    """An audit event of our own; its number and hash are given when it is saved."""
    return AuditEvent(run=run.id, number=0, at=at, kind=kind, actor="gangway", detail=detail)


def conclude(run: Run, conclusion: RunStatus, why: str, now: datetime, detail: str = "") -> Change:
    """The story of this run is over; reporting will tell it and set the final status."""
    after = run.model_copy(
        update={
            "conclusion": conclusion,
            "why": why,
            "why_detail": detail,
            "status": RunStatus.REPORTING,
            "updated_at": now,
        }
    )
    return Change(run=after, events=(note(run, AuditKind.CONCLUDED, now, conclusion=conclusion.value, why=why),))


def is_told(run: Run) -> bool:
    """Whether only reporting is left, or not even that."""
    return run.is_final or run.conclusion is not None


def is_under_way(run: Run) -> bool:
    """Whether the tenant may already have been changed: from here on nothing is planned anew."""
    return run.status in (RunStatus.EXECUTING, RunStatus.REPORTING)
