"""Users: what a caller sees, what creation and changes check, what follows from them."""

from typing import Any

import pytest

from tests.sandbox.cloud.caller import Caller, refusal

DENIED = (403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
SYNCED = (
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently "
    "undergoing migration."
)


def a_user(**over: Any) -> dict[str, Any]:
    return {
        "accountEnabled": True,
        "displayName": "DeShawn Whitaker",
        "givenName": "DeShawn",
        "surname": "Whitaker",
        "mailNickname": "deshawn.whitaker",
        "userPrincipalName": "deshawn.whitaker@brightfork.example",
        "usageLocation": "US",
        "passwordProfile": {"password": "Very-Long-Secret-1", "forceChangePasswordNextSignIn": True},
        **over,
    }


def test_a_user_is_read_by_id_and_by_name_with_graphs_default_properties(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")

    by_id = brightfork.get(f"/users/{dana.id}").json()
    by_name = brightfork.get("/users/DANA.whitlock@brightfork.example").json()

    assert by_id["displayName"] == by_name["displayName"] == "Dana Whitlock"
    assert "department" not in by_id
    assert by_id["@odata.context"].endswith("/v1.0/$metadata#users/$entity")


def test_selected_properties_and_the_expanded_manager_come_back(brightfork: Caller) -> None:
    path = "/users/dana.whitlock@brightfork.example?$select=id,createdDateTime,department&$expand=manager($select=id,displayName)"

    found = brightfork.get(path).json()

    assert found["manager"]["displayName"] == "Marisol Vega"
    assert "mail" not in found["manager"]
    assert found["createdDateTime"] == "2019-09-25T13:00:00Z"
    assert "displayName" not in found


def test_create_answers_with_the_user_and_a_location(brightfork: Caller) -> None:
    marisol = brightfork.user("marisol.vega")
    link = f"https://graph.microsoft.com/v1.0/users/{marisol.id}"

    answer = brightfork.post("/users", a_user(**{"manager@odata.bind": link}))

    made = answer.json()
    assert answer.status_code == 201
    assert brightfork.tenant.users[made["id"]].manager_id == marisol.id
    assert answer.headers["location"].endswith(made["id"])
    assert "passwordProfile" not in made
    assert "Very-Long-Secret-1" not in str(brightfork.cloud.log.dump())


def test_a_new_member_of_staff_enters_the_dynamic_groups(brightfork: Caller) -> None:
    made = brightfork.post("/users", a_user(department="Warehouse")).json()

    assert made["id"] in brightfork.group("all-staff").members
    assert made["id"] in brightfork.group("warehouse-staff").members


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            {"userPrincipalName": "lukasz.żółć@brightfork.example"},
            "Property userPrincipalName is invalid.",
            id="accents",
        ),
        pytest.param(
            {"userPrincipalName": "a..b@brightfork.example"}, "Property userPrincipalName is invalid.", id="two dots"
        ),
        pytest.param(
            {"userPrincipalName": "jr.@brightfork.example"}, "Property userPrincipalName is invalid.", id="final dot"
        ),
        pytest.param(
            {"mailNickname": "vale,jr."}, "Property mailNickname is invalid.", id="FC-b01 nickname with comma"
        ),
        pytest.param({"mailNickname": "jörg"}, "Property mailNickname is invalid.", id="FC-b02 accent in nickname"),
        pytest.param(
            {"userPrincipalName": "x@brightfork-freight.example"},
            "The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.",
            id="unverified domain",
        ),
        pytest.param(
            {"userPrincipalName": "Dana.Whitlock@brightfork.example"},
            "Another object with the same value for property userPrincipalName already exists.",
            id="duplicate name",
        ),
        pytest.param(
            {"userPrincipalName": "dispatch-all@brightfork.example"},
            "Another object with the same value for property proxyAddresses already exists.",
            id="address of a list",
        ),
        pytest.param({"accountEnabld": True}, "Invalid property 'accountEnabld'.", id="unknown property"),
        pytest.param(
            {"createdDateTime": "2026-01-01T00:00:00Z"},
            "Property 'createdDateTime' is read-only and cannot be set.",
            id="read-only",
        ),
        pytest.param(
            {"proxyAddresses": ["SMTP:x@y.example"]},
            "Property 'proxyAddresses' is read-only and cannot be set.",
            id="FC-b04 addresses",
        ),
        pytest.param(
            {"passwordProfile": None},
            "A value is required for property 'passwordProfile' of resource 'User'.",
            id="no password",
        ),
        pytest.param(
            {"usageLocation": "usa"},
            "Invalid value specified for property 'usageLocation' of resource 'User'.",
            id="usage location",
        ),
        pytest.param(
            {"jobTitle": ""}, "Invalid value specified for property 'jobTitle' of resource 'User'.", id="empty string"
        ),
        pytest.param({"displayName": "x" * 257}, "Property displayName is invalid.", id="long name"),
    ],
)
def test_create_refuses_what_graph_refuses(brightfork: Caller, change: dict[str, Any], message: str) -> None:
    before = len(brightfork.tenant.users)

    answer = brightfork.post("/users", a_user(**change))

    assert refusal(answer) == (400, "Request_BadRequest", message)
    assert len(brightfork.tenant.users) == before


def test_a_wrongly_typed_value_is_refused(brightfork: Caller) -> None:
    status, code, message = refusal(brightfork.post("/users", a_user(accountEnabled="true")))

    assert (status, code) == (400, "Request_BadRequest")
    assert "accountEnabled" in message


def test_a_weak_password_is_refused(brightfork: Caller) -> None:
    answer = brightfork.post("/users", a_user(passwordProfile={"password": "short"}))

    assert "password complexity" in refusal(answer)[2]


def test_creation_conflict_names_the_property_in_its_details(brightfork: Caller) -> None:
    answer = brightfork.post("/users", a_user(userPrincipalName="tyler.novotny@brightfork.example"))

    assert answer.json()["error"]["details"][0]["code"] == "ObjectConflict"
    assert answer.json()["error"]["details"][0]["target"] == "userPrincipalName"


def test_a_patch_changes_the_profile_and_answers_without_body(brightfork: Caller) -> None:
    answer = brightfork.patch(
        "/users/tyler.novotny@brightfork.example", {"jobTitle": "Dispatch Lead", "mobilePhone": None}
    )

    assert answer.status_code == 204
    assert answer.content == b""
    assert brightfork.user("tyler.novotny").props["jobTitle"] == "Dispatch Lead"


def test_blocking_takes_the_user_out_of_dynamic_groups(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")

    brightfork.patch(f"/users/{dana.id}", {"accountEnabled": False})

    assert not dana.is_enabled
    assert dana.id not in brightfork.group("all-staff").members


@pytest.mark.parametrize("name", ["licenseAssignmentStates", "onPremisesSyncEnabled", "id"])
def test_a_patch_of_a_read_only_property_is_refused(brightfork: Caller, name: str) -> None:
    answer = brightfork.patch("/users/tyler.novotny@brightfork.example", {name: "x"})

    assert refusal(answer) == (400, "Request_BadRequest", f"Property '{name}' is read-only and cannot be set.")


def test_mail_of_somebody_with_a_mailbox_belongs_to_exchange(brightfork: Caller) -> None:
    answer = brightfork.patch("/users/tyler.novotny@brightfork.example", {"mail": "t@brightfork.example"})

    assert refusal(answer)[2].startswith("Unable to update the specified properties for objects that have originated")


def test_a_synced_user_can_only_be_changed_on_premises(brightfork: Caller) -> None:
    refused = brightfork.patch("/users/gerald.pike@brightfork.example", {"accountEnabled": False})
    allowed = brightfork.patch("/users/gerald.pike@brightfork.example", {"usageLocation": "US"})

    assert refusal(refused) == (400, "Request_BadRequest", SYNCED)
    assert allowed.status_code == 204


def test_a_role_holder_is_out_of_reach_of_a_user_administrator(brightfork: Caller) -> None:
    priya = brightfork.user("priya.raman")

    block = brightfork.patch(f"/users/{priya.id}", {"accountEnabled": False})
    delete = brightfork.delete(f"/users/{priya.id}")
    title = brightfork.patch(f"/users/{priya.id}", {"jobTitle": "Head of IT"})

    assert refusal(block) == DENIED
    assert refusal(delete) == DENIED
    assert priya.is_enabled
    assert title.status_code == 204


def test_a_member_of_a_role_assignable_group_is_out_of_reach_too(brightfork: Caller) -> None:
    tyler = brightfork.user("tyler.novotny")
    brightfork.group("privileged-operators").members.append(tyler.id)

    assert refusal(brightfork.patch(f"/users/{tyler.id}", {"accountEnabled": False})) == DENIED


def test_a_restricted_management_unit_keeps_everybody_out(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")
    dana.props["isManagementRestricted"] = True

    assert refusal(brightfork.patch(f"/users/{dana.id}", {"accountEnabled": False})) == DENIED
    assert brightfork.get(f"/users/{dana.id}?$select=isManagementRestricted").json()["isManagementRestricted"] is True


def test_a_password_needs_its_own_permission(brightfork: Caller) -> None:
    body = {"passwordProfile": {"password": "Another-Secret-22"}}
    brightfork.with_only("User.ReadWrite.All", "User.EnableDisableAccount.All")

    answer = brightfork.patch("/users/dana.whitlock@brightfork.example", body)

    assert refusal(answer) == DENIED


def test_a_password_needs_a_directory_role_as_well(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")
    before = dana.password_changed_at
    body = {"passwordProfile": {"password": "Another-Secret-22", "forceChangePasswordNextSignIn": False}}

    refused = brightfork.without_directory_roles().patch(f"/users/{dana.id}", body)
    assert refusal(refused) == DENIED
    assert dana.password_changed_at == before


def test_a_password_is_changed_with_permission_and_role(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")
    before = dana.password_changed_at

    answer = brightfork.patch(f"/users/{dana.id}", {"passwordProfile": {"password": "Another-Secret-22"}})

    assert answer.status_code == 204
    assert dana.password_changed_at != before
    assert brightfork.cloud.log.entries[-1].body == {"passwordProfile": {"password": "***"}}


def test_a_patch_with_block_and_password_fails_whole_without_the_password_right(brightfork: Caller) -> None:
    brightfork.with_only("User.ReadWrite.All", "User.EnableDisableAccount.All")
    body = {"accountEnabled": False, "passwordProfile": {"password": "Another-Secret-22"}}

    answer = brightfork.patch("/users/dana.whitlock@brightfork.example", body)

    assert refusal(answer) == DENIED
    assert brightfork.user("dana.whitlock").is_enabled


def test_the_narrow_permission_opens_blocking_and_nothing_else(brightfork: Caller) -> None:
    brightfork.with_only("User.EnableDisableAccount.All", "User.Read.All")

    block = brightfork.patch("/users/dana.whitlock@brightfork.example", {"accountEnabled": False})
    title = brightfork.patch("/users/dana.whitlock@brightfork.example", {"jobTitle": "x"})

    assert block.status_code == 204
    assert refusal(title) == DENIED


def test_a_renamed_user_keeps_the_old_address_as_alias(brightfork: Caller) -> None:
    tyler = brightfork.user("tyler.novotny")

    answer = brightfork.patch(f"/users/{tyler.id}", {"userPrincipalName": "tyler.hale@brightfork.example"})

    assert answer.status_code == 204
    assert tyler.mail == "tyler.hale@brightfork.example"
    assert "smtp:tyler.novotny@brightfork.example" in tyler.props["proxyAddresses"]


def test_the_manager_is_set_read_and_removed(brightfork: Caller) -> None:
    tyler, dana = brightfork.user("tyler.novotny"), brightfork.user("dana.whitlock")

    for _ in range(2):
        assert brightfork.put(f"/users/{tyler.id}/manager/$ref", brightfork.reference(dana.id)).status_code == 204
    assert brightfork.get(f"/users/{tyler.id}/manager").json()["displayName"] == "Dana Whitlock"
    assert brightfork.delete(f"/users/{tyler.id}/manager/$ref").status_code == 204

    assert refusal(brightfork.delete(f"/users/{tyler.id}/manager/$ref"))[:2] == (404, "Request_ResourceNotFound")
    assert refusal(brightfork.get(f"/users/{tyler.id}/manager"))[:2] == (404, "Request_ResourceNotFound")


def test_direct_reports_are_listed(brightfork: Caller) -> None:
    found = brightfork.get("/users/dana.whitlock@brightfork.example/directReports?$select=displayName").json()["value"]

    assert {each["displayName"] for each in found} == {"Ines Carvalho", "Roderick Pruitt", "Malik Abernathy"}


def test_a_deleted_user_waits_in_the_bin_and_comes_back_with_groups(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")

    assert brightfork.delete(f"/users/{dana.id}").status_code == 204
    assert refusal(brightfork.get(f"/users/{dana.id}"))[:2] == (404, "Request_ResourceNotFound")
    assert refusal(brightfork.delete(f"/users/{dana.id}"))[:2] == (404, "Request_ResourceNotFound")
    binned = brightfork.get(f"/directory/deletedItems/{dana.id}?$select=userPrincipalName,deletedDateTime").json()
    assert dana.id not in brightfork.group("dispatch-team").members
    restored = brightfork.post(f"/directory/deletedItems/{dana.id}/restore")

    assert binned["userPrincipalName"] == f"{dana.id.replace('-', '')}dana.whitlock@brightfork.example"
    assert binned["deletedDateTime"] is not None
    assert restored.status_code == 200
    assert dana.id in brightfork.group("dispatch-team").members


def test_a_restore_stops_when_somebody_else_has_the_name_now(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")
    brightfork.delete(f"/users/{dana.id}")
    brightfork.post("/users", a_user(userPrincipalName="dana.whitlock@brightfork.example"))

    refused = brightfork.post(f"/directory/deletedItems/{dana.id}/restore")
    renamed = brightfork.post(
        f"/directory/deletedItems/{dana.id}/restore", {"newUserPrincipalName": "dana.w@brightfork.example"}
    )

    assert refusal(refused)[2].startswith("Another object with the same value for property userPrincipalName")
    assert renamed.status_code == 200


def test_revoking_moves_the_time_stamp_of_members_only(brightfork: Caller) -> None:
    dana = brightfork.user("dana.whitlock")
    guest = next(user for user in brightfork.tenant.users.values() if user.is_guest)
    before = guest.sessions_valid_from

    for user in (dana, guest):
        answer = brightfork.post(f"/users/{user.id}/revokeSignInSessions")
        assert (answer.status_code, answer.json()["value"]) == (200, True)

    assert dana.sessions_valid_from is not None
    assert dana.sessions_valid_from > dana.created_at
    assert guest.sessions_valid_from == before


def test_revoking_may_answer_true_and_do_nothing(brightfork: Caller) -> None:
    """FC-c14."""
    dana = brightfork.user("dana.whitlock")
    before = dana.sessions_valid_from
    brightfork.cloud.faults.revoke_moves_time_stamp = False

    assert brightfork.post(f"/users/{dana.id}/revokeSignInSessions").json()["value"] is True
    assert dana.sessions_valid_from == before


@pytest.mark.parametrize(
    ("method", "path", "needed"),
    [
        ("GET", "/users", "User.Read.All"),
        ("GET", "/groups", "GroupMember.Read.All"),
        ("GET", "/subscribedSkus", "LicenseAssignment.Read.All"),
        ("POST", "/users/dana.whitlock@brightfork.example/revokeSignInSessions", "User.RevokeSessions.All"),
        ("GET", "/users/dana.whitlock@brightfork.example/memberOf", "Directory.Read.All"),
        ("GET", "/organization", "Organization.Read.All"),
        ("GET", "/domains", "Domain.Read.All"),
        (
            "GET",
            "/roleManagement/directory/roleAssignments?$filter=principalId eq 'x'",
            "RoleManagement.Read.Directory",
        ),
    ],
)
def test_every_operation_wants_its_permission(brightfork: Caller, method: str, path: str, needed: str) -> None:
    brightfork.with_only("Mail.Send")
    assert refusal(brightfork.send(method, path)) == DENIED

    brightfork.with_only(needed)
    assert brightfork.send(method, path).status_code == 200


def test_a_withdrawn_permission_stops_even_a_token_already_issued(brightfork: Caller) -> None:
    assert brightfork.get("/users").status_code == 200
    brightfork.cloud.faults.withdrawn_permissions = {"User.ReadWrite.All", "User.Read.All", "Directory.Read.All"}

    assert refusal(brightfork.get("/users")) == DENIED


def test_a_permission_granted_later_is_not_in_an_old_token(brightfork: Caller) -> None:
    brightfork.with_only("User.Read.All")
    brightfork.tenant.service_principals[brightfork.cloud.app_id].graph_permissions.add("Domain.Read.All")

    assert refusal(brightfork.get("/domains")) == DENIED
    brightfork.sign_in()
    assert brightfork.get("/domains").status_code == 200
