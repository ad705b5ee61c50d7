"""Which properties a user has, of which type, and which of them a caller may write (Graph user resource reference)."""

from typing import Any

from sandbox.cloud.graph.errors import GraphError, bad_request, invalid_value

TEXT = frozenset(
    [
        "ageGroup",
        "city",
        "companyName",
        "consentProvidedForMinor",
        "country",
        "department",
        "displayName",
        "employeeId",
        "employeeType",
        "faxNumber",
        "givenName",
        "jobTitle",
        "mail",
        "mailNickname",
        "mobilePhone",
        "officeLocation",
        "onPremisesImmutableId",
        "passwordPolicies",
        "postalCode",
        "preferredDataLocation",
        "preferredLanguage",
        "state",
        "streetAddress",
        "surname",
        "usageLocation",
        "userPrincipalName",
        "userType",
        "employeeHireDate",
        "employeeLeaveDateTime",
    ]
)
SWITCHES = frozenset({"accountEnabled", "showInAddressList"})
LISTS = frozenset({"businessPhones", "otherMails"})
OBJECTS = frozenset({"passwordProfile", "employeeOrgData", "onPremisesExtensionAttributes"})
# They live in SharePoint or Exchange and cannot be mixed with directory properties in one PATCH.
ELSEWHERE = frozenset(
    [
        "aboutMe",
        "birthday",
        "hireDate",
        "interests",
        "mySite",
        "pastProjects",
        "preferredName",
        "responsibilities",
        "schools",
        "skills",
    ]
)
WRITABLE = TEXT | SWITCHES | LISTS | OBJECTS | ELSEWHERE
READ_ONLY = frozenset(
    [
        "customSecurityAttributes",
        "identityParentId",
        "print",
        "id",
        "deletedDateTime",
        "assignedLicenses",
        "assignedPlans",
        "authorizationInfo",
        "createdDateTime",
        "creationType",
        "deviceEnrollmentLimit",
        "externalUserState",
        "externalUserStateChangeDateTime",
        "identities",
        "imAddresses",
        "isManagementRestricted",
        "isResourceAccount",
        "lastPasswordChangeDateTime",
        "legalAgeGroupClassification",
        "licenseAssignmentStates",
        "mailboxSettings",
        "onPremisesDistinguishedName",
        "onPremisesDomainName",
        "onPremisesLastSyncDateTime",
        "onPremisesProvisioningErrors",
        "onPremisesSamAccountName",
        "onPremisesSecurityIdentifier",
        "onPremisesSyncEnabled",
        "onPremisesUserPrincipalName",
        "provisionedPlans",
        "proxyAddresses",
        "securityIdentifier",
        "serviceProvisioningErrors",
        "signInActivity",
        "signInSessionsValidFromDateTime",
    ]
)
KNOWN = WRITABLE | READ_ONLY
DEFAULT = (
    "businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation",
    "preferredLanguage", "surname", "userPrincipalName",
)  # fmt: skip
FILTERABLE = frozenset(
    [
        "accountEnabled",
        "assignedLicenses",
        "businessPhones",
        "city",
        "companyName",
        "country",
        "createdDateTime",
        "creationType",
        "department",
        "displayName",
        "employeeId",
        "employeeHireDate",
        "externalUserState",
        "givenName",
        "id",
        "identities",
        "imAddresses",
        "jobTitle",
        "mail",
        "mailNickname",
        "onPremisesImmutableId",
        "onPremisesSyncEnabled",
        "otherMails",
        "postalCode",
        "preferredLanguage",
        "proxyAddresses",
        "state",
        "streetAddress",
        "surname",
        "usageLocation",
        "userPrincipalName",
        "userType",
    ]
)
# microsoft-graph-docs-contrib#1605: documented as filterable, answered only as advanced queries.
ADVANCED_ONLY = frozenset(
    [
        "employeeType",
        "mobilePhone",
        "officeLocation",
        "onPremisesDistinguishedName",
        "onPremisesDomainName",
        "onPremisesSamAccountName",
        "onPremisesUserPrincipalName",
    ]
)
SEARCHABLE = frozenset(
    {"displayName", "mail", "userPrincipalName", "givenName", "surname", "mailNickname", "proxyAddresses"}
)


def check_body(body: dict[str, Any]) -> None:
    """Refuses unknown, read-only and wrongly typed properties; the first one found is named, as Graph does."""
    for name, value in body.items():
        if name.startswith("@odata.") or name.endswith("@odata.bind"):
            continue
        if name in READ_ONLY:
            raise bad_request(f"Property '{name}' is read-only and cannot be set.")
        if name not in WRITABLE:
            raise bad_request(f"Invalid property '{name}'.")
        _check_type(name, value)


def _check_type(name: str, value: object) -> None:
    if value is None:
        if name in SWITCHES or name in LISTS:
            raise invalid_value(name, f"Invalid value specified for property '{name}' of resource 'User'.")
        return
    if not isinstance(value, _expected(name)) or not _holds_text(value):
        message = f"Cannot convert a primitive value to the expected type for property '{name}'. See the inner exception for more details."
        raise GraphError(400, "Request_BadRequest", message)
    if isinstance(value, str) and not value.strip():
        # An empty string is not null: Graph wants null to clear a property.
        raise invalid_value(name, f"Invalid value specified for property '{name}' of resource 'User'.")


def _expected(name: str) -> type | tuple[type, ...]:
    if name in SWITCHES:
        return bool
    if name in LISTS:
        return list
    if name in OBJECTS:
        return dict
    return (str, list) if name in ELSEWHERE else str


def _holds_text(value: object) -> bool:
    return not isinstance(value, list) or all(isinstance(item, str) for item in value)
