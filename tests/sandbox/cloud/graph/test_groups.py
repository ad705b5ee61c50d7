"""Groups: who may write which kind, repeats, owners, and the URL that deletes a person."""

import httpx2
import pytest

from sandbox.cloud.skus import ENTERPRISEPACK
from tests.sandbox.cloud.caller import Caller, refusal

DENIED = (403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
MAIL_GROUP = (400, "Request_BadRequest", "Cannot Update a mail-enabled security groups and or distribution list.")
EXIST = "One or more added object references already exist for the following modified properties: 'members'."


def add(caller: Caller, nickname: str, local: str) -> httpx2.Response:
    path = f"/groups/{caller.group(nickname).id}/members/$ref"
    return caller.post(path, caller.reference(caller.user(local).id))


def remove(caller: Caller, nickname: str, local: str) -> httpx2.Response:
    return caller.delete(f"/groups/{caller.group(nickname).id}/members/{caller.user(local).id}/$ref")


@pytest.mark.parametrize("nickname", ["vpn-users", "operations-hub", "finance-reports"])
def test_security_and_microsoft_365_groups_take_members(brightfork: Caller, nickname: str) -> None:
    hannah = brightfork.user("hannah.greer")

    assert add(brightfork, nickname, "hannah.greer").status_code == 204
    assert hannah.id in brightfork.group(nickname).members
    assert remove(brightfork, nickname, "hannah.greer").status_code == 204
    assert hannah.id not in brightfork.group(nickname).members


def test_a_repeated_add_and_a_repeated_removal_say_so(brightfork: Caller) -> None:
    repeated = add(brightfork, "dispatch-team", "dana.whitlock")
    remove(brightfork, "dispatch-team", "dana.whitlock")
    missing = remove(brightfork, "dispatch-team", "dana.whitlock")

    assert refusal(repeated) == (400, "Request_BadRequest", EXIST)
    assert refusal(missing)[:2] == (404, "Request_ResourceNotFound")


@pytest.mark.parametrize("nickname", ["dispatch-all", "drivers-notify"])
def test_lists_cannot_be_written_through_graph(brightfork: Caller, nickname: str) -> None:
    assert refusal(add(brightfork, nickname, "hannah.greer")) == MAIL_GROUP
    assert refusal(remove(brightfork, nickname, "dana.whitlock")) == MAIL_GROUP
    assert brightfork.user("dana.whitlock").id in brightfork.group(nickname).members


def test_a_dynamic_group_cannot_be_written(brightfork: Caller) -> None:
    assert refusal(add(brightfork, "all-staff", "v.hanley")) == DENIED
    assert refusal(remove(brightfork, "all-staff", "dana.whitlock")) == DENIED


def test_a_synced_group_is_changed_on_premises(brightfork: Caller) -> None:
    """FC-a01: this 400 is about the object, not about access."""
    status, code, message = refusal(add(brightfork, "gatehouse-ad", "dana.whitlock"))

    assert (status, code) == (400, "Request_BadRequest")
    assert "on-premises mastered" in message


def test_a_role_assignable_group_needs_the_role_permission(brightfork: Caller) -> None:
    refused = add(brightfork, "privileged-operators", "tyler.novotny")
    brightfork.also_with("RoleManagement.ReadWrite.Directory")

    assert refusal(refused) == DENIED
    assert add(brightfork, "privileged-operators", "tyler.novotny").status_code == 204


def test_an_unknown_object_cannot_become_a_member(brightfork: Caller) -> None:
    path = f"/groups/{brightfork.group('vpn-users').id}/members/$ref"

    unknown = brightfork.post(path, brightfork.reference("00000000-0000-4000-8000-000000000000"))
    bare = brightfork.post(path, {"@odata.id": brightfork.user("dana.whitlock").id})

    assert refusal(unknown)[:2] == (404, "Request_ResourceNotFound")
    assert refusal(bare)[0] == 400


def test_twenty_members_at_once_are_all_or_nothing(brightfork: Caller) -> None:
    team = brightfork.group("vpn-users")
    new = [brightfork.user(local).id for local in ("hannah.greer", "bao.tran", "dana.whitlock")]
    links = [brightfork.reference(user)["@odata.id"] for user in new]

    assert brightfork.patch(f"/groups/{team.id}", {"members@odata.bind": links[:2]}).status_code == 204
    refused = brightfork.patch(f"/groups/{team.id}", {"members@odata.bind": links[1:]})

    assert refusal(refused)[2] == EXIST
    assert new[2] not in team.members
    assert refusal(brightfork.patch(f"/groups/{team.id}", {"members@odata.bind": links * 7}))[0] == 400


def test_deleting_a_member_without_ref_deletes_the_person_and_is_an_alarm(brightfork: Caller) -> None:
    team, dana = brightfork.group("dispatch-team"), brightfork.user("dana.whitlock")

    answer = brightfork.delete(f"/groups/{team.id}/members/{dana.id}")

    assert answer.status_code == 204
    assert dana.id not in brightfork.tenant.users
    assert dana.id in brightfork.tenant.deleted_users
    assert "DELETED" in brightfork.cloud.log.alarms[0]


def test_the_member_permission_alone_does_not_delete_people(brightfork: Caller) -> None:
    team, dana = brightfork.group("dispatch-team"), brightfork.user("dana.whitlock")
    brightfork.with_only("GroupMember.ReadWrite.All")

    assert refusal(brightfork.delete(f"/groups/{team.id}/members/{dana.id}")) == DENIED
    assert dana.id in brightfork.tenant.users


def test_a_new_owner_first_then_the_old_one_goes(brightfork: Caller) -> None:
    team = brightfork.group("fleet-maintenance")
    curtis, bao = brightfork.user("curtis.hollis"), brightfork.user("bao.tran")

    last = brightfork.delete(f"/groups/{team.id}/owners/{curtis.id}/$ref")
    added = brightfork.post(f"/groups/{team.id}/owners/$ref", brightfork.reference(bao.id))
    seen = brightfork.get(f"/groups/{team.id}/owners?$select=id").json()["value"]
    removed = brightfork.delete(f"/groups/{team.id}/owners/{curtis.id}/$ref")

    assert refusal(last)[2] == "The group must have at least one owner, hence this owner cannot be removed."
    assert (added.status_code, removed.status_code) == (204, 204)
    assert bao.id in {owner["id"] for owner in seen}


def test_a_blocked_owner_does_not_count_as_the_one_who_stays(brightfork: Caller) -> None:
    """FC-a11: refused although two owners are listed."""
    hub, marisol, tyler = (
        brightfork.group("operations-hub"),
        brightfork.user("marisol.vega"),
        brightfork.user("tyler.novotny"),
    )
    brightfork.patch(f"/users/{tyler.id}", {"accountEnabled": False})

    answer = brightfork.delete(f"/groups/{hub.id}/owners/{marisol.id}/$ref")

    assert "at least one owner" in refusal(answer)[2]


def test_memberships_tell_the_kind_of_every_group(brightfork: Caller) -> None:
    path = "/users/dana.whitlock@brightfork.example/memberOf/microsoft.graph.group?$select=id,displayName,groupTypes,mailEnabled,securityEnabled"

    found = brightfork.get(path).json()["value"]

    assert {group["displayName"] for group in found} == {
        "Dispatch Team", "Operations", "All Staff", "Operations Hub", "Dispatch (all)", "Drivers Notify",
    }  # fmt: skip
    hub = next(group for group in found if group["displayName"] == "Operations Hub")
    assert hub["groupTypes"] == ["Unified"]


def test_roles_come_with_the_transitive_cast(brightfork: Caller) -> None:
    priya, anton, tyler = (brightfork.user(local) for local in ("priya.raman", "anton.sobel", "tyler.novotny"))

    names = {
        user.id: [
            role["displayName"]
            for role in brightfork.get(f"/users/{user.id}/transitiveMemberOf/graph.directoryRole").json()["value"]
        ]
        for user in (priya, anton, tyler)
    }

    assert names == {priya.id: ["Global Administrator"], anton.id: ["Helpdesk Administrator"], tyler.id: []}


def test_nested_memberships_show_only_transitively(brightfork: Caller) -> None:
    user = brightfork.user("anneke.de-groot")

    direct = {
        group["displayName"] for group in brightfork.get(f"/users/{user.id}/memberOf/graph.group").json()["value"]
    }
    nested = {
        group["displayName"]
        for group in brightfork.get(f"/users/{user.id}/transitiveMemberOf/graph.group").json()["value"]
    }

    assert nested - direct == {"VPN Users"}


def test_owned_groups_are_listed(brightfork: Caller) -> None:
    found = brightfork.get("/users/bart.ingersoll@brightfork.example/ownedObjects/microsoft.graph.group").json()[
        "value"
    ]

    assert {group["mailNickname"] for group in found} == {"sales", "sales-team"}


def test_a_licence_group_gives_and_takes_its_licence(brightfork: Caller) -> None:
    starters, viktor = brightfork.group("lic-new-starters"), brightfork.user("v.hanley")
    brightfork.patch(f"/users/{viktor.id}", {"usageLocation": "US"})

    add(brightfork, "lic-new-starters", "v.hanley")
    given = brightfork.get(f"/users/{viktor.id}?$select=licenseAssignmentStates").json()["licenseAssignmentStates"]
    remove(brightfork, "lic-new-starters", "v.hanley")

    assert [(state["skuId"], state["assignedByGroup"], state["state"]) for state in given] == [
        (ENTERPRISEPACK, starters.id, "Active")
    ]
    assert viktor.licences == []
    assert brightfork.tenant.mailbox(viktor.id) is None


def test_a_licence_group_shows_the_error_of_a_missing_usage_location(brightfork: Caller) -> None:
    """FC-b07."""
    viktor = brightfork.user("v.hanley")

    add(brightfork, "lic-new-starters", "v.hanley")

    state = brightfork.get(f"/users/{viktor.id}?$select=licenseAssignmentStates").json()["licenseAssignmentStates"][0]
    assert (state["state"], state["error"]) == ("Error", "ProhibitedInUsageLocationViolation")
    failing = brightfork.get(f"/groups/{brightfork.group('lic-new-starters').id}/membersWithLicenseErrors").json()[
        "value"
    ]
    assert [user["id"] for user in failing] == [viktor.id]


def test_an_inherited_licence_may_take_its_time(brightfork: Caller) -> None:
    brightfork.cloud.faults.group_licence_delay_seconds = 90
    viktor = brightfork.user("v.hanley")
    brightfork.patch(f"/users/{viktor.id}", {"usageLocation": "US"})

    add(brightfork, "lic-new-starters", "v.hanley")
    early = brightfork.get(f"/users/{viktor.id}?$select=licenseAssignmentStates").json()["licenseAssignmentStates"]
    brightfork.cloud.state.clock.advance(91)
    late = brightfork.get(f"/users/{viktor.id}?$select=licenseAssignmentStates").json()["licenseAssignmentStates"]

    assert early == []
    assert late[0]["state"] == "Active"


def test_a_group_of_a_licence_group_gives_nothing(brightfork: Caller) -> None:
    """FC-b07, variant with a nested group."""
    starters, yard = brightfork.group("lic-new-starters"), brightfork.group("yard-supervisors")
    brightfork.post(f"/groups/{starters.id}/members/$ref", brightfork.reference(yard.id))
    viktor = brightfork.user("v.hanley")
    brightfork.patch(f"/users/{viktor.id}", {"usageLocation": "US"})

    add(brightfork, "yard-supervisors", "v.hanley")

    assert viktor.licences == []
