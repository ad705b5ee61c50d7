"""What goes wrong on purpose with whole requests."""

import time

import httpx2
import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Surface
from tests.sandbox.exchange.conftest import DANA, Exchange, command, refusal_of

HIDE = command("Set-Mailbox", Identity=DANA, HiddenFromAddressListsEnabled=True)
TRANSIENT = "Microsoft.Exchange.Data.Directory.ADTransientException"


def rule(kind: FaultKind, **over: object) -> FaultRule:
    return FaultRule(kind, Surface.EXCHANGE, **over)  # type: ignore[arg-type]


def test_a_throttled_call_says_when_to_come_back(exchange: Exchange) -> None:
    exchange.faults.add(rule(FaultKind.THROTTLE, path="Set-Mailbox", retry_after="7"))

    first, second = exchange.post(HIDE), exchange.post(HIDE)

    assert (first.status_code, first.headers["retry-after"], second.status_code) == (429, "7", 200)


def test_a_transient_directory_error_is_a_500_with_its_type_inside(exchange: Exchange) -> None:
    """FC-c15."""
    exchange.faults.add(rule(FaultKind.ERROR, inner_type=TRANSIENT, message="The server is not operational."))

    status, kind, _ = refusal_of(exchange.post(HIDE))

    assert (status, kind) == (500, "ADTransientException")
    assert not exchange.box(DANA).hidden_from_gal


@pytest.mark.parametrize(("kind", "status"), [(FaultKind.UNAVAILABLE, 503), (FaultKind.BAD_GATEWAY, 502)])
def test_an_unavailable_service_did_nothing(exchange: Exchange, kind: FaultKind, status: int) -> None:
    exchange.faults.add(rule(kind))

    assert exchange.post(HIDE).status_code == status
    assert not exchange.box(DANA).hidden_from_gal


def test_an_empty_success_did_nothing(exchange: Exchange) -> None:
    """FC-a06."""
    exchange.faults.add(rule(FaultKind.EMPTY_OK))

    answer = exchange.post(HIDE)

    assert (answer.status_code, answer.json()) == (200, {"value": []})
    assert not exchange.box(DANA).hidden_from_gal


@pytest.mark.parametrize("kind", [FaultKind.DROP_AFTER, FaultKind.DROP_BEFORE])
def test_a_dropped_connection_leaves_open_what_happened(exchange: Exchange, kind: FaultKind) -> None:
    exchange.faults.add(rule(kind))

    with pytest.raises(httpx2.TransportError):
        exchange.post(HIDE)

    assert exchange.box(DANA).hidden_from_gal is (kind is FaultKind.DROP_AFTER)
    assert exchange.log.entries[-1].status is None
    assert exchange.post(HIDE).status_code == 200


def test_the_first_call_to_a_tenant_is_slow(exchange: Exchange) -> None:
    exchange.faults.exchange_cold_start_seconds = 0.4

    started = time.monotonic()
    exchange.post(HIDE)
    cold = time.monotonic() - started

    assert cold >= 0.4
    exchange.faults.exchange_cold_start_seconds = 3600  # would time out if it were paid again
    assert exchange.post(HIDE).status_code == 200


def test_latency_is_added_to_every_request(exchange: Exchange) -> None:
    exchange.faults.latency_by_surface = {"exchange": 0.2}

    exchange.post(HIDE)

    (entry,) = exchange.log.entries
    assert entry.ended is not None
    assert entry.ended - entry.started >= 0.2
