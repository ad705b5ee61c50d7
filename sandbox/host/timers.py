"""Timer triggers: waits for each function's schedule and runs it; a function never overlaps with itself.

Nothing is stored, so a time missed while the host was down is not made up for (the real host does that with `use_monitor`).
"""

import json
import logging
import threading
from datetime import UTC, datetime, timedelta

from sandbox.host.converters import decode
from sandbox.host.indexing import AppError, FunctionEntry, IndexedApp, Kind
from sandbox.host.invocation import Outcome, arguments_for, invoke
from sandbox.host.ncrontab import Schedule, parse_schedule
from sandbox.host.settings import resolve

_LOGGER = logging.getLogger("host.timers")


def run_timer(entry: FunctionEntry, client_json: str) -> Outcome:
    """Run a timer function now."""
    return _run(entry, client_json, last=None, due=datetime.now(UTC))


class TimerHost:
    """One thread per timer function."""

    def __init__(self, app: IndexedApp, client_json: str) -> None:
        self._client_json = client_json
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._loop, args=(entry, _schedule(entry)), name=f"timer-{entry.name}")
            for entry in app.of_kind(Kind.TIMER)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """No new runs; waits for running ones."""
        self._stopping.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _loop(self, entry: FunctionEntry, schedule: Schedule) -> None:
        last: datetime | None = None
        if entry.trigger.get("runOnStartup"):
            last = datetime.now(UTC)
            _run(entry, self._client_json, last=None, due=last)
        while True:
            due = schedule.next_after(datetime.now(UTC))
            if self._wait_until(due):
                return
            _run(entry, self._client_json, last=last, due=due)
            last = due

    def _wait_until(self, due: datetime) -> bool:
        """True when the host stops first. Waits in pieces, because a thread cannot wait for weeks at once."""
        while (left := (due - datetime.now(UTC)).total_seconds()) > 0:
            if self._stopping.wait(min(left, timedelta(hours=1).total_seconds())):
                return True
        return self._stopping.is_set()


def _schedule(entry: FunctionEntry) -> Schedule:
    text = resolve(str(entry.trigger["schedule"]))
    try:
        return parse_schedule(text)
    except ValueError as error:
        raise AppError(f"function '{entry.name}': {error}") from error


def _run(entry: FunctionEntry, client_json: str, *, last: datetime | None, due: datetime) -> Outcome:
    next_due = _schedule(entry).next_after(due)
    info = {
        "Schedule": {"AdjustForDST": True},
        "ScheduleStatus": {"Last": _text(last), "Next": _text(next_due), "LastUpdated": _text(last)},
        "IsPastDue": False,
    }
    request = decode(entry.kind, "json", json.dumps(info))
    _LOGGER.info("Executing 'Functions.%s' (timer)", entry.name)
    return invoke(entry, arguments_for(entry, request, client_json), lambda result: result)


def _text(moment: datetime | None) -> str:
    return (moment or datetime.min.replace(tzinfo=UTC)).isoformat()
