"""The simulator's clock: real time plus an offset that tests may advance, so that no test has to sleep."""

import threading
from datetime import UTC, datetime, timedelta


class Clock:
    """Wall clock that can be moved forward; tokens, lags and provisioning delays all read it."""

    def __init__(self) -> None:
        self._offset = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            return datetime.now(UTC) + self._offset

    def advance(self, seconds: float) -> None:
        """Moves simulated time forward. Never backwards: histories are ordered by this clock."""
        if seconds < 0:
            raise ValueError("the simulator's clock only goes forward")
        with self._lock:
            self._offset += timedelta(seconds=seconds)

    def reset(self) -> None:
        with self._lock:
            self._offset = timedelta()


def stamp(moment: datetime) -> str:
    """Graph's date-time form: UTC, whole seconds, trailing Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
