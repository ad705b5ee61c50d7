"""Finds recipients by the many identities Exchange takes, and writes them as Exchange does. Reads state, changes nothing."""

from dataclasses import dataclass
from typing import Any

from sandbox.cloud.exchange.errors import ambiguous
from sandbox.cloud.objects import Group, GroupKind, User
from sandbox.cloud.state import Mailbox, Tenant, View

GROUP_TYPES = {
    GroupKind.MICROSOFT_365: "GroupMailbox",
    GroupKind.MAIL_SECURITY: "MailUniversalSecurityGroup",
    GroupKind.DISTRIBUTION: "MailUniversalDistributionGroup",
}
LISTS = frozenset({GroupKind.MAIL_SECURITY, GroupKind.DISTRIBUTION})


@dataclass(frozen=True, slots=True)
class Recipient:
    """A user or a group as Exchange sees it; `mailbox` only while it can be used."""

    tenant: Tenant
    holder: User | Group
    mailbox: Mailbox | None = None

    @property
    def id(self) -> str:
        return self.holder.id

    @property
    def name(self) -> str:
        return self.holder.display_name or self.alias

    @property
    def alias(self) -> str:
        return str(self.holder.props.get("mailNickname") or "")

    @property
    def upn(self) -> str:
        return self.holder.upn if isinstance(self.holder, User) else ""

    @property
    def distinguished_name(self) -> str:
        return self.tenant.distinguished_name(self.id)

    @property
    def addresses(self) -> list[str]:
        return list(self.holder.props.get("proxyAddresses", []))

    @property
    def primary_address(self) -> str:
        return next((held[5:] for held in self.addresses if held.startswith("SMTP:")), self.holder.mail or "")

    @property
    def is_synced(self) -> bool:
        return self.holder.is_synced

    @property
    def type_details(self) -> str:
        if isinstance(self.holder, Group):
            return GROUP_TYPES.get(self.holder.kind, "Group")
        if self.mailbox is not None:
            return self.tenant.mailbox_type(self.mailbox).value
        if self.holder.is_guest:
            return "GuestMailUser"
        return "User" if self.holder.is_enabled else "DisabledUser"

    @property
    def is_mail_enabled(self) -> bool:
        if isinstance(self.holder, Group):
            return self.holder.kind in GROUP_TYPES
        return self.mailbox is not None or (self.holder.is_guest and bool(self.holder.mail))

    def as_json(self) -> dict[str, Any]:
        """The properties that Get-Recipient and the membership cmdlets have in common."""
        details = self.type_details
        is_user = details in ("User", "DisabledUser")
        general = "UserMailbox" if self.mailbox is not None else ("User" if is_user else details)
        return {
            "Identity": self.name,
            "Name": self.name,
            "DisplayName": self.name,
            "Alias": self.alias,
            "PrimarySmtpAddress": self.primary_address,
            "EmailAddresses": self.addresses,
            "RecipientType": "MailUser" if details == "GuestMailUser" else general,
            "RecipientTypeDetails": details,
            "ExternalDirectoryObjectId": self.id,
            "Guid": self.id,
            "DistinguishedName": self.distinguished_name,
            "HiddenFromAddressListsEnabled": bool(self.mailbox and self.mailbox.hidden_from_gal),
            "IsDirSynced": self.is_synced,
        }


def recipient(tenant: Tenant, holder: User | Group) -> Recipient:
    box = tenant.mailbox(holder.id) if isinstance(holder, User) else None
    return Recipient(tenant, holder, box)


def everybody(tenant: Tenant, view: View) -> list[Recipient]:
    """Users and groups of the tenant, mail-enabled or not, ordered by id so that pages do not overlap."""
    holders: list[User | Group] = [*view.users.values(), *view.groups.values()]
    return [recipient(tenant, holder) for holder in sorted(holders, key=lambda held: held.id)]


def find(candidates: list[Recipient], identity: str) -> Recipient | None:
    """The one that `identity` names; raises when several do. Exact keys win over names, as in Exchange."""
    wanted = identity.casefold()
    for keys in (_exact_keys, _loose_keys):
        found = [one for one in candidates if wanted in keys(one)]
        if len(found) > 1:
            raise ambiguous(identity)
        if found:
            return found[0]
    return None


def _exact_keys(one: Recipient) -> set[str]:
    keys = {one.id, one.distinguished_name, one.upn, one.primary_address}
    if one.mailbox is not None:
        keys.add(one.mailbox.exchange_guid)
    keys |= {address.split(":", 1)[1] for address in one.addresses if address[:5].casefold() == "smtp:"}
    return {key.casefold() for key in keys if key}


def _loose_keys(one: Recipient) -> set[str]:
    return {key.casefold() for key in (one.alias, one.name) if key}


def is_list(one: Recipient) -> bool:
    """A group whose members Exchange writes: distribution or mail-enabled security."""
    return isinstance(one.holder, Group) and one.holder.kind in LISTS


def is_mailbox(one: Recipient) -> bool:
    return one.mailbox is not None
