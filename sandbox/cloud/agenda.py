"""Things that happen by themselves after a while (group licensing, mailbox provisioning): run when simulated time has come."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sandbox.cloud.clock import Clock


class Agenda:
    """Callers hold the tenant's lock; `run_due` is called before every request is answered."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: list[tuple[datetime, Callable[[], None]]] = []

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        if seconds <= 0:
            action()
        else:
            self._waiting.append((self._clock.now() + timedelta(seconds=seconds), action))

    def run_due(self) -> None:
        now = self._clock.now()
        due = [entry for entry in self._waiting if entry[0] <= now]
        self._waiting = [entry for entry in self._waiting if entry[0] > now]
        for _, action in sorted(due, key=lambda entry: entry[0]):
            action()
