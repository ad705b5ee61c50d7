"""Turns the cloud's state dump into the rows that the page shows. Pure; the only place that knows the dump's shape."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

GIGABYTE = 1024**3


@dataclass(frozen=True)
class UserRow:
    """`id` and `name` say who; the other fields are the columns that may change."""

    id: str
    name: str
    sign_in: str
    account: str
    title: str
    department: str
    manager: str
    licences: tuple[str, ...]
    groups: tuple[str, ...]
    mailbox: tuple[str, ...]


@dataclass(frozen=True)
class GroupRow:
    id: str
    name: str
    kind: str
    address: str
    members: tuple[str, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True)
class SkuRow:
    id: str
    name: str
    status: str
    used: int
    seats: int


type Row = UserRow | GroupRow | SkuRow


@dataclass(frozen=True)
class TenantView:
    id: str
    name: str
    domain: str
    users: tuple[UserRow, ...]
    groups: tuple[GroupRow, ...]
    skus: tuple[SkuRow, ...]

    def rows(self) -> tuple[Row, ...]:
        return (*self.users, *self.groups, *self.skus)


def columns(row: Row) -> list[str]:
    return [item.name for item in fields(row) if item.name != "id"]


def tenants_of(dump: Mapping[str, Any]) -> list[TenantView]:
    return [_tenant(tenant) for tenant in dump.get("tenants", [])]


def _tenant(tenant: Mapping[str, Any]) -> TenantView:
    names = {group["id"]: str(group["name"]) for group in tenant["groups"]}
    users = [_user(user, names) for user in tenant["users"]]
    users += [_user(user, names, account="deleted") for user in tenant["deleted_users"]]
    return TenantView(
        id=tenant["id"],
        name=tenant["name"],
        domain=tenant["default_domain"],
        users=tuple(sorted(users, key=lambda row: (row.name.casefold(), row.id))),
        groups=tuple(sorted(map(_group, tenant["groups"]), key=lambda row: (row.name.casefold(), row.id))),
        skus=tuple(
            SkuRow(sku["sku_id"], sku["part_number"], sku["status"], sku["used"], sku["seats"])
            for sku in tenant["skus"]
        ),
    )


def _user(user: Mapping[str, Any], group_names: Mapping[str, str], account: str | None = None) -> UserRow:
    props = user["props"]
    return UserRow(
        id=user["id"],
        name=str(props.get("displayName") or user["upn"]),
        sign_in=str(user["upn"]),
        account=account or ("enabled" if props.get("accountEnabled") else "blocked"),
        title=str(props.get("jobTitle") or ""),
        department=str(props.get("department") or ""),
        manager=str((user["manager"] or {}).get("name") or ""),
        licences=tuple(_licence(held) for held in user["licences"]),
        groups=tuple(sorted(group_names.get(key, key) for key in user["groups"])),
        mailbox=_mailbox(user["mailbox"]),
    )


def _licence(held: Mapping[str, Any]) -> str:
    name = str(held["part_number"] or held["sku_id"])
    notes = ["by group"] if held["by_group"] else []
    notes += [str(held["error"])] if held["state"] == "Error" else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _mailbox(box: Mapping[str, Any] | None) -> tuple[str, ...]:
    if box is None:
        return ()
    notes = [str(box["type"]).replace("Mailbox", "").lower()]
    notes += ["hidden"] if box["hidden_from_gal"] else []
    notes += ["auto-reply on"] if box["auto_reply"] != "Disabled" else []
    notes += [f"forwards to {box['forwarding']}"] if box["forwarding"] else []
    notes += [f"open to {name}" for name in box["full_access"]]
    notes += [f"{name} sends as it" for name in box["send_as"]]
    notes += ["on hold"] if box["litigation_hold"] else []
    return tuple(notes)


def _group(group: Mapping[str, Any]) -> GroupRow:
    kind = str(group["kind"]).replace("_", " ")
    extras = [word for word in ("dynamic", "synced", "role_assignable") if group[f"is_{word}"]]
    extras += ["team"] if group["has_team"] else []
    extras += ["licences"] if group["licences"] else []
    return GroupRow(
        id=group["id"],
        name=str(group["name"]),
        kind=f"{kind} ({', '.join(extras)})".replace("_", "-") if extras else kind,
        address=str(group["mail"] or ""),
        members=tuple(sorted(str(member["name"]) for member in group["members"])),
        owners=tuple(sorted(str(owner["name"]) for owner in group["owners"])),
    )
