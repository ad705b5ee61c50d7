"""The app registration in Entra as it should be, as it is, and the difference. Pure: nothing is read or written here."""

from enum import StrEnum

from shared.domain.catalogue import CATALOGUE, EXCHANGE_PERMISSION, Surface
from shared.domain.value import Value

UNIQUE_NAME = "gangway"

# What reading needs beyond what the tasks' permissions include: domains and directory synchronisation, roles held, the policy
# for access passes.
READING = frozenset({"Organization.Read.All", "RoleManagement.Read.Directory", "Policy.Read.AuthenticationMethod"})
MAIL_SEND = "Mail.Send"


class AppRole(Value):
    """A role of our own console and API. The ids are ours and never change: assignments point at them."""

    id: str
    value: str
    description: str


ROLES = (
    AppRole(
        id="6c1f6a52-3d5b-4c39-9b5e-1f6e3f0c7a01",
        value="Admin",
        description="Configures companies and connections, and everything that operators may do.",
    ),
    AppRole(
        id="6c1f6a52-3d5b-4c39-9b5e-1f6e3f0c7a02",
        value="Operator",
        description="Sees runs, retries, cancels and asks for reinstatement.",
    ),
    AppRole(id="6c1f6a52-3d5b-4c39-9b5e-1f6e3f0c7a03", value="Auditor", description="Sees runs and the audit."),
)
ADMIN_ROLE = ROLES[0]


class Trust(Value):
    """A federated credential: whoever `issuer` calls `subject` may speak for the app."""

    name: str
    issuer: str
    subject: str
    audience: str


class Permission(Value):
    """An application permission by its ids, as a registration lists them."""

    resource: str  # app id of the service
    role: str


class Wanted(Value):
    display_name: str
    redirect_uris: tuple[str, ...] = ()
    permissions: frozenset[Permission] = frozenset()
    trust: Trust | None = None
    admins: tuple[str, ...] = ()  # object ids
    home_permissions: frozenset[Permission] = frozenset()  # granted in the home tenant, asked of no customer


class Registered(Value):
    """What Entra has. `principal` and what hangs on it are empty while there is no service principal."""

    object_id: str
    app_id: str
    display_name: str
    audience: str = ""
    token_version: int | None = None
    identifier_uris: tuple[str, ...] = ()
    redirect_uris: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()  # ids of enabled app roles
    permissions: frozenset[Permission] = frozenset()
    trusts: tuple[Trust, ...] = ()
    principal: str = ""
    admins: frozenset[str] = frozenset()
    home_permissions: frozenset[Permission] = frozenset()


class Change(StrEnum):
    """In this order: each needs those before it."""

    CREATE = "create"
    PROPERTIES = "properties"
    ADDRESS = "address"
    TRUST = "trust"
    PRINCIPAL = "principal"
    ADMIN = "admin"
    HOME_PERMISSION = "home_permission"


class Difference(Value):
    change: Change
    text: str
    subject: str = ""  # an admin's object id


def asked_of_customers() -> tuple[frozenset[str], frozenset[str]]:
    """Names of the permissions at Graph and at Exchange that the catalogue and reading need, and no others."""
    tasks = CATALOGUE.values()
    graph = frozenset(p for entry in tasks if entry.surface is Surface.GRAPH for p in entry.permissions)
    return graph | READING, frozenset({EXCHANGE_PERMISSION})


def differences(wanted: Wanted, found: Registered | None) -> tuple[Difference, ...]:
    """What is still to be done, in order. Redirect URIs, roles and permissions that others added are left alone."""
    if found is None:
        found = Registered(object_id="", app_id="", display_name="")
        start = [Difference(change=Change.CREATE, text=f"create the app registration '{wanted.display_name}'")]
    else:
        start = _properties(wanted, found)
    address = _address(found)
    return (*start, *address, *_trust(wanted, found), *_principal(wanted, found))


def _properties(wanted: Wanted, found: Registered) -> list[Difference]:
    texts = []
    if found.display_name != wanted.display_name:
        texts.append(f"name: {found.display_name} -> {wanted.display_name}")
    if found.audience != "AzureADMultipleOrgs":
        texts.append(f"who can use it: {found.audience or 'nobody'} -> any organization")
    if found.token_version != 2:
        texts.append("token version -> 2")
    texts += [f"add redirect URI {uri}" for uri in wanted.redirect_uris if uri not in found.redirect_uris]
    texts += [f"add app role {role.value}" for role in ROLES if role.id not in found.roles]
    missing = len(wanted.permissions - found.permissions)
    if missing:
        texts.append(f"ask customers for {missing} more permissions (each has to consent again)")
    return [Difference(change=Change.PROPERTIES, text=text) for text in texts]


def _address(found: Registered) -> list[Difference]:
    if found.app_id and f"api://{found.app_id}" in found.identifier_uris:
        return []
    return [Difference(change=Change.ADDRESS, text="set the address of the API to api://<app id>")]


def _trust(wanted: Wanted, found: Registered) -> list[Difference]:
    if wanted.trust is None or wanted.trust in found.trusts:
        return []
    return [Difference(change=Change.TRUST, text=f"trust the managed identity {wanted.trust.subject}")]


def _principal(wanted: Wanted, found: Registered) -> list[Difference]:
    made = [] if found.principal else [Difference(change=Change.PRINCIPAL, text="create the service principal")]
    admins = [
        Difference(change=Change.ADMIN, subject=admin, text=f"make {admin} an Admin")
        for admin in wanted.admins
        if admin not in found.admins
    ]
    missing = wanted.home_permissions - found.home_permissions
    mail = (
        [Difference(change=Change.HOME_PERMISSION, text="let the app send mail in the home tenant")] if missing else []
    )
    return [*made, *admins, *mail]
