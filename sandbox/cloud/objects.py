"""What a tenant's directory holds: users, groups, licences, passes, roles, applications. Data only, no behaviour of any API.

Plain Graph properties live in `props` under their wire names, because every surface speaks them; whatever needs a rule has
its own field.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

type Props = dict[str, Any]


class LicenceState(StrEnum):
    """Graph's values, spelled as Graph spells them."""

    ACTIVE = "Active"
    ACTIVE_WITH_ERROR = "ActiveWithError"
    DISABLED = "Disabled"
    ERROR = "Error"


@dataclass(slots=True)
class Licence:
    """One assignment of a SKU to a user: direct when `by_group` is None, otherwise inherited from that group."""

    sku_id: str
    assigned_at: datetime
    disabled_plans: list[str] = field(default_factory=list)
    by_group: str | None = None
    state: LicenceState = LicenceState.ACTIVE
    error: str = "None"


@dataclass(slots=True)
class TemporaryAccessPass:
    """The pass itself is kept only to prove it existed; dumps and logs must mask it."""

    id: str
    secret: str
    created_at: datetime
    starts_at: datetime
    lifetime_minutes: int
    usable_once: bool


@dataclass(slots=True)
class AuthMethod:
    """A registered sign-in method; `kind` is the Graph type without namespace, e.g. phoneAuthenticationMethod."""

    id: str
    kind: str
    created_at: datetime
    details: Props = field(default_factory=dict)
    is_default: bool = False
    is_permanent: bool = False  # refuses to be deleted, as some do without a documented reason


@dataclass(slots=True)
class User:
    id: str
    created_at: datetime
    props: Props
    manager_id: str | None = None
    sponsors: list[str] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)
    passes: list[TemporaryAccessPass] = field(default_factory=list)
    methods: list[AuthMethod] = field(default_factory=list)
    sessions_valid_from: datetime | None = None
    password_changed_at: datetime | None = None
    password_reset_forced: bool = False
    deleted_at: datetime | None = None
    groups_at_deletion: list[str] = field(default_factory=list)

    @property
    def upn(self) -> str:
        return str(self.props["userPrincipalName"])

    @property
    def display_name(self) -> str:
        return str(self.props.get("displayName") or "")

    @property
    def mail(self) -> str | None:
        return self.props.get("mail")

    @property
    def is_enabled(self) -> bool:
        return bool(self.props.get("accountEnabled"))

    @property
    def is_guest(self) -> bool:
        return self.props.get("userType") == "Guest"

    @property
    def is_synced(self) -> bool:
        return bool(self.props.get("onPremisesSyncEnabled"))


class GroupKind(StrEnum):
    """What a group is decides who may write its members."""

    MICROSOFT_365 = "microsoft_365"
    SECURITY = "security"
    MAIL_SECURITY = "mail_security"
    DISTRIBUTION = "distribution"


@dataclass(slots=True)
class Group:
    id: str
    created_at: datetime
    props: Props
    members: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    # sku id -> service plans switched off
    licences: dict[str, list[str]] = field(default_factory=dict)

    @property
    def kind(self) -> GroupKind:
        if "Unified" in self.props.get("groupTypes", []):
            return GroupKind.MICROSOFT_365
        if not self.props.get("mailEnabled"):
            return GroupKind.SECURITY
        return GroupKind.MAIL_SECURITY if self.props.get("securityEnabled") else GroupKind.DISTRIBUTION

    @property
    def display_name(self) -> str:
        return str(self.props.get("displayName") or "")

    @property
    def mail(self) -> str | None:
        return self.props.get("mail")

    @property
    def is_dynamic(self) -> bool:
        return "DynamicMembership" in self.props.get("groupTypes", [])

    @property
    def is_role_assignable(self) -> bool:
        return bool(self.props.get("isAssignableToRole"))

    @property
    def is_synced(self) -> bool:
        return bool(self.props.get("onPremisesSyncEnabled"))

    @property
    def has_team(self) -> bool:
        return "Team" in self.props.get("resourceProvisioningOptions", [])


@dataclass(slots=True)
class ServicePlan:
    id: str
    name: str
    applies_to: str = "User"

    @property
    def is_exchange(self) -> bool:
        return self.name in {"EXCHANGE_S_ENTERPRISE", "EXCHANGE_S_STANDARD"}


@dataclass(slots=True)
class Sku:
    """A subscription line. Seats in use are counted from the users, never stored."""

    sku_id: str
    part_number: str
    enabled: int
    plans: list[ServicePlan]
    warning: int = 0
    suspended: int = 0
    locked_out: int = 0
    status: str = "Enabled"
    applies_to: str = "User"

    @property
    def assignable_seats(self) -> int:
        return self.enabled + self.warning if self.status in {"Enabled", "Warning"} else 0


@dataclass(slots=True)
class RoleAssignment:
    """A directory role held by a user, group or service principal. `role_id` is the template id."""

    id: str
    principal_id: str
    role_id: str
    assigned_at: datetime
    scope: str = "/"


@dataclass(slots=True)
class TapPolicy:
    """Authentication methods policy for Temporary Access Pass. No include means everybody."""

    is_enabled: bool = True
    minimum_minutes: int = 60
    maximum_minutes: int = 480
    default_minutes: int = 60
    default_length: int = 8
    once_only: bool = False
    include_groups: list[str] = field(default_factory=list)
    exclude_groups: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Domain:
    name: str
    is_verified: bool = True
    is_default: bool = False
    is_initial: bool = False
    is_federated: bool = False


@dataclass(slots=True)
class ServicePrincipal:
    """An application as one tenant knows it: which app permissions it was granted there.

    `graph_permissions` and `exchange_permissions` go into tokens as roles; directory roles of the service principal are
    ordinary RoleAssignments to `id`; `exchange_role_groups` are Exchange's own RBAC grants.
    """

    id: str
    app_id: str
    display_name: str
    graph_permissions: set[str] = field(default_factory=set)
    exchange_permissions: set[str] = field(default_factory=set)
    api_roles: set[str] = field(default_factory=set)
    exchange_role_groups: set[str] = field(default_factory=set)
