"""Identifiers as distinct types, so that a ticket id can never be passed where a tenant id is meant."""

import re
from typing import NewType

from shared.domain.value import sha256_hex

CompanyId = NewType("CompanyId", str)
ConnectionId = NewType("ConnectionId", str)
TenantId = NewType("TenantId", str)
TicketId = NewType("TicketId", str)
RunId = NewType("RunId", str)
StepId = NewType("StepId", str)
ObjectId = NewType("ObjectId", str)
PlanDigest = NewType("PlanDigest", str)

# Durable instance ids: at most 256 characters, no leading '@', none of / \ # ? or control characters.
RUN_ID = re.compile(r"^run-[0-9a-f]{24}$")


def run_id_for(connection: ConnectionId, ticket: TicketId, person: int = 0) -> RunId:
    """The id of the run for one person (0 = the first) of one ticket: the same inputs always give the same run."""
    return RunId("run-" + sha256_hex(f"{connection}\n{ticket}\n{person}")[:24])
