"""Objects by id together with what they looked like before, so that a lagging replica can be imitated.

Change an object only through `change`, which keeps the earlier version; a read asks `seen` how many seconds it lags.
"""

import copy
from collections.abc import Iterator, ValuesView
from datetime import datetime, timedelta
from typing import Protocol

from sandbox.cloud.clock import Clock

KEPT = timedelta(hours=1)


class HasId(Protocol):
    @property
    def id(self) -> str: ...


class Store[T: HasId]:
    """A dict of live objects plus a short history of each."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._live: dict[str, T] = {}
        # (moment the version stopped being true, the version; None = did not exist)
        self._past: dict[str, list[tuple[datetime, T | None]]] = {}

    def __getitem__(self, key: str) -> T:
        return self._live[key]

    def __contains__(self, key: object) -> bool:
        return key in self._live

    def __iter__(self) -> Iterator[str]:
        return iter(self._live)

    def __len__(self) -> int:
        return len(self._live)

    def get(self, key: str) -> T | None:
        return self._live.get(key)

    def values(self) -> ValuesView[T]:
        return self._live.values()

    def seed(self, item: T) -> T:
        """Adds an object that has always been there."""
        self._live[item.id] = item
        return item

    def add(self, item: T) -> T:
        """Adds an object that comes into being now: lagging reads do not see it yet."""
        self._remember(item.id, None)
        self._live[item.id] = item
        return item

    def change(self, key: str) -> T:
        """Returns the live object for mutation, after remembering how it looked until now."""
        self._remember(key, copy.deepcopy(self._live[key]))
        return self._live[key]

    def remove(self, key: str) -> T:
        """Takes the object out; lagging reads still see it for a while."""
        self._remember(key, copy.deepcopy(self._live[key]))
        return self._live.pop(key)

    def seen(self, lag_seconds: float) -> dict[str, T]:
        """All objects as they were `lag_seconds` ago; with no lag the live ones."""
        if lag_seconds <= 0:
            return dict(self._live)
        moment = self._clock.now() - timedelta(seconds=lag_seconds)
        seen: dict[str, T] = {}
        for key in dict.fromkeys([*self._live, *self._past]):
            version = self._version_at(key, moment)
            if version is not None:
                seen[key] = version
        return seen

    def _version_at(self, key: str, moment: datetime) -> T | None:
        for ended_at, version in self._past.get(key, []):
            if ended_at > moment:
                return version
        return self._live.get(key)

    def _remember(self, key: str, version: T | None) -> None:
        now = self._clock.now()
        kept = [entry for entry in self._past.get(key, []) if now - entry[0] < KEPT]
        self._past[key] = [*kept, (now, version)]
