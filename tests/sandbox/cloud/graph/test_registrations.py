"""The simulated registrations refuse what Graph refuses, so that setting an app up is tried on something hard."""

from collections.abc import Iterator

import httpx2
import pytest

from sandbox.cloud.registrations import GRAPH_APP_ID, role_id
from sandbox.cloud.seed import APP_ID, HOME, consent
from tests.sandbox.cloud.caller import Caller, refusal
from tests.sandbox.cloud.conftest import NO_TLS

BY_NAME = "/applications(uniqueName='gangway')"
UPSERT = {"Prefer": "create-if-missing"}
ADMIN = {
    "id": "0d1a4e1c-6f0a-4f0e-9a9e-000000000001", "value": "Admin", "displayName": "Admin", "description": "All of it",
    "allowedMemberTypes": ["User"], "isEnabled": True,
}  # fmt: skip
TRUST = {
    "name": "identity", "issuer": "https://login.microsoftonline.com/t/v2.0", "subject": "s",
    "audiences": ["api://AzureADTokenExchange"],
}  # fmt: skip


@pytest.fixture
def home(cloud) -> Iterator[Caller]:
    tenant = cloud.state.tenants[HOME]
    consent(tenant, cloud.state.applications[APP_ID])
    with httpx2.Client(timeout=10, verify=NO_TLS) as http:
        yield Caller(cloud, tenant, http).with_only("Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All")


@pytest.fixture
def app(home) -> dict:
    made = home.send("PATCH", BY_NAME, {"displayName": "Gangway", "appRoles": [ADMIN]}, UPSERT)
    assert made.status_code == 201
    return made.json()


def test_an_upsert_makes_once_and_changes_afterwards(home, app):
    again = home.send("PATCH", BY_NAME, {"displayName": "Gangway 2"}, UPSERT)
    assert again.status_code == 204
    found = home.get(BY_NAME).json()
    assert (found["id"], found["displayName"]) == (app["id"], "Gangway 2")
    assert home.get(f"/applications(appId='{app['appId']}')").json()["id"] == app["id"]


def test_without_the_preference_nothing_is_made(home):
    assert home.patch(BY_NAME, {"displayName": "Gangway"}).status_code == 404
    assert home.get(BY_NAME).status_code == 404


def test_without_permission_nothing_is_made(home):
    home.with_only("Application.Read.All")
    answer = home.send("PATCH", BY_NAME, {"displayName": "Gangway"}, UPSERT)
    assert refusal(answer)[:2] == (403, "Authorization_RequestDenied")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"colour": "red"}, "Request_BadRequest"),
        ({"signInAudience": "Everybody"}, "Request_BadRequest"),
        ({"web": {"redirectUris": ["http://gangway.example/callback"]}}, "Request_BadRequest"),
        ({"web": {"redirectUris": ["https://*.example/callback"]}}, "Request_BadRequest"),
        ({"identifierUris": ["api://gangway"]}, "HostNameNotOnVerifiedDomain"),
        ({"appRoles": []}, "CannotDeleteOrUpdateEnabledEntitlement"),
        ({"appRoles": [ADMIN, ADMIN | {"id": "0d1a4e1c-6f0a-4f0e-9a9e-000000000002"}]}, "DuplicateValue"),
    ],
)
def test_properties_that_entra_does_not_take_are_refused(home, app, body, code):
    assert refusal(home.patch(f"/applications/{app['id']}", body))[:2] == (400, code)


def test_a_trust_is_made_once_and_keeps_its_name(home, app):
    path = f"/applications/{app['id']}/federatedIdentityCredentials"
    made = home.post(path, TRUST)
    assert made.status_code == 201
    assert refusal(home.post(path, TRUST | {"name": "other"}))[0] == 409
    assert refusal(home.patch(f"{path}/{made.json()['id']}", {"name": "other"}))[0] == 400
    assert home.patch(f"{path}/{made.json()['id']}", {"subject": "s2"}).status_code == 204
    assert home.get(path).json()["value"][0]["subject"] == "s2"


@pytest.mark.parametrize("over", [{"name": "x"}, {"audiences": []}, {"audiences": ["a", "b"]}, {"subject": ""}])
def test_a_trust_that_entra_does_not_take_is_refused(home, app, over):
    assert home.post(f"/applications/{app['id']}/federatedIdentityCredentials", TRUST | over).status_code == 400


def test_a_service_principal_needs_an_application_and_is_made_once(home, app):
    assert refusal(home.post("/servicePrincipals", {"appId": "nobody"}))[1] == "NoBackingApplicationObject"
    assert home.post("/servicePrincipals", {"appId": app["appId"]}).status_code == 201
    assert refusal(home.post("/servicePrincipals", {"appId": app["appId"]}))[0] == 409


def test_a_young_application_is_not_found_by_id_yet(home, cloud):
    cloud.faults.read_lag_seconds = 20
    made = home.send("PATCH", BY_NAME, {"displayName": "Gangway"}, UPSERT).json()
    assert home.get(f"/applications/{made['id']}").status_code == 404
    assert home.post("/servicePrincipals", {"appId": made["appId"]}).status_code == 400
    cloud.state.clock.advance(21)
    assert home.get(f"/applications/{made['id']}").status_code == 200


def test_a_role_is_assigned_once_to_somebody_who_exists(home, app):
    principal = home.post("/servicePrincipals", {"appId": app["appId"]}).json()["id"]
    microsoft = home.get(f"/servicePrincipals(appId='{GRAPH_APP_ID}')").json()
    body = {"principalId": principal, "resourceId": microsoft["id"], "appRoleId": role_id(GRAPH_APP_ID, "Mail.Send")}
    path = f"/servicePrincipals/{microsoft['id']}/appRoleAssignedTo"
    assert home.post(path, body).status_code == 201
    assert "already exists" in refusal(home.post(path, body))[2]
    assert "not found" in refusal(home.post(path, body | {"appRoleId": "none"}))[2]
    assert home.post(path, body | {"principalId": "nobody"}).status_code == 404
    home.with_only("Application.ReadWrite.All")
    assert home.post(path, body).status_code == 403
