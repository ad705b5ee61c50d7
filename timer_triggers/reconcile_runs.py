"""Timer `reconcile_runs`: start every unfinished run that nobody works on, deliver what is still to be delivered."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable

import azure.durable_functions as df
import azure.functions as func

from shared.domain.alarm import ALIVE
from shared.domain.ids import RunId

LOG = logging.getLogger("gangway.reconcile")

# NCRONTAB with seconds (Azure Functions timer trigger).
EVERY_MINUTE = "0 * * * * *"

bp = df.Blueprint()


@bp.timer_trigger(arg_name="timer", schedule=EVERY_MINUTE, run_on_startup=False)
@bp.durable_client_input(client_name="client")
def reconcile_runs(timer: func.TimerRequest, client: df.SyncDurableFunctionsClient) -> None:
    # Imported here: adapters and services are the greater part of what starting the app costs.
    from shared.engine import DurableEngine
    from shared.services.reconcile import reconcile
    from shared.wiring import ports

    if timer.past_due:
        LOG.info("late")
    here, engine = ports(), DurableEngine(client)

    def look(run: RunId) -> str:
        return reconcile(run, runs=here.runs, engine=engine, clock=here.clock, outbox=here.outbox)

    LOG.info("%s reconciled", ALIVE, extra=reconcile_each(here.runs.unfinished(), look))


def reconcile_each(found: Iterable[RunId], look: Callable[[RunId], str]) -> dict[str, int]:
    """How many runs were found how. One that cannot be dealt with never keeps the others waiting."""
    counted: Counter[str] = Counter(seen=0)
    for run in found:
        counted["seen"] += 1
        try:
            counted[look(run)] += 1
        except Exception:
            LOG.exception("run left for the next turn", extra={"run_id": run})
            counted["failed"] += 1
    return dict(counted)
