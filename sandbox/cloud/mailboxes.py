"""What Exchange holds for a recipient. Data only; addresses live on the user or group (`proxyAddresses`), one truth for both sides."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class MailboxType(StrEnum):
    """Values of RecipientTypeDetails."""

    USER = "UserMailbox"
    SHARED = "SharedMailbox"
    ROOM = "RoomMailbox"
    EQUIPMENT = "EquipmentMailbox"


class AutoReplyState(StrEnum):
    """Exchange's spelling; Graph's mailboxSettings spells them disabled, alwaysEnabled, scheduled."""

    DISABLED = "Disabled"
    ENABLED = "Enabled"
    SCHEDULED = "Scheduled"


@dataclass(slots=True)
class AutoReply:
    state: AutoReplyState = AutoReplyState.DISABLED
    external_audience: str = "All"
    internal_message: str = ""
    external_message: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    time_zone: str = "UTC"


@dataclass(slots=True)
class MailboxPermission:
    """Full access (Add-MailboxPermission). `trustee` is the user's object id."""

    trustee: str
    rights: list[str]
    auto_mapping: bool = True


@dataclass(slots=True)
class InboxRule:
    id: str
    name: str
    is_enabled: bool = True
    is_hidden: bool = False
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Mailbox:
    """Keyed by the owning user's object id. It exists for readers only from `provisioned_at` on (see Tenant.mailbox)."""

    id: str
    exchange_guid: str
    provisioned_at: datetime
    type: MailboxType = MailboxType.USER
    # A conversion may take time: until `converted_at` readers still see `type_before`.
    type_before: MailboxType | None = None
    converted_at: datetime | None = None
    hidden_from_gal: bool = False
    auto_reply: AutoReply = field(default_factory=AutoReply)
    permissions: list[MailboxPermission] = field(default_factory=list)
    send_as: list[str] = field(default_factory=list)
    send_on_behalf: list[str] = field(default_factory=list)
    # object id of an internal recipient, or an SMTP address; Exchange lets the internal one win
    forwarding_address: str | None = None
    forwarding_smtp_address: str | None = None
    deliver_and_forward: bool = False
    litigation_hold: bool = False
    litigation_hold_days: int | None = None
    archive: bool = False
    size_bytes: int = 0
    item_count: int = 0
    rules: list[InboxRule] = field(default_factory=list)
    language: str = "en-US"
    time_zone: str = "UTC"
    # When the last licence with an Exchange plan went: a user mailbox is then gone for readers, a shared one stays.
    unlicensed_at: datetime | None = None
