"""The story of a run, one `yield` a line. It decides nothing: each activity looks into the ledger and says what is next.

Starting it again at any moment, with no history at all, is safe: what is settled already is answered from the ledger.
"""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Any

import azure.durable_functions as df
from durabletask import task
from shared.contracts import RUN_CHANGED, Activity, Next, Orchestrator

bp = df.Blueprint()

# Outside faults are waited out for about a day; then the run fails and reconcile starts it again.
RETRY = task.RetryPolicy(
    first_retry_interval=timedelta(seconds=5),
    max_number_of_attempts=100,
    backoff_coefficient=2,
    max_retry_interval=timedelta(minutes=15),
)

type Story = Generator[task.Task[Any], Any, str]


@bp.orchestration_trigger(context_name="ctx", orchestration=Orchestrator.FULFIL_TICKET.value)
def fulfil_ticket(ctx: task.OrchestrationContext, payload: dict) -> Story:  # type: ignore[type-arg] # worker #468
    """From ticket to report. `payload` is a RunPayload."""
    teller = _Teller(ctx, payload)
    while True:
        found = yield from _from_ticket_to_changes(teller)
        if found != Next.AGAIN:
            return (yield from teller.tell(Activity.REPORT_RUN))


def _from_ticket_to_changes(teller: "_Teller") -> Story:
    """One pass; a ticket or tenant that changed on the way leads to another."""
    found = yield from teller.tell(Activity.UNDERSTAND_TICKET)
    if found == Next.GO_ON:
        found = yield from teller.tell(Activity.PLAN_RUN)
    if found == Next.ASK:
        found = yield from teller.tell(Activity.ASK_REQUESTER)
    if found == Next.GO_ON:
        found = yield from teller.tell(Activity.ASK_APPROVERS)
    if found == Next.GO_ON:
        found = yield from teller.tell(Activity.SETTLE_DECISION)
    if found == Next.GO_ON:
        found = yield from teller.tell(Activity.RECHECK_PLAN)
    if found == Next.GO_ON:
        found = yield from teller.tell(Activity.APPLY_WAVE)
    return found


class _Teller:
    """Calls one activity until it says that the story goes on, waiting in between for its time or for a change."""

    def __init__(self, ctx: task.OrchestrationContext, payload: dict[str, str]) -> None:
        self.ctx, self.payload = ctx, payload
        # One waiter for the whole story: an abandoned one would swallow the next event.
        self.changed = ctx.wait_for_external_event(RUN_CHANGED)

    def tell(self, activity: Activity) -> Story:
        while True:
            found = yield self.ctx.call_activity(activity.value, input=self.payload, retry_policy=RETRY)
            if found["next"] == Next.WAIT:
                yield from self._wait(found["until"])
            elif found["next"] != Next.MORE:
                return str(found["next"])

    def _wait(self, until: str | None) -> Generator[task.Task[Any], Any]:
        """Until then, or until something in the ledger changed; without a moment, only the latter."""
        if until is None:
            yield self.changed
            self.changed = self.ctx.wait_for_external_event(RUN_CHANGED)
            return
        timer = self.ctx.create_timer(datetime.fromisoformat(until))
        winner = yield task.when_any([self.changed, timer])
        if winner is self.changed:
            timer.cancel()
            self.changed = self.ctx.wait_for_external_event(RUN_CHANGED)
