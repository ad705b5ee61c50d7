"""Directory objects in Graph's wire form, complete; what a caller sees of them is cut by `query`."""

from typing import Any

from sandbox.cloud.clock import stamp
from sandbox.cloud.objects import AuthMethod, Group, Licence, LicenceState, RoleAssignment, Sku, User
from sandbox.cloud.roles import ROLE_NAMES
from sandbox.cloud.state import Tenant

type Item = dict[str, Any]

_EMPTY_USER: Item = {
    "businessPhones": [], "otherMails": [], "imAddresses": [], "identities": [], "proxyAddresses": [], "displayName": None,
    "givenName": None, "jobTitle": None, "mail": None, "mobilePhone": None, "officeLocation": None, "preferredLanguage": None,
    "surname": None, "department": None, "companyName": None, "employeeId": None, "employeeType": None, "usageLocation": None,
    "city": None, "state": None, "country": None, "postalCode": None, "streetAddress": None, "onPremisesSyncEnabled": None,
    "onPremisesSamAccountName": None, "onPremisesImmutableId": None, "externalUserState": None, "isManagementRestricted": None,
    "passwordPolicies": None, "showInAddressList": None, "creationType": None,
}  # fmt: skip
_EMPTY_GROUP: Item = {
    "description": None, "mail": None, "membershipRule": None, "membershipRuleProcessingState": None, "visibility": None,
    "onPremisesSyncEnabled": None, "onPremisesSamAccountName": None, "isAssignableToRole": None, "isManagementRestricted": None,
    "securityIdentifier": None, "classification": None, "theme": None, "preferredDataLocation": None,
}  # fmt: skip


def user_json(user: User) -> Item:
    return {
        **_EMPTY_USER,
        "id": user.id,
        **user.props,
        "createdDateTime": stamp(user.created_at),
        "deletedDateTime": stamp(user.deleted_at) if user.deleted_at else None,
        "assignedLicenses": _assigned(user),
        "licenseAssignmentStates": [_assignment_state(held) for held in user.licences],
        "signInSessionsValidFromDateTime": stamp(user.sessions_valid_from) if user.sessions_valid_from else None,
        "lastPasswordChangeDateTime": stamp(user.password_changed_at) if user.password_changed_at else None,
    }


def _assigned(user: User) -> list[Item]:
    """One entry per SKU in force; it does not say whether direct or inherited."""
    found: dict[str, Item] = {}
    for held in user.licences:
        if held.state is not LicenceState.ERROR:
            found.setdefault(held.sku_id, {"disabledPlans": list(held.disabled_plans), "skuId": held.sku_id})
    return list(found.values())


def _assignment_state(held: Licence) -> Item:
    return {
        "skuId": held.sku_id,
        "disabledPlans": list(held.disabled_plans),
        "assignedByGroup": held.by_group,
        "state": held.state.value,
        "error": held.error,
        "lastUpdatedDateTime": stamp(held.assigned_at),
    }


def group_json(group: Group) -> Item:
    return {
        **_EMPTY_GROUP,
        "id": group.id,
        **group.props,
        "createdDateTime": stamp(group.created_at),
        "deletedDateTime": None,
        "assignedLicenses": [{"skuId": sku, "disabledPlans": list(off)} for sku, off in group.licences.items()],
    }


def typed(item: Item, kind: str) -> Item:
    """As a member of a mixed collection, where Graph says what each object is."""
    return {"@odata.type": f"#microsoft.graph.{kind}", **item}


def object_json(tenant: Tenant, object_id: str) -> Item | None:
    """Any live user or group with its type."""
    user = tenant.users.get(object_id)
    if user is not None:
        return typed(user_json(user), "user")
    group = tenant.groups.get(object_id)
    return typed(group_json(group), "group") if group is not None else None


def sku_json(tenant: Tenant, sku: Sku) -> Item:
    return {
        "accountId": tenant.id,
        "accountName": tenant.name,
        "appliesTo": sku.applies_to,
        "capabilityStatus": sku.status,
        "consumedUnits": tenant.consumed(sku.sku_id),
        "id": f"{tenant.id}_{sku.sku_id}",
        "skuId": sku.sku_id,
        "skuPartNumber": sku.part_number,
        "subscriptionIds": [],
        "prepaidUnits": {
            "enabled": sku.enabled, "suspended": sku.suspended, "warning": sku.warning, "lockedOut": sku.locked_out,
        },
        "servicePlans": _plans(sku),
    }  # fmt: skip


def licence_detail_json(sku: Sku) -> Item:
    return {"id": sku.sku_id, "skuId": sku.sku_id, "skuPartNumber": sku.part_number, "servicePlans": _plans(sku)}


def _plans(sku: Sku) -> list[Item]:
    return [
        {
            "servicePlanId": plan.id,
            "servicePlanName": plan.name,
            "provisioningStatus": "Success",
            "appliesTo": plan.applies_to,
        }
        for plan in sku.plans
    ]


def role_json(role_id: str) -> Item:
    name = ROLE_NAMES.get(role_id, role_id)
    return typed({"id": role_id, "roleTemplateId": role_id, "displayName": name, "description": name}, "directoryRole")


def role_assignment_json(held: RoleAssignment) -> Item:
    return {
        "id": held.id,
        "principalId": held.principal_id,
        "roleDefinitionId": held.role_id,
        "directoryScopeId": held.scope,
    }


def method_json(method: AuthMethod) -> Item:
    return {
        "@odata.type": f"#microsoft.graph.{method.kind}",
        "id": method.id,
        "createdDateTime": stamp(method.created_at),
        **method.details,
    }
