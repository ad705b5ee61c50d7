"""The state of the simulated cloud: tenants with everything in them, and the look-ups every surface needs.

Nothing here decides whether a caller may do something; that belongs to the surfaces. Take `tenant.lock` around every
read-decide-write. Change users, groups and mailboxes through `tenant.users.change(id)` (and so on), which keeps the
version a lagging reader still sees.
"""

import threading
from dataclasses import dataclass, field
from datetime import datetime

from sandbox.cloud.agenda import Agenda
from sandbox.cloud.clock import Clock
from sandbox.cloud.mailboxes import (
    AutoReply,
    AutoReplyState,
    InboxRule,
    Mailbox,
    MailboxPermission,
    MailboxType,
)
from sandbox.cloud.objects import (
    AuthMethod,
    Domain,
    Group,
    GroupKind,
    Licence,
    LicenceState,
    RoleAssignment,
    ServicePlan,
    ServicePrincipal,
    Sku,
    TapPolicy,
    TemporaryAccessPass,
    User,
)
from sandbox.cloud.registrations import Registrations
from sandbox.cloud.signing import SigningKey
from sandbox.cloud.store import Store

__all__ = [
    "Application",
    "AuthMethod",
    "AutoReply",
    "AutoReplyState",
    "Clock",
    "Cloud",
    "Domain",
    "Group",
    "GroupKind",
    "InboxRule",
    "Licence",
    "LicenceState",
    "Mailbox",
    "MailboxPermission",
    "MailboxType",
    "RoleAssignment",
    "ServicePlan",
    "ServicePrincipal",
    "Sku",
    "TapPolicy",
    "TemporaryAccessPass",
    "Tenant",
    "User",
    "View",
]


@dataclass(frozen=True, slots=True)
class View:
    """Users and groups as one reader sees them, perhaps some seconds late."""

    users: dict[str, User]
    groups: dict[str, Group]

    def groups_of(self, member_id: str) -> list[Group]:
        return [group for group in self.groups.values() if member_id in group.members]

    def all_groups_of(self, member_id: str) -> list[Group]:
        """Direct and nested, each once."""
        found: dict[str, Group] = {}
        waiting = [member_id]
        while waiting:
            for group in self.groups_of(waiting.pop()):
                if group.id not in found:
                    found[group.id] = group
                    waiting.append(group.id)
        return list(found.values())


class Tenant:
    def __init__(self, *, tenant_id: str, name: str, country: str, time_zone: str, clock: Clock) -> None:
        self.id = tenant_id
        self.name = name
        self.country = country
        self.time_zone = time_zone
        self.clock = clock
        self.lock = threading.RLock()
        self.agenda = Agenda(clock)
        self.domains: list[Domain] = []
        self.users: Store[User] = Store(clock)
        self.groups: Store[Group] = Store(clock)
        self.mailboxes: Store[Mailbox] = Store(clock)
        self.deleted_users: dict[str, User] = {}
        self.skus: dict[str, Sku] = {}
        self.roles: list[RoleAssignment] = []
        self.rosters: dict[str, dict[str, list[str]]] = {}  # team id -> user id -> roles; see rosters.py
        self.service_principals: dict[str, ServicePrincipal] = {}
        self.registrations = Registrations()
        self.tap_policy = TapPolicy()
        self.is_hybrid = False
        self.break_glass: set[str] = set()

    @property
    def default_domain(self) -> str:
        return next(domain.name for domain in self.domains if domain.is_default)

    @property
    def initial_domain(self) -> str:
        return next(domain.name for domain in self.domains if domain.is_initial)

    def view(self, lag_seconds: float = 0.0) -> View:
        return View(self.users.seen(lag_seconds), self.groups.seen(lag_seconds))

    def user_by_upn(self, upn: str) -> User | None:
        wanted = upn.casefold()
        return next((user for user in self.users.values() if user.upn.casefold() == wanted), None)

    def find_user(self, key: str) -> User | None:
        """By object id or UPN, as the path segment of /users/{key} allows."""
        return self.users.get(key) or self.user_by_upn(key)

    def address_owner(self, address: str) -> User | Group | None:
        """Who holds an SMTP address, primary or alias."""
        wanted = f"smtp:{address.removeprefix('SMTP:').removeprefix('smtp:')}".casefold()
        holders: list[User | Group] = [*self.users.values(), *self.groups.values()]
        for holder in holders:
            if any(held.casefold() == wanted for held in holder.props.get("proxyAddresses", [])):
                return holder
        return None

    def addresses(self, object_id: str) -> list[str]:
        """proxyAddresses of a user or group; the one with upper-case SMTP: is the primary."""
        holder = self.users.get(object_id) or self.groups.get(object_id)
        return list(holder.props.get("proxyAddresses", [])) if holder else []

    def set_addresses(self, object_id: str, addresses: list[str]) -> None:
        """Replaces proxyAddresses and keeps `mail` equal to the primary one."""
        store: Store[User] | Store[Group] = self.users if object_id in self.users else self.groups
        holder = store.change(object_id)
        holder.props["proxyAddresses"] = list(addresses)
        holder.props["mail"] = next((held[5:] for held in addresses if held.startswith("SMTP:")), None)

    def mailbox(self, user_id: str) -> Mailbox | None:
        """The mailbox as far as it can be used now: provisioned, and either licensed or shared."""
        box = self.mailboxes.get(user_id)
        if box is None or user_id not in self.users or box.provisioned_at > self.clock.now():
            return None
        gone = box.unlicensed_at is not None and self.mailbox_type(box) is MailboxType.USER
        return None if gone else box

    def mailbox_type(self, box: Mailbox) -> MailboxType:
        """What RecipientTypeDetails reads now; a conversion under way still shows the former type."""
        pending = box.converted_at is not None and box.converted_at > self.clock.now()
        return box.type_before if pending and box.type_before else box.type

    def distinguished_name(self, object_id: str) -> str:
        """Exchange's DN of a recipient (user or group); stable, since it carries the object id."""
        holder = self.users.get(object_id) or self.groups.get(object_id)
        name = str(holder.props.get("mailNickname") or object_id) if holder else object_id
        return (
            f"CN={name}_{object_id[:8]},OU={self.initial_domain},OU=Microsoft Exchange Hosted Organizations,"
            "DC=NAMPR01A001,DC=PROD,DC=OUTLOOK,DC=COM"
        )

    def consumed(self, sku_id: str) -> int:
        return sum(
            any(held.sku_id == sku_id and held.state is not LicenceState.ERROR for held in user.licences)
            for user in self.users.values()
        )

    def roles_of(self, principal_id: str) -> set[str]:
        """Template ids of the directory roles a principal holds, directly or through a role-assignable group."""
        holders = {principal_id} | {group.id for group in self.view().all_groups_of(principal_id)}
        return {role.role_id for role in self.roles if role.principal_id in holders}


@dataclass(slots=True)
class Application:
    """An app registration of the whole cloud. `grants_on_consent` is what an admin's consent gives it in a tenant."""

    app_id: str
    display_name: str
    home_tenant: str
    secrets: set[str] = field(default_factory=set)
    # PEM of public keys or certificates that may sign client assertions; empty = no assertion accepted
    assertion_keys: list[str] = field(default_factory=list)
    redirect_uris: set[str] = field(default_factory=set)
    identifier_uris: set[str] = field(default_factory=set)
    app_roles: set[str] = field(default_factory=set)
    graph_permissions: set[str] = field(default_factory=set)
    exchange_permissions: set[str] = field(default_factory=set)


class Cloud:
    """All tenants and app registrations; `now()` is the one clock of the simulator."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.key = SigningKey()
        self.tenants: dict[str, Tenant] = {}
        self.applications: dict[str, Application] = {}

    def now(self) -> datetime:
        return self.clock.now()

    def tenant(self, key: str) -> Tenant | None:
        """By id or by any verified domain, as Entra's authority path allows."""
        wanted = key.casefold()
        if wanted in self.tenants:
            return self.tenants[wanted]
        for tenant in self.tenants.values():
            if any(domain.is_verified and domain.name == wanted for domain in tenant.domains):
                return tenant
        return None
