"""`gangway entra register` as a shell calls it, signed in as a service principal at the simulated Entra."""

from collections.abc import Iterator

import pytest

from sandbox.cloud.seed import APP_ID, BRIGHTFORK, HOME, consent
from sandbox.cloud.serve import CloudHandle, start_cloud
from tests.cli.conftest import Gangway

IDENTITY = "44444444-dddd-4ddd-8ddd-000000000001"
AFTER = ("--url", "https://gangway.msp.example/", "--identity", IDENTITY, "--admin", "admins")


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[CloudHandle]:
    with start_cloud() as running:
        tenant = running.state.tenants[HOME]
        consent(tenant, running.state.applications[APP_ID]).graph_permissions = {
            "Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All",
        }  # fmt: skip
        tenant.groups.seed(next(iter(running.state.tenants[BRIGHTFORK].groups.values())))  # any will do
        signed_in = {"AZURE_TENANT_ID": HOME, "AZURE_CLIENT_ID": APP_ID, "AZURE_CLIENT_SECRET": running.app_secret}
        for name, value in {**running.environment(), **signed_in}.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def admins(cloud: CloudHandle) -> str:
    return next(iter(cloud.state.tenants[HOME].groups.values())).id


def test_dry_run_shows_what_would_be_done_and_does_nothing(gangway: Gangway, cloud: CloudHandle):
    answer = gangway("entra", "register", "--dry-run")

    assert answer.exit_code == 1
    assert "create the app registration 'Gangway'" in answer.stderr
    assert cloud.state.tenants[HOME].registrations.applications == {}


def test_the_app_id_is_all_that_is_printed_for_programs(gangway: Gangway, cloud: CloudHandle):
    answer = gangway("entra", "register")

    (app,) = cloud.state.tenants[HOME].registrations.applications.values()
    assert (answer.exit_code, answer.stdout) == (0, f"{app.app_id}\n")


def test_after_the_deployment_identity_address_and_admins_are_added(gangway: Gangway, cloud: CloudHandle, admins: str):
    before = gangway("entra", "register").stdout
    answer = gangway("entra", "register", *AFTER[:-1], admins)

    (app,) = cloud.state.tenants[HOME].registrations.applications.values()
    assert (answer.exit_code, answer.stdout) == (0, before)
    assert "https://gangway.msp.example/connect/callback" in app.props["web"]["redirectUris"]
    assert (app.credentials[0]["subject"], app.credentials[0]["issuer"]) == (IDENTITY, f"{cloud.login_url}/{HOME}/v2.0")
    assert [each["principalId"] for each in cloud.state.tenants[HOME].registrations.assignments] == [admins]
    assert gangway("entra", "register", *AFTER[:-1], admins, "--dry-run").exit_code == 0


def test_values_of_the_deployment_are_taken_from_the_environment(
    gangway: Gangway, cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GANGWAY_PUBLIC_URL", "https://gangway.msp.example")
    monkeypatch.setenv("GANGWAY_IDENTITY_PRINCIPAL_ID", IDENTITY)

    assert gangway("entra", "register").exit_code == 0
    (app,) = cloud.state.tenants[HOME].registrations.applications.values()
    assert app.credentials[0]["subject"] == IDENTITY


def test_another_tenant_than_the_one_meant_is_refused(gangway: Gangway, cloud: CloudHandle):
    answer = gangway("entra", "register", "--tenant", "99999999-9999-4999-8999-999999999999")

    assert answer.exit_code == 2
    assert f"the signed-in account is in tenant {HOME}" in answer.stderr
    assert cloud.state.tenants[HOME].registrations.applications == {}


def test_an_address_without_tls_is_refused(gangway: Gangway, cloud: CloudHandle):
    answer = gangway("entra", "register", "--url", "http://gangway.msp.example")

    assert answer.exit_code == 2
    assert "https://" in answer.stderr


def test_nobody_signed_in_is_told_how_to_sign_in(gangway: Gangway, monkeypatch: pytest.MonkeyPatch):
    for name in ("AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_TENANT_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")

    answer = gangway("entra", "register")

    assert answer.exit_code == 2
    assert "az login" in answer.stderr
    assert "Traceback" not in answer.stderr
