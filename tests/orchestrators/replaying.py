"""Replays the story from a history as Azure's worker does: every turn runs it again from its beginning, and any difference fails.

telling = Replay()
telling.turn()                       # ["understand_ticket"]
telling.answer(Next.GO_ON)           # the next turn's new commands
"""

import base64
import json
import warnings
from datetime import UTC, datetime, timedelta

import durabletask.internal.orchestrator_service_pb2 as pb
from azure.durable_functions.worker import DurableFunctionsWorker
from azure.functions._durable_functions import df_loads
from durabletask.internal import helpers

from orchestrators.fulfil_ticket import fulfil_ticket
from shared.contracts import RUN_CHANGED, Next, Orchestrator, result
from tests.clock import START

# It warns once in a process of a coming change; here warnings are errors, and this one would end the first story.
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    df_loads("{}")

TELL = fulfil_ticket._function.get_user_function().orchestrator_function
RUN = "run-0123456789abcdef01234567"


class Replay:
    """`said` is every command so far, `ended` the result once the story is over."""

    def __init__(self) -> None:
        self.now = START.replace(tzinfo=None)
        self.past: list[pb.HistoryEvent] = []
        self.said: list[str] = []
        self.open: dict[int, str] = {}
        self.timers: dict[int, datetime] = {}
        self.ended: str | None = None
        self.new = [
            helpers.new_orchestrator_started_event(self.now),
            helpers.new_execution_started_event(Orchestrator.FULFIL_TICKET.value, RUN, json.dumps({"run_id": RUN})),
        ]

    def turn(self) -> list[str]:
        request = pb.OrchestratorRequest(instanceId=RUN, pastEvents=self.past, newEvents=self.new)
        encoded = base64.b64encode(request.SerializeToString()).decode()
        response = pb.OrchestratorResponse()
        response.ParseFromString(
            base64.b64decode(DurableFunctionsWorker().execute_orchestration_request(TELL, encoded))
        )
        self.past += self.new
        self.new = []
        return [self._take(action) for action in response.actions]

    def answer(self, found: Next, until: datetime | None = None) -> list[str]:
        """The activity that is being waited for ends so."""
        (number,) = self.open
        del self.open[number]
        self._begin()
        self.new.append(helpers.new_task_completed_event(number, json.dumps(result(found, until))))
        return self.turn()

    def fail(self) -> list[str]:
        (number,) = self.open
        del self.open[number]
        self._begin()
        self.new.append(helpers.new_task_failed_event(number, RuntimeError("RetryableError")))
        return self.turn()

    def event(self) -> list[str]:
        self._begin()
        self.new.append(helpers.new_event_raised_event(RUN_CHANGED))
        return self.turn()

    def fire(self) -> list[str]:
        """The oldest open timer fires."""
        number = min(self.timers)
        self.now = max(self.now, self.timers.pop(number))
        self._begin()
        self.new.append(helpers.new_timer_fired_event(number, self.now))
        return self.turn()

    def _begin(self) -> None:
        self.now += timedelta(seconds=1)
        self.new = [helpers.new_orchestrator_started_event(self.now)]

    def _take(self, action: pb.OrchestratorAction) -> str:
        """Into the history goes what the engine would note down."""
        if action.HasField("scheduleTask"):
            name = action.scheduleTask.name
            assert json.loads(action.scheduleTask.input.value) == {"run_id": RUN}
            self.open[action.id] = name
            self.past.append(helpers.new_task_scheduled_event(action.id, name, action.scheduleTask.input.value))
        elif action.HasField("createTimer"):
            fires = action.createTimer.fireAt.ToDatetime()
            self.timers[action.id] = fires
            name = f"timer {fires.replace(tzinfo=UTC):%d %H:%M}"
            self.past.append(helpers.new_timer_created_event(action.id, fires))
        else:
            completed = action.completeOrchestration
            assert completed.orchestrationStatus == pb.ORCHESTRATION_STATUS_COMPLETED, completed.failureDetails
            self.ended = json.loads(completed.result.value)
            name = f"end {self.ended}"
        self.said.append(name)
        return name
