"""Activity `report_run`: conclude the run and tell the ticket and the people."""

from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.REPORT_RUN.value)
def report_run(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    # Imported when it first runs: services and what they import are the greater part of what starting costs.
    from shared.services.report_run import report_run as service

    return service(run_id, runs=ports.runs, audit=ports.audit, clock=ports.clock, outbox=ports.outbox)
