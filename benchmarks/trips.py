"""What a phase of a run asked of the tenant: requests, and how many of them had to wait for one another. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.cloud.faults import Surface
from sandbox.cloud.log import LogEntry, round_trips


@dataclass(frozen=True)
class Phase:
    """Sign-in stands apart: tokens are had for an hour and serve every run of a tenant."""

    requests: int
    round_trips: int
    sign_ins: int
    items: int  # requests that travelled inside batches


def phase_of(entries: Sequence[LogEntry]) -> Phase:
    """Requests whose times overlap count as one round trip."""
    tenant = [entry for entry in entries if entry.surface != Surface.LOGIN]
    return Phase(
        requests=len(tenant),
        round_trips=round_trips(tenant),
        sign_ins=len(entries) - len(tenant),
        items=sum(len(entry.items) for entry in tenant),
    )
