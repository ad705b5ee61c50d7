"""Activity `settle_decision`: read the decisions from the ledger."""

from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.SETTLE_DECISION.value)
def settle_decision(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    # Imported when it first runs: services and what they import are the greater part of what starting costs.
    from shared.services.settle_decision import settle_decision as service

    return service(run_id, runs=ports.runs, companies=ports.companies, clock=ports.clock, outbox=ports.outbox)
