"""A tenant's state as we need it, read just before planning (and again before executing).

Adapters fill these values; planning decides from them alone. `None` means "does not exist", never "could not be read":
what could not be read is named in `Snapshot.unreadable`.
"""

from enum import StrEnum

from pydantic import AwareDatetime

from shared.domain.catalogue import Task
from shared.domain.ids import ObjectId, TenantId
from shared.domain.value import Value


class ObjectRef(Value):
    """Any directory object by id, with the name people know it by. `address` is a UPN or mail address where it has one."""

    id: ObjectId
    name: str
    address: str = ""


class UserBrief(Value):
    """Enough of a user to tell two people of one name apart."""

    id: ObjectId
    upn: str
    display_name: str
    mail: str = ""
    job_title: str = ""
    department: str = ""
    is_enabled: bool = True
    is_guest: bool = False
    is_synced: bool = False
    created_at: AwareDatetime | None = None

    def ref(self) -> ObjectRef:
        return ObjectRef(id=self.id, name=self.display_name or self.upn, address=self.upn)


class GroupKind(StrEnum):
    SECURITY = "security"
    M365 = "m365"
    MAIL_SECURITY = "mail_security"  # members only through Exchange
    DISTRIBUTION = "distribution"  # members only through Exchange


class Group(Value):
    id: ObjectId
    name: str
    kind: GroupKind
    mail: str = ""
    is_dynamic: bool = False
    is_role_assignable: bool = False
    is_synced: bool = False
    is_management_restricted: bool = False
    licence_skus: tuple[str, ...] = ()  # SKU ids it assigns to its members

    def ref(self) -> ObjectRef:
        return ObjectRef(id=self.id, name=self.name, address=self.mail)


class Sku(Value):
    """A subscription of the tenant. `free` = seats that can be assigned now."""

    id: str
    part_number: str
    free: int
    is_assignable: bool
    has_exchange: bool = False


class LicenceState(Value):
    """One licence a user holds. `via_group` is None for a direct assignment."""

    sku_id: str
    part_number: str
    via_group: ObjectRef | None = None
    error: str = ""
    disabled_plans: tuple[str, ...] = ()


class UserState(Value):
    """Everything about one user that any task may look at."""

    brief: UserBrief
    given_name: str = ""
    surname: str = ""
    office: str = ""
    mobile_phone: str = ""
    employee_id: str = ""
    usage_location: str = ""
    proxy_addresses: tuple[str, ...] = ()
    manager: ObjectRef | None = None
    direct_reports: tuple[ObjectRef, ...] = ()
    licences: tuple[LicenceState, ...] = ()
    groups: tuple[Group, ...] = ()  # direct memberships
    owned_groups: tuple[Group, ...] = ()
    roles: tuple[str, ...] = ()  # names of active directory roles
    is_management_restricted: bool = False
    sessions_valid_from: AwareDatetime | None = None
    password_changed_at: AwareDatetime | None = None


class MailboxKind(StrEnum):
    USER = "user"
    SHARED = "shared"
    OTHER = "other"


class Mailbox(Value):
    identity: ObjectId  # the user's object id: Exchange takes it as identity
    kind: MailboxKind
    primary_address: str = ""
    is_hidden: bool = False
    auto_reply_enabled: bool = False
    auto_reply_text: str = ""
    full_access: tuple[str, ...] = ()  # lower-case UPNs or ids as Exchange names them
    size_bytes: int | None = None
    has_litigation_hold: bool = False
    has_archive: bool = False


class PassPolicy(Value):
    """The tenant's policy for temporary access passes."""

    is_enabled: bool
    min_minutes: int = 10
    max_minutes: int = 43200
    must_be_once: bool = False
    included_groups: tuple[ObjectId, ...] = ()  # empty = everybody
    excluded_groups: tuple[ObjectId, ...] = ()


class MailboxAccess(StrEnum):
    """Whether Exchange can be used at all in this tenant."""

    OK = "ok"
    DENIED = "denied"
    NOT_NEEDED = "not_needed"


class Mentions(Value):
    """What the ticket's words could mean in this tenant: every candidate, for planning to judge. Keys are the words as written."""

    people: dict[str, tuple[UserBrief, ...]] = {}
    groups: dict[str, tuple[Group, ...]] = {}
    deleted_people: dict[str, tuple[UserBrief, ...]] = {}
    # Others whose names begin alike: for a question's choices, and never for anything else.
    similar_people: dict[str, tuple[UserBrief, ...]] = {}
    similar_groups: dict[str, tuple[Group, ...]] = {}


class Snapshot(Value):
    tenant: TenantId
    taken_at: AwareDatetime
    mentions: Mentions = Mentions()
    subject: UserState | None = None  # the leaver; None while nobody or several match
    mailbox: Mailbox | None = None
    delegate_candidates: tuple[UserBrief, ...] = ()
    skus: tuple[Sku, ...] = ()
    verified_domains: tuple[str, ...] = ()
    taken_addresses: frozenset[str] = frozenset()  # lower-case UPNs and addresses in use among the names we may choose
    pass_policy: PassPolicy | None = None
    granted: frozenset[str] = frozenset()  # app roles in our Graph token for this tenant (and Exchange.ManageAsApp)
    mailbox_access: MailboxAccess = MailboxAccess.NOT_NEEDED
    is_hybrid: bool = False  # the tenant reports directory synchronisation
    unreadable: tuple[str, ...] = ()


class LookupQuery(Value):
    """The ticket's words to look up in one tenant."""

    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class SnapshotQuery(Value):
    """What to read besides the subject: names we might give, groups a new user would join, the manager of the leaver."""

    subject: ObjectId | None = None
    addresses: tuple[str, ...] = ()
    groups: tuple[ObjectId, ...] = ()
    tasks: frozenset[Task] = frozenset()
