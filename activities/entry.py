"""What every activity does around its one service: validate the payload, run it, and end whatever surprise it meets.

A fault of the outside is raised, so that the engine tries again later. Anything else would come back every time: the run is
concluded as failed and a technician is told, so that no run ever hangs unseen.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from shared.contracts import Next, Result, result
from shared.domain.alarm import Alarm
from shared.domain.errors import GangwayError, InputError, RetryableError
from shared.domain.ids import RUN_ID, RunId
from shared.telemetry import logged_run

if TYPE_CHECKING:
    from shared.domain.run import Change, Ledger
    from shared.wiring import Ports

LOG = logging.getLogger("gangway.activity")


def current_ports() -> "Ports":
    """The adapters as configured, imported when the first activity runs."""
    from shared.wiring import ports

    return ports()


def run_activity(
    payload: dict[str, str],
    work: "Callable[[RunId, Ports], Result]",
    ports: "Callable[[], Ports]" = current_ports,
) -> Result:
    """Run one activity for the run of the payload. Raises only what is worth repeating."""
    run_id = payload.get("run_id", "")
    if not RUN_ID.fullmatch(run_id):
        raise InputError("an activity's payload holds one run id")
    here = ports()
    with logged_run(run_id):
        try:
            return work(RunId(run_id), here)
        except RetryableError:
            LOG.warning("to be tried again", exc_info=True)
            raise
        except Exception as surprise:
            LOG.exception("%s run %s stopped", Alarm.RUN_FAILED, run_id)
            return _stop(RunId(run_id), surprise, here)


def _stop(run_id: RunId, surprise: Exception, ports: "Ports") -> Result:
    """Conclude the run as failed; what was done so far stands in its ledger and is reported as it is."""
    from shared.domain.run import RunStatus
    from shared.services.ledger import change_run, conclude, is_told

    why = "outside" if isinstance(surprise, GangwayError) else "internal"

    def decide(ledger: "Ledger") -> "Change | None":
        if is_told(ledger.run):
            return None
        return conclude(ledger.run, RunStatus.FAILED, why, ports.clock.now(), type(surprise).__name__)

    change_run(run_id, decide, runs=ports.runs)
    return result(Next.END)
