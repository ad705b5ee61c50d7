"""A user as Graph writes it -> domain values. A property that is missing stays empty; nothing raises on odd values."""

from datetime import UTC, datetime

from shared.adapters.batch.answer import rows_of
from shared.adapters.batch.item import Json
from shared.domain.directory import Group, LicenceState, ObjectRef, UserBrief, UserState
from shared.domain.ids import ObjectId


def parse_brief(row: Json) -> UserBrief:
    return UserBrief(
        id=ObjectId(text(row, "id")),
        upn=text(row, "userPrincipalName"),
        display_name=text(row, "displayName"),
        mail=text(row, "mail"),
        job_title=text(row, "jobTitle"),
        department=text(row, "department"),
        is_enabled=row.get("accountEnabled") is not False,
        is_guest=text(row, "userType").casefold() == "guest",
        is_synced=row.get("onPremisesSyncEnabled") is True,
        created_at=moment(row.get("createdDateTime")),
    )


def parse_user(row: Json, *, part_numbers: dict[str, str], groups: tuple[Group, ...]) -> UserState:
    """`part_numbers` by SKU id and `groups` give names to what the user only refers to."""
    manager = row.get("manager")
    return UserState(
        brief=parse_brief(row),
        given_name=text(row, "givenName"),
        surname=text(row, "surname"),
        office=text(row, "officeLocation"),
        mobile_phone=text(row, "mobilePhone"),
        employee_id=text(row, "employeeId"),
        usage_location=text(row, "usageLocation"),
        proxy_addresses=texts(row, "proxyAddresses"),
        manager=parse_brief(manager).ref() if isinstance(manager, dict) else None,
        licences=_licences(row, part_numbers, {group.id.casefold(): group.ref() for group in groups}),
        groups=groups,
        is_management_restricted=row.get("isManagementRestricted") is True,
        sessions_valid_from=moment(row.get("signInSessionsValidFromDateTime")),
        password_changed_at=moment(row.get("lastPasswordChangeDateTime")),
    )


def _licences(row: Json, part_numbers: dict[str, str], groups: dict[str, ObjectRef]) -> tuple[LicenceState, ...]:
    return tuple(
        _licence(state, part_numbers, groups)
        for state in rows_of(row.get("licenseAssignmentStates"))
        if state.get("skuId")
    )


def _licence(state: Json, part_numbers: dict[str, str], groups: dict[str, ObjectRef]) -> LicenceState:
    sku, group = text(state, "skuId"), text(state, "assignedByGroup")
    error = text(state, "error")
    return LicenceState(
        sku_id=sku,
        # A subscription that is gone has no name any more (MicrosoftDocs/azure-docs#26723).
        part_number=part_numbers.get(sku.casefold(), sku),
        via_group=groups.get(group.casefold(), ObjectRef(id=ObjectId(group), name=group)) if group else None,
        error="" if error.casefold() in ("", "none") else error,
        disabled_plans=texts(state, "disabledPlans"),
    )


def text(row: Json, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def texts(row: Json, name: str) -> tuple[str, ...]:
    value = row.get(name)
    return tuple(str(entry) for entry in value) if isinstance(value, list) else ()


def moment(value: object) -> datetime | None:
    """Graph's year 0001 stands for "never"."""
    if not isinstance(value, str) or value.startswith("0001"):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
