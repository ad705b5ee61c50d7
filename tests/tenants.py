"""The tenant of Brightfork as snapshots see it: Dana who leaves, Marisol who manages, groups of every kind, two products."""

from datetime import UTC, datetime
from typing import Any

from shared.domain.catalogue import CATALOGUE, EXCHANGE_PERMISSION
from shared.domain.directory import (
    Group,
    GroupKind,
    LicenceState,
    Mailbox,
    MailboxAccess,
    MailboxKind,
    Mentions,
    PassPolicy,
    Sku,
    Snapshot,
    UserBrief,
    UserState,
)
from shared.domain.ids import ObjectId
from tests.builders import DANA, MARISOL, SALES, TENANT
from tests.clock import START

GRANTED = frozenset(p for entry in CATALOGUE.values() for p in entry.permissions) | {EXCHANGE_PERMISSION}
E3 = Sku(
    id="6fd2c87f-b296-42f0-b197-1e91e994b900",
    part_number="ENTERPRISEPACK",
    free=3,
    is_assignable=True,
    has_exchange=True,
)
VISIO = Sku(id="c5928f49-12ba-48f7-ada3-0d743a3601d5", part_number="VISIOCLIENT", free=1, is_assignable=True)


def a_brief(name: str, **over: Any) -> UserBrief:
    """A member of the tenant whose sign-in name follows from the name."""
    upn = name.casefold().replace(" ", ".") + "@brightfork.example"
    values: dict[str, Any] = {
        "id": ObjectId(f"id-of-{upn.partition('@')[0]}"),
        "upn": upn,
        "display_name": name,
        "mail": upn,
        "created_at": datetime(2021, 2, 3, tzinfo=UTC),
    }
    return UserBrief(**(values | over))


DANA_BRIEF = a_brief(DANA.name, id=DANA.id, job_title="Dispatch Coordinator", department="Operations")
MARISOL_BRIEF = a_brief(MARISOL.name, id=MARISOL.id, job_title="Head of Operations", department="Operations")
KELLY_BRIEF = a_brief("Kelly Brandt", department="People")


def a_group(name: str, **over: Any) -> Group:
    values: dict[str, Any] = {"id": ObjectId(f"group-{name.casefold()}"), "name": name, "kind": GroupKind.SECURITY}
    return Group(**(values | over))


SALES_TEAM = a_group(SALES.name, id=SALES.id, kind=GroupKind.M365, mail=SALES.address)
ALL_STAFF = a_group("All Staff", kind=GroupKind.DISTRIBUTION, mail="all@brightfork.example")


def a_leaver(**over: Any) -> UserState:
    values: dict[str, Any] = {
        "brief": DANA_BRIEF,
        "manager": MARISOL_BRIEF.ref(),
        "usage_location": "US",
        "groups": (SALES_TEAM, ALL_STAFF),
        "licences": (LicenceState(sku_id=E3.id, part_number=E3.part_number),),
    }
    return UserState(**(values | over))


def a_mailbox(**over: Any) -> Mailbox:
    values: dict[str, Any] = {
        "identity": DANA.id,
        "kind": MailboxKind.USER,
        "primary_address": DANA.address,
        "size_bytes": 3 * 1024**3,
    }
    return Mailbox(**(values | over))


def people(*briefs: UserBrief) -> dict[str, tuple[UserBrief, ...]]:
    """Each findable by name and by sign-in name."""
    found: dict[str, tuple[UserBrief, ...]] = {}
    for brief in briefs:
        for words in {brief.display_name, brief.upn}:
            found[words] = (*found.get(words, ()), brief)
    return found


def some_mentions(**over: Any) -> Mentions:
    values: dict[str, Any] = {
        "people": people(DANA_BRIEF, MARISOL_BRIEF, KELLY_BRIEF),
        "groups": {group.name: (group,) for group in (SALES_TEAM, ALL_STAFF)},
    }
    return Mentions(**(values | over))


def a_snapshot(**over: Any) -> Snapshot:
    """With the leaver and everything granted, unless told otherwise."""
    values: dict[str, Any] = {
        "tenant": TENANT,
        "taken_at": START,
        "mentions": some_mentions(),
        "subject": a_leaver(),
        "mailbox": a_mailbox(),
        "skus": (E3, VISIO),
        "verified_domains": ("brightfork.example",),
        "pass_policy": PassPolicy(is_enabled=True),
        "granted": GRANTED,
        "mailbox_access": MailboxAccess.OK,
    }
    return Snapshot(**(values | over))
