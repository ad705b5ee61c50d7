"""The simulator's own endpoints, log and critical path."""

from datetime import UTC, datetime

import httpx2

from sandbox.cloud.log import LogEntry, round_trips
from sandbox.cloud.seed import BRIGHTFORK
from sandbox.cloud.skus import SPB
from tests.sandbox.cloud.caller import Caller

DANA = "/users/dana.whitlock@brightfork.example"


def sim(caller: Caller, method: str, path: str, body: object = None) -> httpx2.Response:
    return caller.http.request(method, f"{caller.cloud.control_url}/_sim{path}", json=body)


def test_the_state_shows_people_groups_seats_and_mailboxes(brightfork: Caller) -> None:
    brightfork.patch(DANA, {"accountEnabled": False})

    tenant = next(each for each in sim(brightfork, "GET", "/state").json()["tenants"] if each["id"] == BRIGHTFORK)

    dana = next(user for user in tenant["users"] if user["upn"] == "dana.whitlock@brightfork.example")
    spb = next(sku for sku in tenant["skus"] if sku["sku_id"] == SPB)
    assert dana["props"]["accountEnabled"] is False
    assert dana["manager"]["name"] == "Marisol Vega"
    assert dana["mailbox"]["type"] == "UserMailbox"
    assert len(tenant["users"]) >= 55
    assert (spb["used"], spb["free"]) == (5, 0)
    dispatch = next(user for user in tenant["users"] if user["upn"] == "dispatch@brightfork.example")
    assert "Dana Whitlock" in dispatch["mailbox"]["full_access"]


def test_the_log_counts_requests_and_the_critical_path(brightfork: Caller) -> None:
    brightfork.sign_in()
    brightfork.cloud.log.clear()
    brightfork.get(DANA)
    brightfork.get(DANA)

    found = sim(brightfork, "GET", "/log").json()

    assert (found["count"], found["round_trips"]) == (2, 2)
    assert found["entries"][0]["tenant_id"] == BRIGHTFORK
    assert found["entries"][0]["status"] == 200
    assert sim(brightfork, "GET", "/log?after=1").json()["count"] == 1


def test_parallel_requests_count_as_one_round_trip() -> None:
    at = datetime(2026, 11, 25, tzinfo=UTC)

    def entry(number: int, started: float, ended: float) -> LogEntry:
        return LogEntry(number, "graph", "GET", "/", "", started, at, ended, at, 200)

    assert round_trips([]) == 0
    assert round_trips([entry(1, 0, 1), entry(2, 0.5, 1.5), entry(3, 0.6, 1.2)]) == 1
    assert round_trips([entry(1, 0, 1), entry(2, 0.1, 2), entry(3, 1.1, 3), entry(4, 2.1, 4), entry(5, 3.1, 5)]) == 3


def test_reset_brings_the_seeded_world_back(brightfork: Caller) -> None:
    brightfork.delete(DANA)
    sim(brightfork, "PATCH", "/faults", {"read_lag_seconds": 5})

    assert sim(brightfork, "POST", "/reset").status_code == 204

    cloud = brightfork.cloud
    assert cloud.state.tenants[BRIGHTFORK].user_by_upn("dana.whitlock@brightfork.example") is not None
    assert (cloud.faults.read_lag_seconds, cloud.log.entries) == (0.0, [])
    assert brightfork.get(DANA).status_code == 200  # tokens and addresses stay valid


def test_faults_clock_and_tenant_can_be_set_over_http(brightfork: Caller) -> None:
    tenant = f"/tenants/{BRIGHTFORK}"
    before = brightfork.cloud.state.now()

    sim(brightfork, "POST", "/faults/rules", {"kind": "throttle", "path": "/subscribedSkus"})
    sim(brightfork, "POST", "/clock", {"advance_seconds": 3600})
    sim(brightfork, "PATCH", tenant, {"is_hybrid": True, "tap_policy": {"is_enabled": False}, "seats": {SPB: 9}})
    sim(brightfork, "PATCH", f"{tenant}/users/dana.whitlock@brightfork.example", {"onPremisesSyncEnabled": True})
    sim(
        brightfork,
        "PATCH",
        f"{tenant}/permissions",
        {"app_id": brightfork.cloud.app_id, "remove": ["Domain.Read.All", "Directory.Read.All"]},
    )

    assert brightfork.get("/subscribedSkus").status_code == 429
    assert (brightfork.cloud.state.now() - before).total_seconds() >= 3600
    assert brightfork.get("/organization").json()["value"][0]["onPremisesSyncEnabled"] is True
    assert brightfork.patch(DANA, {"jobTitle": "x"}).status_code == 400
    assert brightfork.get("/domains").status_code == 403
    assert brightfork.tenant.skus[SPB].enabled == 9


def test_bad_control_requests_get_a_sentence(brightfork: Caller) -> None:
    for method, path, body in (
        ("PATCH", "/faults", {"latency": 1}),
        ("PATCH", f"/tenants/{BRIGHTFORK}", {"is_hibrid": True}),
        ("PATCH", "/tenants/unknown", {}),
        ("POST", "/clock", {"advance_seconds": -1}),
    ):
        answer = sim(brightfork, method, path, body)
        assert answer.status_code == 400
        assert answer.json()["error"]


def test_the_settings_that_point_the_product_here_are_offered(brightfork: Caller) -> None:
    settings = brightfork.cloud.environment()

    assert settings["GANGWAY_LOGIN_URL"].startswith("https://127.0.0.1:")
    assert settings["GANGWAY_GRAPH_URL"].startswith("http://127.0.0.1:")
    assert brightfork.cloud.ca_bundle.read_text().startswith("-----BEGIN CERTIFICATE-----")
