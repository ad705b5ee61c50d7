"""An engine that remembers what it was told. Implements the Engine port."""

from shared.domain.errors import RetryableError
from shared.domain.ids import RunId


class FakeEngine:
    """`working` are the runs that it has; set `is_down` to let every call fail as a lost connection does."""

    def __init__(self) -> None:
        self.started: list[RunId] = []
        self.woken: list[RunId] = []
        self.working: set[RunId] = set()
        self.is_down = False

    def start(self, run: RunId) -> None:
        self._reach()
        self.started.append(run)
        self.working.add(run)

    def wake(self, run: RunId) -> None:
        self._reach()
        self.woken.append(run)

    def is_working(self, run: RunId) -> bool:
        self._reach()
        return run in self.working

    def _reach(self) -> None:
        if self.is_down:
            raise RetryableError("the engine is down")
