"""What Graph refuses in an app registration's properties ("Create application", "Update application" references)."""

import re
from typing import Any

from sandbox.cloud.graph.errors import GraphError, bad_request, invalid_value
from sandbox.cloud.registrations import Registration

KNOWN = {
    "displayName", "signInAudience", "api", "appRoles", "web", "requiredResourceAccess", "identifierUris", "notes",
    "serviceManagementReference",
}  # fmt: skip
AUDIENCES = {"AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"}
_REDIRECT = re.compile(r"https://[^/*#]+(/[^*#]*)?|http://localhost(:\d+)?(/[^*#]*)?")


def check(body: dict[str, Any], found: Registration) -> None:
    for name in body:
        if name not in KNOWN:
            raise bad_request(f"Property '{name}' does not exist on type 'microsoft.graph.application'.")
    if body.get("signInAudience", "AzureADMyOrg") not in AUDIENCES:
        raise invalid_value("signInAudience")
    for address in body.get("web", {}).get("redirectUris", []):
        if not _REDIRECT.fullmatch(address):
            raise invalid_value("redirectUris", "One or more properties contains invalid values: redirectUris.")
    _check_audience(body.get("identifierUris", []), found)
    _check_roles(body.get("appRoles"), found)


def _check_audience(addresses: list[str], found: Registration) -> None:
    for address in addresses:
        if address != f"api://{found.app_id}":
            raise GraphError(
                400,
                "HostNameNotOnVerifiedDomain",
                "Values of identifierUris property must use a verified domain of the organization or its subdomain: "
                f"'{address}'",
            )


def _check_roles(wanted: list[dict[str, Any]] | None, found: Registration) -> None:
    if wanted is None:
        return
    values = [role.get("value") for role in wanted]
    if len(set(values)) < len(values) or len({role.get("id") for role in wanted}) < len(wanted):
        raise bad_request("Property appRoles has duplicate values.", code="DuplicateValue")
    for role in wanted:
        if not all(role.get(name) for name in ("id", "displayName", "description", "allowedMemberTypes")):
            raise invalid_value("appRoles")
    kept = {role["id"]: role for role in wanted}
    for role in found.props.get("appRoles", []):
        if role["id"] not in kept and role.get("isEnabled", True):
            text = "Property value cannot be deleted unless it is disabled first."
            raise GraphError(400, "CannotDeleteOrUpdateEnabledEntitlement", text)
