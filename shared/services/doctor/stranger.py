"""What a stranger may see of the app: that it is there, and nothing else. Asks like anybody on the internet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol

from shared.domain.errors import GangwayError
from shared.domain.finding import Finding, failed, fine, skipped, warning
from shared.domain.reply import Reply
from shared.domain.value import Value
from shared.ports import Clock

MOST_DRIFT = timedelta(minutes=2)
NONSENSE = "eyJhbGciOiJub25lIn0.e30."  # an unsigned token


class Prober(Protocol):
    """Sends one request to the app and follows nothing. Raises OutsideError when there is no answer."""

    def ask(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: str | None = None
    ) -> Reply: ...


class Door(Value):
    """A request that must be refused, with the statuses that mean so."""

    check: str
    method: str
    path: str
    refusals: frozenset[int]
    token: str = ""


REFUSED = frozenset({401, 403, 404})
DOORS = (
    Door(check="webhook without key", method="POST", path="/api/tickets/doctor", refusals=frozenset({401, 403})),
    Door(check="runs without token", method="GET", path="/api/runs", refusals=frozenset({401})),
    Door(check="runs with a made-up token", method="GET", path="/api/runs", refusals=frozenset({401}), token=NONSENSE),
    Door(check="self-check without key", method="POST", path="/api/self-check", refusals=frozenset({401, 403})),
    Door(check="approval with a made-up link", method="GET", path="/approvals/doctor", refusals=REFUSED),
    Door(check="answers with a made-up link", method="GET", path="/answers/doctor", refusals=REFUSED),
    Door(check="handover with a made-up link", method="GET", path="/handover/doctor", refusals=REFUSED),
    Door(
        check="workflow engine's own API",
        method="GET",
        path="/runtime/webhooks/durabletask/instances",
        refusals=REFUSED,
    ),
    Door(check="host's own API", method="GET", path="/admin/host/status", refusals=REFUSED),
)


def look_as_stranger(url: str, *, prober: Prober, clock: Clock) -> list[Finding]:
    try:
        health = prober.ask("GET", "/api/health")
    except GangwayError as fault:
        advice = "Check the address, and that the app is started (portal: Overview; the first answer may take half a minute)."
        return [failed("health", f"{url} does not answer: {fault}", advice)]
    return [_health(health), _clock(health, clock), _headers(health), *(_door(door, prober) for door in DOORS)]


def _health(reply: Reply) -> Finding:
    if reply.status == 200:
        return fine("health", "it works")
    if reply.status == 503:
        advice = "Run this with --key to see why, or look into the log: every problem of the settings stands there."
        return failed("health", "it is there, but cannot work", advice)
    advice = "The code may not be published yet (azd deploy), or the address is another app's."
    return failed("health", f"it answers {reply.status}", advice)


def _clock(reply: Reply, clock: Clock) -> Finding:
    try:
        theirs = parsedate_to_datetime(reply.headers.get("date", ""))
    except ValueError:
        return skipped("clock", "the answer has no date")
    drift = abs(_aware(theirs, clock) - clock.now())
    if drift > MOST_DRIFT:
        advice = "Set this machine's clock (the platform's is right): signed requests are refused when clocks differ."
        return warning("clock", f"this machine and the app differ by {int(drift.total_seconds())} s", advice)
    return fine("clock", "this machine and the app agree")


def _aware(moment: datetime, clock: Clock) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.now().tzinfo)


def _headers(reply: Reply) -> Finding:
    wanted = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    missing = [name for name, value in wanted.items() if value not in reply.headers.get(name, "")]
    if missing:
        advice = "Something between you and the app takes headers away: check the proxy or gateway in front of it."
        return warning("headers", f"missing: {', '.join(missing)}", advice)
    return fine("headers", "answers are kept by no cache")


def _door(door: Door, prober: Prober) -> Finding:
    headers = {"authorization": f"Bearer {door.token}"} if door.token else {}
    try:
        reply = prober.ask(door.method, door.path, headers=headers, body="{}" if door.method == "POST" else None)
    except GangwayError as fault:
        return failed(door.check, f"no answer: {fault}", "Try again; if it stays so, look into the log.")
    if reply.status in door.refusals:
        return fine(door.check, f"refused ({reply.status})")
    if reply.status == 503:
        advice = (
            "Check GANGWAY_HOME_TENANT and that the app reaches Entra: callers cannot prove who they are until it does."
        )
        return warning(door.check, "nobody is let in, but because the app cannot check callers", advice)
    advice = (
        "Stop the app and report this as a vulnerability (SECURITY.md)." if reply.status < 400 else "Look into the log."
    )
    return failed(door.check, f"answered {reply.status} where a refusal was due", advice)
