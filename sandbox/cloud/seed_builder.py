"""Builds a tenant's people and groups from short lines, with ids that are the same on every start."""

import unicodedata
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.cloud.mailboxes import Mailbox, MailboxPermission, MailboxType
from sandbox.cloud.objects import AuthMethod, Group, Licence, RoleAssignment, User
from sandbox.cloud.provisioning import give_address, settle_dynamic_groups, settle_group_licences, settle_mailbox
from sandbox.cloud.state import Tenant

EPOCH = datetime(2019, 3, 4, 8, 0, tzinfo=UTC)
_LETTERS = {
    "ł": "l",
    "Ł": "L",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
}


def ascii_name(text: str) -> str:
    """Letters Graph accepts in a user principal name."""
    spelled = "".join(_LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
    plain = unicodedata.normalize("NFD", spelled).encode("ascii", "ignore").decode()
    return plain.replace("'", "").replace(" ", "-").lower()


class TenantBuilder:
    """Adds seeded objects to one tenant; everything it adds has `always` been there."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.by_name: dict[str, str] = {}
        self._made = 0

    def _id(self, kind: str, name: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"sandbox/{self.tenant.id}/{kind}/{name}"))

    def user(self, given: str, surname: str, title: str, department: str, **props: Any) -> User:
        """A member of staff; `upn` (local part) and any Graph property can be given."""
        self._made += 1
        local = props.pop("upn", None) or f"{ascii_name(given)}.{ascii_name(surname)}"
        name = " ".join(part for part in (given, surname) if part)
        upn = local if "@" in local else f"{local}@{self.tenant.default_domain}"
        created = EPOCH + timedelta(days=41 * self._made, hours=self._made % 8)
        values = {
            "accountEnabled": True,
            "userType": "Member",
            "userPrincipalName": upn,
            "displayName": name,
            "givenName": given,
            "surname": surname or None,
            "mailNickname": upn.split("@")[0],
            "jobTitle": title or None,
            "department": department or None,
            "companyName": self.tenant.name,
            "usageLocation": self.tenant.country,
            "country": self.tenant.country,
            "employeeId": f"{1000 + self._made}",
            "proxyAddresses": [],
            **props,
        }
        user = User(self._id("user", upn), created, values, password_changed_at=created, sessions_valid_from=created)
        user.methods = [AuthMethod("28c10230-6103-485e-b985-444c60001490", "passwordAuthenticationMethod", created)]
        self.by_name.setdefault(name, user.id)
        return self.tenant.users.seed(user)

    def licence(self, user: User, *sku_ids: str) -> None:
        """Direct licences, with the mailbox they bring."""
        user.licences += [Licence(sku_id, user.created_at) for sku_id in sku_ids]
        self._mailbox(user)

    def _mailbox(self, user: User) -> None:
        settle_mailbox(self.tenant, user.id)
        box = self.tenant.mailboxes.get(user.id)
        if box is not None:
            box.provisioned_at = user.created_at
            box.size_bytes = (300 + 97 * (self._made % 40)) * 1024 * 1024
            box.item_count = 2000 + 311 * (self._made % 40)

    def mailbox_only(self, name: str, local: str, kind: MailboxType) -> User:
        """A shared mailbox or a room: a blocked account without licence."""
        user = self.user(name, "", "", "", upn=local, accountEnabled=False, employeeId=None)
        box = Mailbox(user.id, self._id("mailbox", local), user.created_at, type=kind, time_zone=self.tenant.time_zone)
        box.size_bytes = 2_400_000_000
        self.tenant.mailboxes.seed(box)
        give_address(self.tenant, user.id)
        return user

    def report(self, manager: str, *names: str) -> None:
        for name in names:
            self.tenant.users[self.by_name[name]].manager_id = self.by_name[manager]

    def group(self, name: str, nickname: str, *, members: list[str], owners: list[str], **props: Any) -> Group:
        """A plain security group unless `props` say otherwise; `mail` is derived where the group is mail-enabled."""
        values = {
            "displayName": name,
            "description": None,
            "mailNickname": nickname,
            "mailEnabled": False,
            "securityEnabled": True,
            "groupTypes": [],
            "resourceProvisioningOptions": [],
            "proxyAddresses": [],
            "visibility": None,
            **props,
        }
        if values["mailEnabled"]:
            values["mail"] = f"{nickname}@{self.tenant.default_domain}"
            values["proxyAddresses"] = [f"SMTP:{values['mail']}"]
        self._made += 1
        created = EPOCH + timedelta(days=23 * self._made)
        group = Group(self._id("group", nickname), created, values)
        group.members = [self.by_name[member] for member in members]
        group.owners = [self.by_name[owner] for owner in owners]
        self.by_name[nickname] = group.id
        return self.tenant.groups.seed(group)

    def team(self, name: str, nickname: str, **people: list[str]) -> Group:
        return self._unified(name, nickname, ["Team"], people)

    def unified(self, name: str, nickname: str, **people: list[str]) -> Group:
        return self._unified(name, nickname, [], people)

    def _unified(self, name: str, nickname: str, options: list[str], people: dict[str, list[str]]) -> Group:
        return self.group(
            name,
            nickname,
            members=people["members"],
            owners=people["owners"],
            groupTypes=["Unified"],
            mailEnabled=True,
            securityEnabled=False,
            visibility="Private",
            resourceProvisioningOptions=options,
        )

    def distribution(self, name: str, nickname: str, *, members: list[str], owners: list[str]) -> Group:
        return self.group(name, nickname, members=members, owners=owners, mailEnabled=True, securityEnabled=False)

    def mail_security(self, name: str, nickname: str, *, members: list[str], owners: list[str]) -> Group:
        return self.group(name, nickname, members=members, owners=owners, mailEnabled=True)

    def dynamic(self, name: str, nickname: str, rule: str) -> Group:
        return self.group(
            name,
            nickname,
            members=[],
            owners=[],
            groupTypes=["DynamicMembership"],
            membershipRule=rule,
            membershipRuleProcessingState="On",
        )

    def role(self, name: str, role_id: str) -> None:
        principal = self.by_name[name]
        self.tenant.roles.append(RoleAssignment(self._id("role", f"{name}/{role_id}"), principal, role_id, EPOCH))

    def full_access(self, shared: User, *names: str) -> None:
        box = self.tenant.mailboxes[shared.id]
        box.permissions += [MailboxPermission(self.by_name[name], ["FullAccess"]) for name in names]
        box.send_as += [self.by_name[name] for name in names]

    def method(self, name: str, kind: str, **details: Any) -> None:
        user = self.tenant.users[self.by_name[name]]
        user.methods.append(AuthMethod(self._id("method", f"{name}/{kind}"), kind, user.created_at, details))

    def finish(self) -> None:
        """Lets the back end catch up: inherited licences, their mailboxes, dynamic groups."""
        for user_id in list(self.tenant.users):
            settle_group_licences(self.tenant, user_id)
            self._mailbox(self.tenant.users[user_id])
            settle_dynamic_groups(self.tenant, user_id)
