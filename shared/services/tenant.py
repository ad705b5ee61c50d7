"""The tenant of a run for execution: an answer for every step, whatever the outside does, and the place secrets go to."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.domain.errors import AccessError, OutsideError
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.ids import StepId, TenantId
from shared.domain.outcome import Reason
from shared.domain.plan import Step
from shared.domain.run import Run
from shared.ports import Directory, Vault


@dataclass(frozen=True)
class Tenant:
    """Looks and writes of one wave. Faults of the whole call become an answer for each of its steps."""

    directory: Directory
    vault: Vault

    def look(self, run: Run, steps: Sequence[Step]) -> dict[StepId, Observation]:
        """What can be read of each step now; unreadable is an answer too."""
        if not steps:
            return {}
        try:
            return dict(self.directory.observe(_tenant(run), steps))
        except AccessError:
            return {step.id: Observation(state=None, reason=Reason.ACCESS_DENIED) for step in steps}
        except OutsideError:
            return {step.id: Observation(state=None, reason=Reason.CANNOT_READ) for step in steps}

    def write(self, run: Run, steps: Sequence[Step]) -> dict[StepId, Applied]:
        """Send each write once. Where the call fails as a whole, what was sent is unknown and a look decides."""
        if not steps:
            return {}
        try:
            return dict(self.directory.apply(_tenant(run), steps))
        except AccessError as refused:
            answer = Applied(kind=AppliedKind.REFUSED, reason=Reason.ACCESS_DENIED, code=refused.code)
        except OutsideError as fault:
            answer = Applied(kind=AppliedKind.UNKNOWN, code=fault.code)
        return {step.id: answer for step in steps}


def _tenant(run: Run) -> TenantId:
    """The tenant written into the run from our own configuration."""
    assert run.tenant is not None  # noqa: S101 - a run without a tenant is never executed
    return run.tenant
