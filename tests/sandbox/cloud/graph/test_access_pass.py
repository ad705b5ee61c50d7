"""Temporary Access Passes: policy, lifetime, replacement, and that the pass is shown once."""

from typing import Any

import pytest

from tests.sandbox.cloud.caller import Caller, refusal

POLICY = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass"
DANA = "/users/dana.whitlock@brightfork.example/authentication/temporaryAccessPassMethods"


def test_a_pass_is_shown_in_the_answer_and_never_again(brightfork: Caller) -> None:
    made = brightfork.post(DANA, {"lifetimeInMinutes": 60, "isUsableOnce": True})

    listed = brightfork.get(DANA).json()["value"]
    secret = made.json()["temporaryAccessPass"]
    assert made.status_code == 201
    assert len(secret) == 8
    assert made.json()["isUsable"] is True
    assert listed[0]["temporaryAccessPass"] is None
    assert secret not in str(brightfork.cloud.log.dump())
    assert secret not in brightfork.http.get(f"{brightfork.cloud.control_url}/_sim/state").text


def test_a_second_pass_replaces_the_first(brightfork: Caller) -> None:
    """FC-b10."""
    first = brightfork.post(DANA, {}).json()["id"]
    second = brightfork.post(DANA, {}).json()["id"]

    assert [held["id"] for held in brightfork.get(DANA).json()["value"]] == [second] != [first]


def test_a_pass_for_later_is_not_usable_yet_and_expires(brightfork: Caller) -> None:
    brightfork.post(DANA, {"startDateTime": "2099-01-01T00:00:00Z"})
    later = brightfork.get(DANA).json()["value"][0]
    brightfork.post(DANA, {"lifetimeInMinutes": 60})
    brightfork.cloud.state.clock.advance(3601)
    over = brightfork.get(DANA).json()["value"][0]

    assert (later["isUsable"], later["methodUsabilityReason"]) == (False, "NotYetValid")
    assert (over["isUsable"], over["methodUsabilityReason"]) == (False, "Expired")


def test_a_pass_can_be_taken_back(brightfork: Caller) -> None:
    made = brightfork.post(DANA, {}).json()["id"]

    assert brightfork.delete(f"{DANA}/{made}").status_code == 204
    assert refusal(brightfork.delete(f"{DANA}/{made}"))[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"lifetimeInMinutes": 1440}, id="FC-b09 longer than the policy"),
        pytest.param({"lifetimeInMinutes": 10}, id="shorter than the policy"),
        pytest.param({"lifetimeInMinute": 60}, id="misspelt"),
        pytest.param({"startDateTime": "next week"}, id="no date"),
    ],
)
def test_passes_outside_the_policy_are_refused(brightfork: Caller, body: dict[str, Any]) -> None:
    assert refusal(brightfork.post(DANA, body))[0] == 400
    assert brightfork.user("dana.whitlock").passes == []


def test_a_one_time_policy_refuses_a_reusable_pass(rueegsegger: Caller) -> None:
    path = "/users/heidi.aeschlimann@rueegsegger-treuhand.example/authentication/temporaryAccessPassMethods"

    assert "one-time" in refusal(rueegsegger.post(path, {"isUsableOnce": False}))[2]
    assert rueegsegger.post(path, {}).json()["isUsableOnce"] is True


def test_a_disabled_policy_and_a_guest_are_refused(brightfork: Caller) -> None:
    guest = next(user for user in brightfork.tenant.users.values() if user.is_guest)

    for_guest = brightfork.post(f"/users/{guest.id}/authentication/temporaryAccessPassMethods", {})
    brightfork.tenant.tap_policy.is_enabled = False
    disabled = brightfork.post(DANA, {})

    assert refusal(for_guest)[:2] == (400, "badRequest")
    assert "disabled" in refusal(disabled)[2]


def test_the_policy_decides_by_group(brightfork: Caller) -> None:
    """FC-b09."""
    policy, dispatch = brightfork.tenant.tap_policy, brightfork.group("dispatch-team")
    policy.include_groups = [brightfork.group("vpn-users").id]
    outside = brightfork.post(DANA, {})
    policy.include_groups = [dispatch.id]
    inside = brightfork.post(DANA, {})
    policy.exclude_groups = [brightfork.group("operations").id]
    excluded = brightfork.post(DANA, {})

    assert refusal(outside)[0] == 400
    assert inside.status_code == 201
    assert refusal(excluded)[0] == 400


def test_the_policy_can_be_read(brightfork: Caller, rueegsegger: Caller) -> None:
    ours, theirs = brightfork.get(POLICY).json(), rueegsegger.get(POLICY).json()

    assert (ours["state"], ours["minimumLifetimeInMinutes"], ours["maximumLifetimeInMinutes"]) == ("enabled", 60, 480)
    assert (theirs["isUsableOnce"], theirs["maximumLifetimeInMinutes"]) == (True, 120)
    assert ours["includeTargets"][0]["id"] == "all_users"


def test_passes_and_policy_need_their_permissions(brightfork: Caller) -> None:
    brightfork.with_only("User.ReadWrite.All")

    assert refusal(brightfork.post(DANA, {})) == (403, "accessDenied", "Request Authorization failed")
    assert refusal(brightfork.get(POLICY))[0] == 403


def test_registered_methods_are_listed(brightfork: Caller) -> None:
    found = brightfork.get("/users/dana.whitlock@brightfork.example/authentication/methods").json()["value"]

    kinds = [method["@odata.type"].rsplit(".", 1)[1] for method in found]
    assert kinds == [
        "passwordAuthenticationMethod",
        "phoneAuthenticationMethod",
        "microsoftAuthenticatorAuthenticationMethod",
    ]


def test_a_pass_outside_the_policy_may_be_made_and_not_be_usable(brightfork: Caller) -> None:
    """FC-b09: both behaviours were seen."""
    brightfork.cloud.faults.tap_checks_policy = False
    brightfork.tenant.tap_policy.include_groups = [brightfork.group("vpn-users").id]

    made = brightfork.post(DANA, {})

    assert made.status_code == 201
    assert (made.json()["isUsable"], made.json()["methodUsabilityReason"]) == (False, "DisabledByPolicy")
