"""Activity `apply_wave`: carry out the next wave of the plan."""

import uuid
from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.APPLY_WAVE.value)
def apply_wave(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    # Imported when it first runs: services and what they import are the greater part of what starting costs.
    from shared.services.apply_wave import apply_wave as service

    return service(
        run_id,
        worker=uuid.uuid4().hex,
        runs=ports.runs,
        companies=ports.companies,
        tenant=ports.tenant,
        clock=ports.clock,
    )
