"""What goes wrong on purpose: delays, lags and rules that spoil matching requests.

Pure bookkeeping: surfaces ask `faults.take(...)` before answering and read the lag fields; nothing here touches HTTP.
"""

import re
import threading
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class Surface(StrEnum):
    LOGIN = "login"
    GRAPH = "graph"
    EXCHANGE = "exchange"


class Scope(StrEnum):
    """Whether a rule spoils whole HTTP requests or single items inside a batch."""

    REQUEST = "request"
    BATCH_ITEM = "batch_item"


class FaultKind(StrEnum):
    THROTTLE = "throttle"  # 429; `retry_after` goes out literally (decimals, dates, empty); None omits the header
    UNAVAILABLE = "unavailable"  # 503 with a Graph error body
    BAD_GATEWAY = "bad_gateway"  # 502 with an HTML page
    ERROR = "error"  # `status`, `code`, `message` as given (and `inner_type` for Exchange)
    DROP_AFTER = "drop_after"  # the change is applied, then the connection closes without an answer
    DROP_BEFORE = "drop_before"  # nothing is applied, the connection closes without an answer
    EMPTY_OK = "empty_ok"  # 200 {"value": []} and nothing is done
    MISSING_ITEM = "missing_item"  # batch items only: no answer for this item; applied all the same


@dataclass(slots=True)
class FaultRule:
    """Spoils requests that match. `skip` lets the first n through; `times` None = until cleared.

    Who asks: the gate for whole requests to sign-in and Graph, Graph's batch for its items; Exchange asks for both itself,
    because there the cmdlet's name stands in the body.
    """

    kind: FaultKind
    surface: Surface = Surface.GRAPH
    scope: Scope = Scope.REQUEST
    method: str = "*"
    path: str = ".*"  # regular expression, searched in the decoded path with query (Exchange: cmdlet name)
    times: int | None = 1
    skip: int = 0
    retry_after: str | None = "1"
    delay_seconds: float = 0.0
    status: int = 500
    code: str = "InternalServerError"
    message: str = "Simulated failure."
    inner_type: str = ""
    hits: int = 0

    def matches(self, surface: Surface, scope: Scope, method: str, path: str) -> bool:
        return (
            (self.surface, self.scope) == (surface, scope)
            and self.method in ("*", method.upper())
            and re.search(self.path, path) is not None
        )

    @property
    def is_spent(self) -> bool:
        return self.times is not None and self.hits >= self.skip + self.times


@dataclass(slots=True)
class Faults:
    latency_seconds: float = 0.0  # added to every HTTP request, whatever the surface
    latency_by_surface: dict[str, float] = field(default_factory=dict)  # replaces it for one surface
    read_lag_seconds: float = 0.0  # reads by id see the directory this late
    index_lag_seconds: float = 0.0  # filters, searches and lists see it this late (never earlier than read_lag)
    roles_lag_seconds: float = 0.0  # roleManagement does not know principals younger than this
    group_licence_delay_seconds: float = 0.0  # licences inherited from a group appear or go this much later
    mailbox_delay_seconds: float = 0.0  # from licence to usable mailbox
    conversion_delay_seconds: float = 0.0  # Set-Mailbox -Type until RecipientTypeDetails shows it
    exchange_read_lag_seconds: float = 0.0  # Exchange reads see users, groups and members this late
    exchange_role_delay_seconds: float = 0.0  # a new directory role of the app reaches Exchange this much later
    exchange_cold_start_seconds: float = 0.0  # extra delay of the first Exchange call per tenant
    token_lifetime_seconds: float = 3599.0
    withdrawn_permissions: set[str] = field(default_factory=set)  # ignored at once, even in tokens already issued
    team_lag_seconds: float = 0.0  # a team's roster follows its group this much later
    team_returns_member_after_seconds: float | None = (
        None  # the next person removed from a team's group comes back once
    )
    tap_checks_policy: bool = True  # False: a pass outside the policy is made all the same, and is not usable
    revoke_moves_time_stamp: bool = True  # False: revokeSignInSessions answers true and changes nothing
    unanswered_batch_items: int = 0  # the last n items of every Graph batch get no answer
    rules: list[FaultRule] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def add(self, rule: FaultRule) -> FaultRule:
        with self._lock:
            self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Back to a healthy cloud."""
        fresh = Faults()
        with self._lock:
            for item in fields(self):
                if item.name != "_lock":
                    setattr(self, item.name, getattr(fresh, item.name))

    def take(self, surface: Surface, scope: Scope, method: str, path: str) -> FaultRule | None:
        """The rule that spoils this request, counted as used; None when it goes through."""
        with self._lock:
            for rule in self.rules:
                if rule.is_spent or not rule.matches(surface, scope, method, path):
                    continue
                rule.hits += 1
                if rule.hits > rule.skip:
                    return rule
        return None

    def latency(self, surface: Surface) -> float:
        return self.latency_by_surface.get(surface.value, self.latency_seconds)

    def update(self, values: dict[str, Any]) -> None:
        """Sets options by name (admin endpoint); `rules` are given as objects and appended. Unknown names raise."""
        known = {item.name for item in fields(self)} - {"_lock", "rules"}
        unknown = set(values) - known - {"rules"}
        if unknown:
            raise ValueError(f"unknown fault option: {', '.join(sorted(unknown))}")
        for name in known & set(values):
            value = values[name]
            setattr(self, name, set(value) if name == "withdrawn_permissions" else value)
        for given in values.get("rules", []):
            self.add(make_rule(given))


def make_rule(given: dict[str, Any]) -> FaultRule:
    """A rule from JSON; names and enum values as in FaultRule."""
    try:
        rule = FaultRule(**{**given, "kind": FaultKind(given["kind"])})
    except (TypeError, KeyError) as broken:
        raise ValueError(f"bad fault rule: {broken}") from broken
    rule.surface, rule.scope = Surface(rule.surface), Scope(rule.scope)
    re.compile(rule.path)
    return rule
