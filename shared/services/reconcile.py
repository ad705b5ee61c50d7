"""Find every run that nobody works on and every message that is still to be delivered, and go on with them.

The ledger is the truth: engine state may vanish at any moment, and from here everything is started again under its own id.
"""

from shared.domain.errors import GangwayError, OutsideError
from shared.domain.run import AuditKind, Change, Ledger, RunStatus
from shared.domain.value import Value
from shared.ports import Clock, Engine, RunStore
from shared.services.deliver import deliver_due, is_due
from shared.services.ledger import change_run, conclude, note
from shared.services.outbox import Outbox

# An engine that loses the same run this often has something wrong with that run: a person has to look.
MAX_RESTARTS = 50


class Reconciled(Value):
    """What was found and done, for the log."""

    seen: int = 0
    restarted: int = 0
    delivered: int = 0
    failed: int = 0


def reconcile(*, runs: RunStore, engine: Engine, clock: Clock, outbox: Outbox) -> Reconciled:
    """Look at every unfinished run; one that cannot be dealt with does not keep the others waiting."""
    restarted = delivered = failed = 0
    found = runs.unfinished()
    for run_id in found:
        try:
            ledger = runs.load(run_id)
            if any(is_due(message, clock.now()) for message in ledger.deliveries.values()):
                deliver_due(run_id, outbox=outbox)
                delivered += 1
            restarted += _restart(ledger, runs=runs, engine=engine, clock=clock)
        except GangwayError:
            failed += 1
    return Reconciled(seen=len(found), restarted=restarted, delivered=delivered, failed=failed)


def _restart(ledger: Ledger, *, runs: RunStore, engine: Engine, clock: Clock) -> int:
    """1 when the run was started again."""
    run = ledger.run
    if run.is_final:
        return 0
    if engine.is_working(run.id):
        if run.conclusion is not None:
            # Concluded by another run or a person while it waits: it need not wait any longer.
            engine.wake(run.id)
        return 0
    if run.restarts >= MAX_RESTARTS and run.conclusion is None and run.status is not RunStatus.EXECUTING:
        change_run(run.id, lambda now: conclude(now.run, RunStatus.FAILED, "engine", clock.now()), runs=runs)
    change_run(run.id, lambda now: _note_restart(now, clock), runs=runs)
    try:
        engine.start(run.id)
    except OutsideError:
        return 0
    return 1


def _note_restart(ledger: Ledger, clock: Clock) -> Change:
    now = clock.now()
    run = ledger.run.model_copy(update={"restarts": ledger.run.restarts + 1, "updated_at": now})
    return Change(run=run, events=(note(run, AuditKind.RESTARTED, now, restarts=str(run.restarts)),))
