"""Names and payloads that cross the durable boundary. Only JSON and only ids: histories are stored in clear text."""

from datetime import datetime
from enum import StrEnum
from typing import TypedDict


class Orchestrator(StrEnum):
    FULFIL_TICKET = "fulfil_ticket"


class Activity(StrEnum):
    UNDERSTAND_TICKET = "understand_ticket"
    PLAN_RUN = "plan_run"
    ASK_REQUESTER = "ask_requester"
    ASK_APPROVERS = "ask_approvers"
    SETTLE_DECISION = "settle_decision"
    RECHECK_PLAN = "recheck_plan"
    APPLY_WAVE = "apply_wave"
    REPORT_RUN = "report_run"


# The one event: something in the ledger changed, look again. It carries nothing.
RUN_CHANGED = "run_changed"


class RunPayload(TypedDict):
    """Input of every activity and of the orchestrator."""

    run_id: str


class Next(StrEnum):
    """What an activity found to be next."""

    GO_ON = "go_on"  # to the next line of the story
    MORE = "more"  # the same activity again, at once
    WAIT = "wait"  # until `until`, or until the run changes; then the same activity again
    ASK = "ask"  # the requester has to answer first
    AGAIN = "again"  # start over from understanding
    END = "end"  # nothing more to do but to report


class Result(TypedDict):
    """What every activity returns. `until` is ISO 8601 UTC or None."""

    next: str
    until: str | None


def result(found: Next, until: datetime | None = None) -> Result:
    """A result that is plain JSON."""
    return Result(next=found.value, until=until.isoformat() if until else None)
