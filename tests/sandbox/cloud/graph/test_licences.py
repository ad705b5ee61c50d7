"""Licences: seats, usage location, inheritance, conflicts, and the mailbox that follows."""

from typing import Any

import httpx2
import pytest

from sandbox.cloud.objects import User
from sandbox.cloud.skus import ENTERPRISEPACK, O365_BUSINESS_PREMIUM, SPB, VISIOCLIENT
from tests.sandbox.cloud.caller import Caller, refusal

EXCHANGE_PLAN = "efb87545-963c-4e0d-99df-69c6916d9eb0"


def assign(
    caller: Caller, user: User, add: list[Any] | None = None, remove: list[str] | None = None
) -> httpx2.Response:
    adding = [entry if isinstance(entry, dict) else {"skuId": entry, "disabledPlans": []} for entry in add or []]
    return caller.post(f"/users/{user.id}/assignLicense", {"addLicenses": adding, "removeLicenses": remove or []})


def free(caller: Caller, sku_id: str) -> int:
    for sku in caller.get("/subscribedSkus").json()["value"]:
        if sku["skuId"] == sku_id:
            return sku["prepaidUnits"]["enabled"] + sku["prepaidUnits"]["warning"] - sku["consumedUnits"]
    raise AssertionError(sku_id)


def test_seats_are_counted_and_the_suspended_subscription_says_so(brightfork: Caller) -> None:
    found = {sku["skuPartNumber"]: sku for sku in brightfork.get("/subscribedSkus").json()["value"]}

    assert found["ENTERPRISEPACK"]["consumedUnits"] < found["ENTERPRISEPACK"]["prepaidUnits"]["enabled"]
    assert found["SPB"]["consumedUnits"] == found["SPB"]["prepaidUnits"]["enabled"]
    assert found["O365_BUSINESS_PREMIUM"]["capabilityStatus"] == "Suspended"
    assert "EXCHANGE_S_ENTERPRISE" in {plan["servicePlanName"] for plan in found["ENTERPRISEPACK"]["servicePlans"]}


def test_a_licence_takes_a_seat_and_brings_a_mailbox_with_an_address(brightfork: Caller) -> None:
    kiosk, before = brightfork.user("kiosk-dock4"), free(brightfork, ENTERPRISEPACK)

    answer = assign(brightfork, kiosk, [ENTERPRISEPACK])

    assert (answer.status_code, answer.json()["id"]) == (200, kiosk.id)
    assert free(brightfork, ENTERPRISEPACK) == before - 1
    assert brightfork.tenant.mailbox(kiosk.id) is not None
    assert kiosk.mail == "kiosk-dock4@brightfork.example"


def test_a_mailbox_may_take_its_time(brightfork: Caller) -> None:
    """FC-b18."""
    brightfork.cloud.faults.mailbox_delay_seconds = 40
    kiosk = brightfork.user("kiosk-dock4")

    assign(brightfork, kiosk, [ENTERPRISEPACK])
    early = brightfork.get(f"/users/{kiosk.id}/mailboxSettings")
    brightfork.cloud.state.clock.advance(41)
    late = brightfork.get(f"/users/{kiosk.id}/mailboxSettings")

    assert refusal(early)[:2] == (404, "MailboxNotEnabledForRESTAPI")
    assert late.json()["userPurpose"] == "user"


def test_an_apostrophe_in_the_name_becomes_an_underscore_in_the_address(brightfork: Caller) -> None:
    """FC-b03."""
    kiosk = brightfork.user("kiosk-dock4")
    brightfork.patch(f"/users/{kiosk.id}", {"userPrincipalName": "vi.d'angelo@brightfork.example"})

    assign(brightfork, kiosk, [ENTERPRISEPACK])

    assert kiosk.mail == "vi.d_angelo@brightfork.example"


def test_a_repeated_assignment_only_rewrites_the_disabled_plans(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")

    answer = assign(brightfork, dana, [{"skuId": ENTERPRISEPACK, "disabledPlans": [EXCHANGE_PLAN]}])

    assert answer.status_code == 200
    assert [held.disabled_plans for held in dana.licences] == [[EXCHANGE_PLAN]]
    assert brightfork.tenant.mailbox(dana.id) is None


@pytest.mark.parametrize(
    ("local", "add", "remove", "message"),
    [
        pytest.param("kiosk-dock4", [SPB], [], f"Subscription with SKU {SPB} does not have any available licenses.", id="no seat"),
        pytest.param(
            "kiosk-dock4", [O365_BUSINESS_PREMIUM], [],
            f"Subscription with SKU {O365_BUSINESS_PREMIUM} does not have any available licenses.", id="suspended",
        ),
        pytest.param("v.hanley", [ENTERPRISEPACK], [], "License assignment cannot be done for user with invalid usage location.", id="usage location"),
        pytest.param("dana.whitlock", [], [VISIOCLIENT], "User does not have a corresponding license.", id="not held"),
        pytest.param(
            "abigail.stroud", [], [ENTERPRISEPACK],
            "User license is inherited from a group membership and it cannot be removed directly from the user.", id="inherited",
        ),
        pytest.param(
            "dana.whitlock", ["00000000-1111-4222-8333-444444444444"], [],
            "License 00000000-1111-4222-8333-444444444444 does not correspond to a valid company License.", id="unknown sku",
        ),
    ],
)  # fmt: skip
def test_licence_refusals(brightfork: Caller, local: str, add: list[str], remove: list[str], message: str) -> None:
    user = brightfork.user(local)
    before = [held.sku_id for held in user.licences]

    answer = assign(brightfork, user, add, remove)

    assert refusal(answer) == (400, "Request_BadRequest", message)
    assert [held.sku_id for held in user.licences] == before


def test_the_same_plans_from_two_subscriptions_are_no_conflict(rueegsegger: Caller) -> None:
    livia = rueegsegger.user("livia.stucki")

    assert assign(rueegsegger, livia, [SPB]).status_code == 200
    assert {held.sku_id for held in livia.licences} == {SPB, O365_BUSINESS_PREMIUM}


def test_enterprise_and_business_exchange_plans_exclude_each_other(brightfork: Caller) -> None:
    brightfork.tenant.skus[SPB].enabled += 1

    answer = assign(brightfork, brightfork.user("dana.whitlock"), [SPB])

    assert "mutually exclusive" in refusal(answer)[2]


def test_swapping_a_licence_in_one_call_works(brightfork: Caller) -> None:
    brightfork.tenant.skus[SPB].enabled += 1
    dana = brightfork.user("dana.whitlock")

    assert assign(brightfork, dana, [SPB], [ENTERPRISEPACK]).status_code == 200
    assert [held.sku_id for held in dana.licences] == [SPB]


def test_removing_the_licence_frees_the_seat_and_disconnects_a_user_mailbox(brightfork: Caller) -> None:
    dana, before = brightfork.user("dana.whitlock"), free(brightfork, ENTERPRISEPACK)

    assert assign(brightfork, dana, remove=[ENTERPRISEPACK]).status_code == 200

    assert free(brightfork, ENTERPRISEPACK) == before + 1
    assert refusal(brightfork.get(f"/users/{dana.id}/mailboxSettings"))[1] == "MailboxNotEnabledForRESTAPI"
    assert (
        refusal(assign(brightfork, dana, remove=[ENTERPRISEPACK]))[2] == "User does not have a corresponding license."
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"addLicenses": []}, id="one array missing"),
        pytest.param({"addLicenses": [{"skuID": ENTERPRISEPACK}], "removeLicenses": []}, id="misspelt skuId"),
        pytest.param({"addLicences": [], "removeLicenses": []}, id="misspelt parameter"),
        pytest.param({"addLicenses": [5], "removeLicenses": []}, id="not an object"),
        pytest.param(
            {"addLicenses": [{"skuId": ENTERPRISEPACK, "disabledPlans": ["nonsense"]}], "removeLicenses": []},
            id="unknown plan",
        ),
    ],
)
def test_malformed_assignments_are_refused(brightfork: Caller, body: dict[str, Any]) -> None:
    answer = brightfork.post(f"/users/{brightfork.user('kiosk-dock4').id}/assignLicense", body)

    assert refusal(answer)[0] == 400


def test_direct_and_inherited_are_told_apart_only_by_assignment_states(brightfork: Caller) -> None:
    abigail = brightfork.get(
        "/users/abigail.stroud@brightfork.example?$select=assignedLicenses,licenseAssignmentStates"
    ).json()
    dana = brightfork.get(
        "/users/dana.whitlock@brightfork.example?$select=assignedLicenses,licenseAssignmentStates"
    ).json()

    assert abigail["assignedLicenses"] == dana["assignedLicenses"]
    assert abigail["licenseAssignmentStates"][0]["assignedByGroup"] == brightfork.group("lic-new-starters").id
    assert dana["licenseAssignmentStates"][0]["assignedByGroup"] is None


def test_details_name_the_plans(brightfork: Caller) -> None:
    found = brightfork.get("/users/dana.whitlock@brightfork.example/licenseDetails").json()["value"]

    assert [sku["skuPartNumber"] for sku in found] == ["ENTERPRISEPACK"]


def test_reprocessing_tries_failed_group_licences_again(brightfork: Caller) -> None:
    starters, viktor = brightfork.group("lic-new-starters"), brightfork.user("v.hanley")
    brightfork.post(f"/groups/{starters.id}/members/$ref", brightfork.reference(viktor.id))
    brightfork.patch(f"/users/{viktor.id}", {"usageLocation": "US"})

    answer = brightfork.post(f"/users/{viktor.id}/reprocessLicenseAssignment")

    assert answer.status_code == 200
    assert answer.json()["licenseAssignmentStates"][0]["state"] == "Active"
