"""Activity `report_run`: conclude the run and tell the ticket and the people."""

from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId
from shared.services.report_run import report_run as report_run_service

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.REPORT_RUN.value)
def report_run(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    return report_run_service(run_id, runs=ports.runs, audit=ports.audit, clock=ports.clock, outbox=ports.outbox)
