"""Activity `understand_ticket`: read the ticket and keep what it asks for."""

from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.UNDERSTAND_TICKET.value)
def understand_ticket(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    # Imported when it first runs: services and what they import are the greater part of what starting costs.
    from shared.services.understand_run import understand_run as service

    return service(run_id, sources=ports.sources, runs=ports.runs, companies=ports.companies, clock=ports.clock)
