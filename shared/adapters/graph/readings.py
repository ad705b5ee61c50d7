"""Reads that several tasks share, and what an unusable answer to a read means. One wave asks each only once."""

from shared.adapters.batch.answer import Answer, Fate
from shared.adapters.batch.item import Item
from shared.adapters.graph.build import GraphCalls, Query
from shared.domain.executing.effects import Observation
from shared.domain.ids import ObjectId
from shared.domain.outcome import Reason
from shared.domain.plan import Scalar

BRIEF = (
    "id",
    "userPrincipalName",
    "displayName",
    "mail",
    "jobTitle",
    "department",
    "accountEnabled",
    "userType",
    "onPremisesSyncEnabled",
    "createdDateTime",
)
USER = (
    *BRIEF,
    "givenName",
    "surname",
    "mailNickname",
    "officeLocation",
    "mobilePhone",
    "businessPhones",
    "companyName",
    "employeeId",
    "employeeType",
    "usageLocation",
    "preferredLanguage",
    "streetAddress",
    "city",
    "state",
    "postalCode",
    "country",
    "proxyAddresses",
    "otherMails",
    "assignedLicenses",
    "licenseAssignmentStates",
    "signInSessionsValidFromDateTime",
    "lastPasswordChangeDateTime",
    "isManagementRestricted",
)
MANAGER = f"manager($select={','.join(BRIEF)})"
GROUP = (
    "id",
    "displayName",
    "mail",
    "mailNickname",
    "groupTypes",
    "mailEnabled",
    "securityEnabled",
    "isAssignableToRole",
    "onPremisesSyncEnabled",
    "isManagementRestricted",
    "membershipRule",
    "assignedLicenses",
)
PAGE = 999


def read_user(calls: GraphCalls, key: str) -> Item:
    """One user by object id or sign-in name, with manager: enough for every task that changes the user itself."""
    return calls.get(calls.root.users.by_user_id(key), Query(select=USER, expand=(MANAGER,)))


def read_memberships(calls: GraphCalls, user: ObjectId) -> Item:
    """Direct memberships. By id and without filter, so that no lagging index stands between us and the truth."""
    return calls.get(calls.root.users.by_user_id(user).member_of.graph_group, Query(select=GROUP, top=PAGE))


def unread(answer: Answer) -> Observation:
    """Why there is no state. Never an empty state instead of a failure."""
    return Observation(state=None, reason=reason_unread(answer))


def reason_unread(answer: Answer) -> Reason:
    if answer.fate is not Fate.ANSWERED:
        return Reason.CANNOT_READ
    reasons = {401: Reason.ACCESS_DENIED, 403: Reason.ACCESS_DENIED, 404: Reason.NOT_FOUND, 429: Reason.THROTTLED}
    return reasons.get(answer.status, Reason.CANNOT_READ)


def plain(value: object) -> Scalar | tuple[str, ...]:
    """A JSON value as a state holds it."""
    if isinstance(value, list):
        return tuple(str(entry) for entry in value)
    return value if isinstance(value, bool | int | str) else None
