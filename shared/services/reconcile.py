"""Find every run that nobody works on and every message that is still to be delivered, and go on with them.

The ledger is the truth: engine state may vanish at any moment, and from here everything is started again under its own id.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.errors import OutsideError
from shared.domain.ids import RunId
from shared.domain.run import AuditKind, Change, Ledger, Run, RunStatus
from shared.ports import Clock, Engine, RunStore
from shared.services.deliver import deliver_due, is_due
from shared.services.ledger import change_run, conclude, is_told, is_under_way, note
from shared.services.outbox import Outbox

# An engine that loses the same run this often has something wrong with that run: a person has to look.
MAX_RESTARTS = 50
# So many restarts come at once; the next ones wait longer and longer, so that a run that cannot go on fills no ledger.
QUICK_RESTARTS = 5
LONGEST_PAUSE = timedelta(hours=1)
# News that nobody fetched for so long has found no listener; each further call would only pile up at the engine.
NEWS_FOR = timedelta(hours=1)


class Found(StrEnum):
    """What became of one run, for the log."""

    FINE = "fine"
    RESTARTED = "restarted"
    WOKEN = "woken"


def reconcile(run_id: RunId, *, runs: RunStore, engine: Engine, clock: Clock, outbox: Outbox) -> Found:
    """Look at one unfinished run. Raises what keeps it from going on; the next look tries again."""
    ledger = runs.load(run_id)
    found = _go_on(ledger, runs=runs, engine=engine, clock=clock)
    if any(is_due(message, clock.now()) for message in ledger.deliveries.values()):
        deliver_due(run_id, outbox=outbox)
    return found


def _go_on(ledger: Ledger, *, runs: RunStore, engine: Engine, clock: Clock) -> Found:
    run, now = ledger.run, clock.now()
    if run.is_final:
        return Found.FINE
    if engine.is_working(run.id):
        if not _has_news(ledger, now):
            return Found.FINE
        engine.wake(run.id)
        return Found.WOKEN
    if run.restarts >= QUICK_RESTARTS and now - run.updated_at < _pause(run.restarts):
        return Found.FINE
    change_run(run.id, lambda now_is: _note_restart(now_is, now), runs=runs)
    try:
        engine.start(run.id)
    except OutsideError:
        return Found.FINE
    return Found.RESTARTED


def _pause(restarts: int) -> timedelta:
    return min(timedelta(minutes=2 ** min(restarts - QUICK_RESTARTS, 10)), LONGEST_PAUSE)


def _has_news(ledger: Ledger, now: datetime) -> bool:
    """Something happened that the run would not wait for if it knew: whoever was to tell it may have failed to."""
    run = ledger.run
    if now - run.updated_at > NEWS_FOR:
        return False
    changed = run.ticket_changed and not is_under_way(run)
    decided = run.status is RunStatus.WAITING_FOR_APPROVAL and any(
        decision.counts and decision.digest == run.digest for decision in ledger.decisions
    )
    return run.conclusion is not None or changed or decided


def _note_restart(ledger: Ledger, now: datetime) -> Change | None:
    if ledger.run.is_final:
        return None
    run = ledger.run.model_copy(update={"restarts": ledger.run.restarts + 1, "updated_at": now})
    restarted = note(run, AuditKind.RESTARTED, now, restarts=str(run.restarts))
    if not _is_hopeless(run):
        return Change(run=run, events=(restarted,))
    given_up = conclude(run, RunStatus.FAILED, "engine", now)
    return given_up.model_copy(update={"events": (restarted, *given_up.events)})


def _is_hopeless(run: Run) -> bool:
    """What was begun is carried on as often as it takes; what was not is given up."""
    return run.restarts > MAX_RESTARTS and not is_told(run) and run.status is not RunStatus.EXECUTING
