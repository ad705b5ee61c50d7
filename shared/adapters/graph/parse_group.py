"""A group as Graph writes it -> the domain's Group, whose kind says who may write its members."""

from shared.adapters.batch.answer import rows_of
from shared.adapters.batch.item import Json
from shared.adapters.graph.parse_user import text, texts
from shared.domain.directory import Group, GroupKind
from shared.domain.ids import ObjectId


def parse_group(row: Json) -> Group:
    return Group(
        id=ObjectId(text(row, "id")),
        name=text(row, "displayName") or text(row, "mailNickname") or text(row, "id"),
        kind=_kind(row),
        mail=text(row, "mail"),
        is_dynamic="DynamicMembership" in texts(row, "groupTypes"),
        is_role_assignable=row.get("isAssignableToRole") is True,
        is_synced=row.get("onPremisesSyncEnabled") is True,
        is_management_restricted=row.get("isManagementRestricted") is True,
        licence_skus=tuple(text(sku, "skuId") for sku in rows_of(row.get("assignedLicenses")) if sku.get("skuId")),
    )


def _kind(row: Json) -> GroupKind:
    """The table of group types in Microsoft's groups overview."""
    if "Unified" in texts(row, "groupTypes"):
        return GroupKind.M365
    if row.get("mailEnabled") is not True:
        return GroupKind.SECURITY
    return GroupKind.MAIL_SECURITY if row.get("securityEnabled") is True else GroupKind.DISTRIBUTION
