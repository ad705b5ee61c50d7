"""Remembers what a tenant looked like and says what has changed since. Pure but for its memory; the clock is given."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sandbox.tenant_page.rows import Row, TenantView, columns

REMEMBERED = 200


@dataclass(frozen=True)
class SeenChange:
    """One column of one row; for tuples `added` and `removed` tell more than before and after."""

    at: datetime
    row_id: str
    name: str
    column: str
    before: str
    after: str


class ChangeWatch:
    """Compares each look at a tenant with the one before. The first look changes nothing."""

    def __init__(self, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._before: dict[str, TenantView] = {}
        self._changes: dict[str, list[SeenChange]] = {}

    def look(self, tenant: TenantView) -> list[SeenChange]:
        """All remembered changes of this tenant, newest first."""
        with self._lock:
            before = self._before.get(tenant.id)
            self._before[tenant.id] = tenant
            known = self._changes.setdefault(tenant.id, [])
            if before is not None:
                known[:0] = _differences(before, tenant, self._clock())
                del known[REMEMBERED:]
            return list(known)

    def is_fresh(self, change: SeenChange, *, within: timedelta) -> bool:
        return self._clock() - change.at <= within


def _differences(before: TenantView, after: TenantView, at: datetime) -> list[SeenChange]:
    old, new = {row.id: row for row in before.rows()}, {row.id: row for row in after.rows()}
    found = [SeenChange(at, key, row.name, "appeared", "", row.name) for key, row in new.items() if key not in old]
    found += [SeenChange(at, key, row.name, "disappeared", row.name, "") for key, row in old.items() if key not in new]
    for key in old.keys() & new.keys():
        found += _columns(old[key], new[key], at)
    return sorted(found, key=lambda change: (change.name.casefold(), change.column))


def _columns(old: Row, new: Row, at: datetime) -> list[SeenChange]:
    changes = []
    for column in columns(new):
        before, after = getattr(old, column), getattr(new, column)
        if before != after:
            changes.append(SeenChange(at, new.id, new.name, column, *_told(before, after)))
    return changes


def _told(before: object, after: object) -> tuple[str, str]:
    """Of lists only what went and what came."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        gone = [item for item in before if item not in after]
        come = [item for item in after if item not in before]
        return ", ".join(f"− {item}" for item in gone), ", ".join(f"+ {item}" for item in come)
    return str(before), str(after)
