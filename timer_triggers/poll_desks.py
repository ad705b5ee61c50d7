"""Timer `poll_desks`: ask the desks what changed, because webhooks get lost."""

import logging

import azure.durable_functions as df
import azure.functions as func

from shared.domain.alarm import Alarm

LOG = logging.getLogger("gangway.poll")

# NCRONTAB with seconds (Azure Functions timer trigger).
EVERY_FIVE_MINUTES = "30 */5 * * * *"

bp = df.Blueprint()


@bp.timer_trigger(arg_name="timer", schedule=EVERY_FIVE_MINUTES, run_on_startup=False)
@bp.durable_client_input(client_name="client")
def poll_desks(timer: func.TimerRequest, client: df.SyncDurableFunctionsClient) -> None:
    # Imported here: adapters and services are the greater part of what starting the app costs.
    from shared.engine import DurableEngine
    from shared.services.poll_desks import poll_desks as poll
    from shared.wiring import ports

    if timer.past_due:
        LOG.info("late")
    here, engine = ports(), DurableEngine(client)
    found = poll(runs=here.runs, connections=here.connections, desks=here.desks, engine=engine, clock=here.clock)
    LOG.info("polled", extra=found.model_dump())
    if found.started:
        LOG.warning("%s %d new tickets were found by asking only", Alarm.WEBHOOK_MISSED, found.started)
    if found.unreachable:
        LOG.warning("%s %d desks could not be asked", Alarm.DESK_UNREACHABLE, found.unreachable)
