"""Timer `reconcile_runs`: start every unfinished run that nobody works on, deliver what is still to be delivered."""

import logging

import azure.durable_functions as df
import azure.functions as func

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
    here = ports()
    found = reconcile(runs=here.runs, engine=DurableEngine(client), clock=here.clock, outbox=here.outbox)
    LOG.info("reconciled", extra=found.model_dump())
