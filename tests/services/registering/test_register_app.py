"""Registering against the simulated Entra: complete, once, and to be stopped and started again anywhere."""

import ssl
from collections.abc import Iterator

import httpx2
import pytest

from sandbox.cloud.registrations import EXCHANGE_APP_ID, GRAPH_APP_ID, role_id
from sandbox.cloud.seed import APP_ID, BRIGHTFORK, HOME, consent
from sandbox.cloud.seed_builder import EPOCH
from sandbox.cloud.serve import CloudHandle, start_cloud
from sandbox.cloud.state import Tenant, User
from shared.adapters.entra.registration import GraphRegistrar
from shared.domain.catalogue import Task
from shared.domain.directory import SnapshotQuery
from shared.domain.errors import AccessError, InputError, PermanentError, RetryableError
from shared.domain.ids import ObjectId, TenantId
from shared.domain.registration import (
    MAIL_SEND,
    ROLES,
    Change,
    Trust,
    Wanted,
    asked_of_customers,
    differences,
)
from shared.services.registering.register_app import register_app
from tests.adapters.tenant_world import a_directory

IDENTITY = "44444444-dddd-4ddd-8ddd-000000000001"
ALL = ("Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "User.Read.All")
RUTH = "ruth@harbourline.example"


@pytest.fixture(scope="module")
def running() -> Iterator[CloudHandle]:
    with start_cloud() as cloud:
        yield cloud


@pytest.fixture
def cloud(running: CloudHandle) -> CloudHandle:
    running.reset()
    return running


@pytest.fixture
def home(cloud: CloudHandle) -> Tenant:
    tenant = cloud.state.tenants[HOME]
    consent(tenant, cloud.state.applications[APP_ID]).graph_permissions = set(ALL)
    tenant.users.seed(User("55555555-eeee-4eee-8eee-000000000001", EPOCH, {"userPrincipalName": RUTH}))
    return tenant


def a_token(cloud: CloudHandle) -> str:
    with httpx2.Client(verify=ssl.create_default_context(cafile=str(cloud.ca_bundle))) as login:
        answer = login.post(
            f"{cloud.login_url}/{HOME}/oauth2/v2.0/token",
            data={
                "grant_type": "client_credentials", "client_id": APP_ID, "client_secret": cloud.app_secret,
                "scope": "https://graph.microsoft.com/.default",
            },
        )  # fmt: skip
    token: str = answer.json()["access_token"]
    return token


@pytest.fixture
def registrar(cloud: CloudHandle, home: Tenant) -> Iterator[GraphRegistrar]:
    made = GraphRegistrar(graph_url=cloud.graph_url, token=lambda: a_token(cloud))
    yield made
    made.close()


def a_trust(**over) -> Trust:
    base = Trust(
        name="gangway-managed-identity", issuer=f"https://login.microsoftonline.com/{HOME}/v2.0", subject=IDENTITY,
        audience="api://AzureADTokenExchange",
    )  # fmt: skip
    return base.model_copy(update=over)


def all_of_it(registrar: GraphRegistrar, **over) -> Wanted:
    graph, exchange = asked_of_customers()
    base = Wanted(
        display_name="Gangway",
        redirect_uris=("https://gangway.example/connect/callback",),
        permissions=registrar.permissions(GRAPH_APP_ID, graph) | registrar.permissions(EXCHANGE_APP_ID, exchange),
        trust=a_trust(),
        admins=(registrar.object_id(RUTH),),
        home_permissions=registrar.permissions(GRAPH_APP_ID, frozenset({MAIL_SEND})),
    )
    return base.model_copy(update=over)


def register(wanted: Wanted, registrar, cloud: CloudHandle):
    """Waiting moves the simulator's clock, so that nobody sleeps."""
    told: list = []
    found = register_app(wanted, registrar=registrar, sleep=cloud.state.clock.advance, tell=told.append)
    return found, [each.change for each in told]


def test_from_nothing_everything_is_made_and_read_back(registrar, cloud, home):
    wanted = all_of_it(registrar)
    found, told = register(wanted, registrar, cloud)
    assert told == [
        Change.CREATE, Change.ADDRESS, Change.TRUST, Change.PRINCIPAL, Change.ADMIN, Change.HOME_PERMISSION,
    ]  # fmt: skip
    assert differences(wanted, registrar.find()) == ()
    (app,) = home.registrations.applications.values()
    assert (app.app_id, app.props["signInAudience"]) == (found.app_id, "AzureADMultipleOrgs")
    assert app.props["identifierUris"] == [f"api://{app.app_id}"]
    assert [role["value"] for role in app.props["appRoles"]] == ["Admin", "Operator", "Auditor"]
    assert app.credentials[0]["subject"] == IDENTITY
    assert found.admins == {home.find_user(RUTH).id}


def test_a_second_time_nothing_is_written(registrar, cloud):
    wanted = all_of_it(registrar)
    first, _ = register(wanted, registrar, cloud)
    before = len(cloud.log.entries)
    again, told = register(wanted, registrar, cloud)
    assert (again, told) == (first, [])
    assert {entry.method for entry in cloud.log.entries[before:] if "/v1.0/" in entry.path} == {"GET"}


def test_a_new_directory_object_is_waited_for(registrar, cloud):
    cloud.faults.read_lag_seconds = 25
    found, _ = register(all_of_it(registrar), registrar, cloud)
    assert found.principal


def test_what_never_shows_up_is_not_taken_for_done(registrar, cloud):
    cloud.faults.read_lag_seconds = 10_000
    with pytest.raises((PermanentError, RetryableError)):
        register(all_of_it(registrar), registrar, cloud)


class InterruptedHereError(Exception):
    pass


@pytest.mark.parametrize("step", range(6))
def test_stopped_at_any_step_it_goes_on_from_there(registrar, cloud, home, step):
    wanted, steps = all_of_it(registrar), iter(range(6))

    def stop(_) -> None:
        if next(steps) == step:
            raise InterruptedHereError

    with pytest.raises(InterruptedHereError):
        register_app(wanted, registrar=registrar, sleep=cloud.state.clock.advance, tell=stop)
    register(wanted, registrar, cloud)
    assert differences(wanted, registrar.find()) == ()
    assert len(home.registrations.applications) == 1
    assert len([each for each in home.registrations.principals.values() if each.display_name == "Gangway"]) == 1


def test_before_the_deployment_it_makes_what_needs_no_deployment(registrar, cloud):
    early = all_of_it(registrar, redirect_uris=(), trust=None)
    first, _ = register(early, registrar, cloud)
    later, told = register(all_of_it(registrar), registrar, cloud)
    assert later.app_id == first.app_id
    assert told == [Change.PROPERTIES, Change.TRUST]


def test_a_new_identity_takes_the_place_of_the_old_one(registrar, cloud, home):
    register(all_of_it(registrar), registrar, cloud)
    register(all_of_it(registrar, trust=a_trust(subject="another")), registrar, cloud)
    (app,) = home.registrations.applications.values()
    assert [each["subject"] for each in app.credentials] == ["another"]


def test_what_others_added_stays(registrar, cloud, home):
    register(all_of_it(registrar), registrar, cloud)
    (app,) = home.registrations.applications.values()
    theirs = {"id": "f", "value": "F", "displayName": "F", "description": "F", "allowedMemberTypes": ["User"]}
    scope = {"id": "openid", "type": "Scope"}
    app.props["appRoles"].append(theirs)
    app.props["web"]["redirectUris"].append("https://other.example/callback")
    app.props["requiredResourceAccess"].append({"resourceAppId": "other", "resourceAccess": [scope]})
    register(all_of_it(registrar, display_name="Gangway of Harbourline"), registrar, cloud)
    assert theirs in app.props["appRoles"]
    assert "https://other.example/callback" in app.props["web"]["redirectUris"]
    assert {"resourceAppId": "other", "resourceAccess": [scope]} in app.props["requiredResourceAccess"]
    assert app.props["displayName"] == "Gangway of Harbourline"


def test_mail_is_granted_at_home_and_asked_of_no_customer(registrar, cloud, home):
    register(all_of_it(registrar), registrar, cloud)
    (app,) = home.registrations.applications.values()
    mail = role_id(GRAPH_APP_ID, MAIL_SEND)
    assert mail not in str(app.props["requiredResourceAccess"])
    assert mail in {each["appRoleId"] for each in home.registrations.assignments}


@pytest.mark.parametrize(
    ("held", "needed"),
    [
        (("Application.Read.All", "User.Read.All"), "Application Developer"),
        (("Application.ReadWrite.All", "User.Read.All"), "Privileged Role Administrator"),
    ],
)
def test_without_the_right_role_it_says_which_one_is_needed(registrar, cloud, home, held, needed):
    wanted = all_of_it(registrar)
    home.service_principals[APP_ID].graph_permissions = set(held)
    with pytest.raises(AccessError, match=needed):
        register(wanted, registrar, cloud)


def test_nobody_becomes_admin_by_a_misspelt_name(registrar):
    with pytest.raises(InputError, match="nobody called"):
        registrar.object_id("rut@harbourline.example")


def test_a_permission_that_microsoft_does_not_know_is_refused(registrar):
    with pytest.raises(PermanentError, match=r"Users\.Everything"):
        registrar.permissions(GRAPH_APP_ID, frozenset({"Users.Everything", MAIL_SEND}))


def test_customers_are_asked_for_nothing_too_broad():
    graph, exchange = asked_of_customers()
    assert not [name for name in graph if name.startswith(("Directory.ReadWrite", "Mail", "Application", "AppRole"))]
    assert exchange == {"Exchange.ManageAsApp"}


def test_what_customers_are_asked_for_is_enough_to_read_everything(cloud):
    graph, exchange = asked_of_customers()
    tenant = cloud.state.tenants[BRIGHTFORK]
    principal = tenant.service_principals[APP_ID]
    principal.graph_permissions, principal.exchange_permissions = set(graph), set(exchange)
    person = next(user.id for user in tenant.users.values() if user.is_enabled and not user.is_guest)
    group = next(iter(tenant.groups.values())).id
    leaver = SnapshotQuery(subject=ObjectId(person), tasks=frozenset(Task), groups=(ObjectId(group),))
    joiner = SnapshotQuery(addresses=("new.person@brightfork.example",), tasks=frozenset(Task))
    with a_directory(cloud) as directory:
        for query in (leaver, joiner):
            assert directory.snapshot(TenantId(BRIGHTFORK), query).unreadable == ()


def test_ids_of_roles_are_fixed_for_good():
    # Assignments point at them; a changed id would take everybody's role away.
    assert [(role.value, role.id[-2:]) for role in ROLES] == [("Admin", "01"), ("Operator", "02"), ("Auditor", "03")]
