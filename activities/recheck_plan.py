"""Activity `recheck_plan`: wait for its time and start only what is still as approved."""

from typing import TYPE_CHECKING

import azure.durable_functions as df

from activities.entry import run_activity
from shared.contracts import Activity, Result
from shared.domain.ids import RunId
from shared.services.recheck_plan import recheck_plan as recheck_plan_service

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.activity_trigger(input_name="payload", activity=Activity.RECHECK_PLAN.value)
def recheck_plan(payload: dict) -> dict:  # type: ignore[type-arg] # the worker takes plain annotations only (worker #468)
    return dict(run_activity(payload, _work))


def _work(run_id: RunId, ports: "Ports") -> Result:
    return recheck_plan_service(
        run_id, runs=ports.runs, companies=ports.companies, directory=ports.directory, clock=ports.clock
    )
