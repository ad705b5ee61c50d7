"""Seeds the cloud: two customer tenants, the MSP's own directory, the product's app registration and automation clients.

All names are invented; ids are the same on every start, so that configuration files can name them.
"""

import uuid

from sandbox.cloud.clock import Clock
from sandbox.cloud.objects import Domain, RoleAssignment, ServicePrincipal
from sandbox.cloud.registrations import EXCHANGE_APP_ID, GRAPH_APP_ID, microsofts_own
from sandbox.cloud.roles import EXCHANGE_ADMINISTRATOR, USER_ADMINISTRATOR
from sandbox.cloud.seed_brightfork import seed_brightfork
from sandbox.cloud.seed_builder import EPOCH
from sandbox.cloud.seed_rueegsegger import seed_rueegsegger
from sandbox.cloud.state import Application, Cloud, Tenant

BRIGHTFORK = "11111111-aaaa-4aaa-8aaa-000000000001"
RUEEGSEGGER = "11111111-aaaa-4aaa-8aaa-000000000002"
HOME = "11111111-aaaa-4aaa-8aaa-0000000000ff"  # the MSP's own tenant
APP_ID = "22222222-bbbb-4bbb-8bbb-000000000001"
APP_SECRET = "sandbox-app-secret"
API_AUDIENCE = "api://gangway"
# Clients of our own API: app id -> (name, secret, app role)
AUTOMATION = {
    "33333333-cccc-4ccc-8ccc-000000000001": ("Automation Admin", "sandbox-admin-secret", "Admin"),
    "33333333-cccc-4ccc-8ccc-000000000002": ("Automation Operator", "sandbox-operator-secret", "Operator"),
    "33333333-cccc-4ccc-8ccc-000000000003": ("Automation Auditor", "sandbox-auditor-secret", "Auditor"),
}
GRAPH_PERMISSIONS = frozenset(
    {
        "User.ReadWrite.All",
        "User.EnableDisableAccount.All",
        "User-PasswordProfile.ReadWrite.All",
        "User.RevokeSessions.All",
        "User.DeleteRestore.All",
        "LicenseAssignment.ReadWrite.All",
        "GroupMember.ReadWrite.All",
        "Group.ReadWrite.All",
        "Directory.Read.All",
        "RoleManagement.Read.Directory",
        "UserAuthMethod-TAP.ReadWrite.All",
        "UserAuthenticationMethod.Read.All",
        "Policy.Read.AuthenticationMethod",
        "MailboxSettings.ReadWrite",
        "Organization.Read.All",
        "Domain.Read.All",
    }
)
# What Microsoft's services offer as permissions; more than anybody asks for.
OFFERED = {
    GRAPH_APP_ID: GRAPH_PERMISSIONS | {"User.Read.All", "Mail.Send", "Directory.ReadWrite.All"},
    EXCHANGE_APP_ID: frozenset({"Exchange.ManageAsApp", "full_access_as_app"}),
}


def seeded_cloud() -> Cloud:
    """A fresh cloud as the sandbox starts it."""
    cloud = Cloud()
    seed_into(cloud)
    return cloud


def seed_into(cloud: Cloud) -> None:
    """Throws away whatever the cloud holds and seeds it anew; keys and clock object stay."""
    clock = cloud.clock
    brightfork = Tenant(
        tenant_id=BRIGHTFORK, name="Brightfork Logistics Inc.", country="US", time_zone="America/Chicago", clock=clock
    )
    rueegsegger = Tenant(
        tenant_id=RUEEGSEGGER, name="Rüegsegger Treuhand AG", country="CH", time_zone="Europe/Zurich", clock=clock
    )
    seed_brightfork(brightfork)
    seed_rueegsegger(rueegsegger)
    home = _home_tenant(clock)
    cloud.applications = {application.app_id: application for application in (_product(), *_clients())}
    cloud.tenants = {tenant.id: tenant for tenant in (brightfork, rueegsegger, home)}
    for tenant in (brightfork, rueegsegger):
        consent(tenant, cloud.applications[APP_ID])
        grant_directory_roles(tenant, APP_ID, EXCHANGE_ADMINISTRATOR, USER_ADMINISTRATOR)
    for app_id, (name, _, role) in AUTOMATION.items():
        principal = ServicePrincipal(_principal_id(home, app_id), app_id, name, api_roles={role})
        home.service_principals[app_id] = principal


def consent(tenant: Tenant, application: Application) -> ServicePrincipal:
    """What an administrator's consent does: the application's service principal exists and has what it asks for."""
    principal = tenant.service_principals.setdefault(
        application.app_id,
        ServicePrincipal(_principal_id(tenant, application.app_id), application.app_id, application.display_name),
    )
    principal.graph_permissions |= application.graph_permissions
    principal.exchange_permissions |= application.exchange_permissions
    return principal


def grant_directory_roles(tenant: Tenant, app_id: str, *role_ids: str) -> None:
    """Assigns Entra roles to the application's service principal in that tenant."""
    principal = tenant.service_principals[app_id].id
    held = {role.role_id for role in tenant.roles if role.principal_id == principal}
    for role_id in role_ids:
        if role_id not in held:
            assignment_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{principal}/{role_id}"))
            tenant.roles.append(RoleAssignment(assignment_id, principal, role_id, EPOCH))


def _principal_id(tenant: Tenant, app_id: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"sandbox/{tenant.id}/service-principal/{app_id}"))


def _home_tenant(clock: Clock) -> Tenant:
    home = Tenant(tenant_id=HOME, name="Harbourline IT", country="US", time_zone="America/Chicago", clock=clock)
    home.registrations.principals = {each.id: each for each in microsofts_own(HOME, OFFERED, EPOCH)}
    home.domains = [
        Domain("harbourline.example", is_default=True),
        Domain("harbourline.onmicrosoft.example", is_initial=True),
    ]
    return home


def _product() -> Application:
    return Application(
        app_id=APP_ID,
        display_name="Gangway",
        home_tenant=HOME,
        secrets={APP_SECRET},
        identifier_uris={API_AUDIENCE},
        app_roles={"Admin", "Operator", "Auditor"},
        graph_permissions=set(GRAPH_PERMISSIONS),
        exchange_permissions={"Exchange.ManageAsApp"},
    )


def _clients() -> list[Application]:
    return [
        Application(app_id=app_id, display_name=name, home_tenant=HOME, secrets={secret})
        for app_id, (name, secret, _) in AUTOMATION.items()
    ]
