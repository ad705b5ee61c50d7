"""Activity `understand_ticket`: read the ticket and keep what it asks for."""

from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId
from shared.services.understand_run import understand_run

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.UNDERSTAND_TICKET.value)
def understand_ticket(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    return understand_run(run_id, sources=ports.sources, runs=ports.runs, companies=ports.companies, clock=ports.clock)
