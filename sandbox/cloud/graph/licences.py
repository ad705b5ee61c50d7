"""Subscriptions, direct licences of users, and what follows from them (mailboxes)."""

from typing import Any

from sandbox.cloud.graph.errors import GraphError, bad_request
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation, refuse_unknown
from sandbox.cloud.graph.permissions import READ_LICENCES, READ_SKUS, WRITE_LICENCES, WRITE_USERS
from sandbox.cloud.graph.query import one, page
from sandbox.cloud.graph.resources import plain
from sandbox.cloud.graph.shapes import licence_detail_json, sku_json, user_json
from sandbox.cloud.graph.user_properties import DEFAULT
from sandbox.cloud.objects import Licence, LicenceState, Sku, User
from sandbox.cloud.provisioning import after_membership_change, conflicting_plans, settle_group_licences, settle_mailbox

SKUS = plain(
    "subscribedSku", "id", "skuId", "skuPartNumber", "appliesTo", "capabilityStatus", "consumedUnits", "prepaidUnits",
    "servicePlans", "subscriptionIds", "accountId", "accountName",
)  # fmt: skip
DETAILS = plain("licenseDetails", "id", "skuId", "skuPartNumber", "servicePlans")


def list_skus(request: GraphRequest) -> GraphResponse:
    return page(
        request, SKUS, [sku_json(request.tenant, sku) for sku in request.tenant.skus.values()], "subscribedSkus"
    )


def get_sku(request: GraphRequest) -> GraphResponse:
    for sku in request.tenant.skus.values():
        if request.params["sku"] == f"{request.tenant.id}_{sku.sku_id}":
            return one(request, SKUS, sku_json(request.tenant, sku), "subscribedSkus/$entity")
    raise GraphError(404, "Request_ResourceNotFound", f"Resource '{request.params['sku']}' does not exist.")


def list_details(request: GraphRequest) -> GraphResponse:
    held = {each.sku_id for each in request.seen_user().licences if each.state is not LicenceState.ERROR}
    items = [licence_detail_json(sku) for sku in request.tenant.skus.values() if sku.sku_id in held]
    return page(request, DETAILS, items, "licenseDetails")


def assign_licence(request: GraphRequest) -> GraphResponse:
    """All or nothing: removals are thought of first, then every addition is checked."""
    body, user = request.json_object(), request.live_user()
    adding, removing = _read(body)
    _check_removals(user, removing)
    kept = [held for held in user.licences if held.by_group or held.sku_id not in removing]
    trial = User(user.id, user.created_at, user.props, licences=kept)
    for sku_id, disabled in adding.items():
        _check_addition(request, trial, sku_id, disabled)
        trial.licences = [held for held in trial.licences if held.by_group or held.sku_id != sku_id]
        trial.licences.append(Licence(sku_id, request.tenant.clock.now(), disabled))
    request.tenant.users.change(user.id).licences = trial.licences
    settle_mailbox(request.tenant, user.id, delay_seconds=request.faults.mailbox_delay_seconds)
    full = user_json(request.tenant.users[user.id])
    return GraphResponse(
        200, {"@odata.context": request.context("users/$entity"), **{name: full[name] for name in DEFAULT}}
    )


def _read(body: dict[str, Any]) -> tuple[dict[str, list[str]], list[str]]:
    refuse_unknown(body, {"addLicenses", "removeLicenses"}, "assignLicense")
    for name in ("addLicenses", "removeLicenses"):
        if not isinstance(body.get(name), list):
            raise bad_request(
                f"Resource not found or parameter '{name}' is missing: both addLicenses and removeLicenses are required."
            )
    adding: dict[str, list[str]] = {}
    for entry in body["addLicenses"]:
        if not isinstance(entry, dict) or not isinstance(entry.get("skuId"), str):
            raise bad_request("A value is required for property 'skuId'.")
        refuse_unknown(entry, {"skuId", "disabledPlans"}, "assignLicense")
        adding[entry["skuId"]] = _texts(entry.get("disabledPlans") or [], "disabledPlans")
    return adding, _texts(body["removeLicenses"], "removeLicenses")


def _texts(value: object, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise bad_request(f"Cannot convert a value of '{name}' to the expected type 'Edm.Guid'.")
    return list(value)


def _check_removals(user: User, removing: list[str]) -> None:
    for sku_id in removing:
        held = [each for each in user.licences if each.sku_id == sku_id]
        if not held:
            raise bad_request("User does not have a corresponding license.")
        if all(each.by_group for each in held):
            raise bad_request(
                "User license is inherited from a group membership and it cannot be removed directly from the user."
            )


def _check_addition(request: GraphRequest, user: User, sku_id: str, disabled: list[str]) -> None:
    sku = request.tenant.skus.get(sku_id)
    if sku is None or sku.applies_to != "User":
        raise bad_request(f"License {sku_id} does not correspond to a valid company License.")
    if not user.props.get("usageLocation"):
        raise bad_request("License assignment cannot be done for user with invalid usage location.")
    _check_plans(sku, disabled)
    holds_already = any(held.sku_id == sku_id and held.state is not LicenceState.ERROR for held in user.licences)
    if not holds_already and request.tenant.consumed(sku_id) >= sku.assignable_seats:
        raise bad_request(f"Subscription with SKU {sku_id} does not have any available licenses.")
    conflict = conflicting_plans(request.tenant, user, sku, disabled)
    if conflict:
        raise bad_request(
            f"License assignment failed because service plans {' and '.join(conflict)} are mutually exclusive."
        )


def _check_plans(sku: Sku, disabled: list[str]) -> None:
    known = {plan.id for plan in sku.plans}
    unknown = [plan for plan in disabled if plan not in known]
    if unknown:
        raise bad_request(f"Disabled license {unknown[0]} does not correspond to a valid plan of SKU {sku.sku_id}.")


def reprocess(request: GraphRequest) -> GraphResponse:
    """Tries failed inherited licences again."""
    user = request.live_user()
    live = request.tenant.users.change(user.id)
    live.licences = [held for held in live.licences if not (held.by_group and held.state is LicenceState.ERROR)]
    settle_group_licences(request.tenant, user.id)
    after_membership_change(request.tenant, user.id, mailbox_delay=request.faults.mailbox_delay_seconds)
    return GraphResponse(
        200, {"@odata.context": request.context("users/$entity"), **user_json(request.tenant.users[user.id])}
    )


OPERATIONS = [
    Operation("GET", "/subscribedSkus", list_skus, READ_SKUS),
    Operation("GET", "/subscribedSkus/{sku}", get_sku, READ_SKUS),
    Operation("GET", "/users/{user}/licenseDetails", list_details, READ_LICENCES),
    Operation("POST", "/users/{user}/assignLicense", assign_licence, WRITE_LICENCES),
    Operation("POST", "/users/{user}/reprocessLicenseAssignment", reprocess, WRITE_USERS),
]
