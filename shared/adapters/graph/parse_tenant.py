"""Subscriptions, the organisation and the pass policy as Graph writes them -> domain values."""

from collections.abc import Sequence

from shared.adapters.batch.answer import rows_of
from shared.adapters.batch.item import Json
from shared.adapters.graph.parse_user import text
from shared.domain.directory import PassPolicy, Sku
from shared.domain.ids import ObjectId

# Service plans that come with a mailbox. EXCHANGE_S_FOUNDATION and the archiving add-ons do not.
_MAILBOX_PLANS = frozenset(
    {
        "EXCHANGE_S_STANDARD",
        "EXCHANGE_S_ENTERPRISE",
        "EXCHANGE_S_DESKLESS",
        "EXCHANGE_S_ESSENTIALS",
        "EXCHANGE_B_STANDARD",
        "EXCHANGE_L_STANDARD",
        "EXCHANGE_S_STANDARD_MIDMARKET",
        "EXCHANGE_S_STANDARD_GOV",
        "EXCHANGE_S_ENTERPRISE_GOV",
        "EXCHANGE_S_DESKLESS_GOV",
    }
)
_EVERYBODY = "all_users"


def parse_sku(row: Json) -> Sku:
    """Seats in suspended or locked-out units cannot be given out."""
    alive = text(row, "capabilityStatus").casefold() in ("enabled", "warning")
    units = row.get("prepaidUnits")
    seats = _number(units, "enabled") + _number(units, "warning")
    plans = {text(plan, "servicePlanName").upper() for plan in rows_of(row.get("servicePlans"))}
    return Sku(
        id=text(row, "skuId"),
        part_number=text(row, "skuPartNumber"),
        free=max(0, seats - _number(row, "consumedUnits")) if alive else 0,
        is_assignable=alive and text(row, "appliesTo").casefold() == "user",
        has_exchange=bool(plans & _MAILBOX_PLANS),
    )


def parse_pass_policy(row: Json) -> PassPolicy:
    included = _targets(row, "includeTargets")
    return PassPolicy(
        is_enabled=text(row, "state").casefold() == "enabled",
        min_minutes=_number(row, "minimumLifetimeInMinutes") or 10,
        max_minutes=_number(row, "maximumLifetimeInMinutes") or 43200,
        must_be_once=row.get("isUsableOnce") is True,
        included_groups=() if _EVERYBODY in included else tuple(included),
        excluded_groups=tuple(_targets(row, "excludeTargets")),
    )


def verified_domains(organisations: Sequence[Json]) -> tuple[str, ...]:
    return tuple(
        text(domain, "name").casefold()
        for organisation in organisations
        for domain in rows_of(organisation.get("verifiedDomains"))
        if text(domain, "name")
    )


def is_hybrid(organisations: Sequence[Json]) -> bool:
    return any(organisation.get("onPremisesSyncEnabled") is True for organisation in organisations)


def _targets(row: Json, name: str) -> list[ObjectId]:
    return [ObjectId(text(target, "id")) for target in rows_of(row.get(name)) if text(target, "id")]


def _number(row: object, name: str) -> int:
    value = row.get(name) if isinstance(row, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
