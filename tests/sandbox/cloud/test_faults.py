"""What goes wrong on purpose, seen through HTTP."""

from urllib.parse import quote

import httpx2
import pytest

from sandbox.cloud.faults import FaultKind, FaultRule, Faults, Surface
from tests.sandbox.cloud.caller import Caller, refusal

DANA = "/users/dana.whitlock@brightfork.example"


def test_a_whole_request_is_throttled_once(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(FaultRule(FaultKind.THROTTLE, retry_after="0.249"))

    first, second = brightfork.get(DANA), brightfork.get(DANA)

    assert (first.status_code, first.headers["retry-after"], second.status_code) == (429, "0.249", 200)
    assert [entry.fault for entry in brightfork.cloud.log.entries if entry.surface == "graph"] == ["throttle", None]


def test_a_rule_can_let_some_through_and_hit_several_times(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(FaultRule(FaultKind.UNAVAILABLE, skip=1, times=2))

    assert [brightfork.get(DANA).status_code for _ in range(4)] == [200, 503, 503, 200]


def test_a_rule_hits_only_its_method_and_path(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(
        FaultRule(
            FaultKind.ERROR, method="PATCH", path=r"^/v1.0/users/dana", status=500, code="UnknownError", message=""
        )
    )

    assert brightfork.get(DANA).status_code == 200
    assert brightfork.patch("/users/tyler.novotny@brightfork.example", {"jobTitle": "x"}).status_code == 204
    assert refusal(brightfork.patch(DANA, {"jobTitle": "x"})) == (500, "UnknownError", "")


def test_a_proxy_page_instead_of_json(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(FaultRule(FaultKind.BAD_GATEWAY))

    answer = brightfork.get(DANA)

    assert answer.status_code == 502
    assert answer.headers["content-type"].startswith("text/html")
    assert "<html>" in answer.text


@pytest.mark.parametrize(("kind", "is_enabled"), [(FaultKind.DROP_AFTER, False), (FaultKind.DROP_BEFORE, True)])
def test_the_connection_closes_without_an_answer(brightfork: Caller, kind: FaultKind, *, is_enabled: bool) -> None:
    brightfork.sign_in()
    brightfork.cloud.faults.add(FaultRule(kind, method="PATCH"))

    with pytest.raises(httpx2.RemoteProtocolError):
        brightfork.patch(DANA, {"accountEnabled": False})

    assert brightfork.user("dana.whitlock").is_enabled is is_enabled
    assert brightfork.get(DANA).status_code == 200
    dropped = next(entry for entry in brightfork.cloud.log.entries if entry.method == "PATCH")
    assert (dropped.status, dropped.fault) == (None, kind.value)


def test_exchange_is_served_beside_graph_and_drops_connections_too(brightfork: Caller) -> None:
    brightfork.sign_in("https://outlook.office365.com/.default")
    url = f"{brightfork.cloud.exchange_url}/adminapi/beta/{brightfork.tenant.id}/InvokeCommand"
    body = {
        "CmdletInput": {"CmdletName": "Get-Mailbox", "Parameters": {"Identity": brightfork.user("dana.whitlock").id}}
    }
    headers = {"X-AnchorMailbox": f"APP:SystemMailbox{{bb558c35-97f1-4cb9-8ff7-d53741dc928c}}@{brightfork.tenant.id}"}
    brightfork.cloud.faults.add(FaultRule(FaultKind.DROP_BEFORE, surface=Surface.EXCHANGE))

    with pytest.raises(httpx2.RemoteProtocolError):
        brightfork.send("POST", url, body, headers)
    answer = brightfork.send("POST", url, body, headers)

    assert answer.json()["value"][0]["DisplayName"] == "Dana Whitlock"
    dropped, answered = brightfork.cloud.log.entries[-2:]
    assert (dropped.surface, dropped.status, answered.status) == ("exchange", None, 200)


def test_an_empty_answer_hides_that_nothing_was_done(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(FaultRule(FaultKind.EMPTY_OK, method="PATCH"))

    answer = brightfork.patch(DANA, {"accountEnabled": False})

    assert (answer.status_code, answer.json()) == (200, {"value": []})
    assert brightfork.user("dana.whitlock").is_enabled


def test_sign_in_can_be_spoiled_too(brightfork: Caller) -> None:
    brightfork.cloud.faults.add(FaultRule(FaultKind.UNAVAILABLE, surface=Surface.LOGIN))

    with pytest.raises(KeyError):
        brightfork.sign_in()
    assert brightfork.sign_in()


def test_a_change_is_seen_late_by_reads(brightfork: Caller) -> None:
    faults, clock = brightfork.cloud.faults, brightfork.cloud.state.clock
    faults.read_lag_seconds = 30

    brightfork.patch(DANA, {"jobTitle": "Leaver"})
    early = brightfork.get(f"{DANA}?$select=jobTitle").json()["jobTitle"]
    clock.advance(31)
    late = brightfork.get(f"{DANA}?$select=jobTitle").json()["jobTitle"]

    assert (early, late) == ("Dispatch Lead", "Leaver")


def test_a_new_user_is_not_found_at_first(brightfork: Caller) -> None:
    brightfork.cloud.faults.read_lag_seconds = 20
    body = {
        "accountEnabled": True,
        "displayName": "New One",
        "mailNickname": "new.one",
        "userPrincipalName": "new.one@brightfork.example",
        "passwordProfile": {"password": "Very-Long-Secret-1"},
    }

    made = brightfork.post("/users", body).json()["id"]
    early = brightfork.get(f"/users/{made}")
    brightfork.cloud.state.clock.advance(21)

    assert refusal(early)[:2] == (404, "Request_ResourceNotFound")
    assert brightfork.get(f"/users/{made}").status_code == 200


def test_the_index_of_filters_lags_behind_reads_by_id(brightfork: Caller) -> None:
    brightfork.cloud.faults.index_lag_seconds = 60
    path = "/users?$select=id&$filter=" + quote("jobTitle eq 'Leaver'")
    dana = brightfork.user("dana.whitlock")

    brightfork.patch(DANA, {"jobTitle": "Leaver"})
    fresh = brightfork.get(f"{DANA}?$select=jobTitle").json()["jobTitle"]
    early = brightfork.get(path).json()["value"]
    brightfork.cloud.state.clock.advance(61)

    assert (fresh, early) == ("Leaver", [])
    assert brightfork.get(path).json()["value"] == [{"id": dana.id}]


def test_a_removed_membership_may_still_be_seen(brightfork: Caller) -> None:
    brightfork.cloud.faults.read_lag_seconds = 10
    team, dana = brightfork.group("dispatch-team"), brightfork.user("dana.whitlock")

    brightfork.delete(f"/groups/{team.id}/members/{dana.id}/$ref")
    early = {group["id"] for group in brightfork.get(f"{DANA}/memberOf/graph.group").json()["value"]}
    brightfork.cloud.state.clock.advance(11)
    late = {group["id"] for group in brightfork.get(f"{DANA}/memberOf/graph.group").json()["value"]}

    assert early - late == {team.id}


def test_options_are_set_by_name_and_unknown_ones_refused() -> None:
    faults = Faults()

    faults.update(
        {"latency_seconds": 0.1, "rules": [{"kind": "throttle", "surface": "exchange", "path": "Set-Mailbox"}]}
    )

    assert faults.latency(Surface.GRAPH) == 0.1
    assert faults.rules[0].surface is Surface.EXCHANGE
    for wrong in (
        {"latency": 1},
        {"rules": [{"kind": "nonsense"}]},
        {"rules": [{"kind": "throttle", "sourface": "graph"}]},
    ):
        with pytest.raises(ValueError, match=r"unknown fault option|not a valid FaultKind|bad fault rule"):
            faults.update(wrong)
    faults.clear()
    assert (faults.latency_seconds, faults.rules) == (0.0, [])
