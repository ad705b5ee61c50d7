"""A clock for tests that stands still until it is told to move. Implements the Clock port."""

from datetime import UTC, datetime, timedelta

# A Tuesday morning in Chicago, afternoon in Zurich: working hours in both companies of the sandbox.
START = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


class FixedClock:
    """Always says the same moment; `advance` is the only thing that moves it."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> datetime:
        self._now += by
        return self._now
