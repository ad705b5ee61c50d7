"""What may be selected, filtered and expanded on users, groups and the mixed collections of both."""

from sandbox.cloud.graph.operation import GraphRequest
from sandbox.cloud.graph.query import Item, Resource
from sandbox.cloud.graph.shapes import group_json, typed, user_json
from sandbox.cloud.graph.user_properties import ADVANCED_ONLY, DEFAULT, FILTERABLE, KNOWN, SEARCHABLE

GROUP_KNOWN = frozenset(
    [
        "id",
        "deletedDateTime",
        "classification",
        "createdDateTime",
        "creationOptions",
        "description",
        "displayName",
        "expirationDateTime",
        "groupTypes",
        "infoCatalogs",
        "isAssignableToRole",
        "isManagementRestricted",
        "mail",
        "mailEnabled",
        "mailNickname",
        "membershipRule",
        "membershipRuleProcessingState",
        "onPremisesDomainName",
        "onPremisesLastSyncDateTime",
        "onPremisesNetBiosName",
        "onPremisesProvisioningErrors",
        "onPremisesSamAccountName",
        "onPremisesSecurityIdentifier",
        "onPremisesSyncEnabled",
        "preferredDataLocation",
        "preferredLanguage",
        "proxyAddresses",
        "renewedDateTime",
        "resourceBehaviorOptions",
        "resourceProvisioningOptions",
        "securityEnabled",
        "securityIdentifier",
        "serviceProvisioningErrors",
        "theme",
        "uniqueName",
        "visibility",
        "assignedLicenses",
    ]
)
_GROUP_FILTERABLE = frozenset(
    [
        "id",
        "assignedLicenses",
        "createdDateTime",
        "displayName",
        "groupTypes",
        "isAssignableToRole",
        "mail",
        "mailEnabled",
        "mailNickname",
        "onPremisesSyncEnabled",
        "proxyAddresses",
        "securityEnabled",
    ]
)
_GROUP_ADVANCED = frozenset(
    {"description", "onPremisesSamAccountName", "resourceProvisioningOptions", "membershipRule"}
)


def _manager(request: GraphRequest, item: Item) -> Item | None:
    users = request.view().users
    user = users.get(item["id"])
    manager = users.get(user.manager_id) if user and user.manager_id else None
    return typed(user_json(manager), "user") if manager else None


def _reports(request: GraphRequest, item: Item) -> list[Item]:
    return [typed(user_json(user), "user") for user in request.view().users.values() if user.manager_id == item["id"]]


def _member_of(request: GraphRequest, item: Item) -> list[Item]:
    return [typed(group_json(group), "group") for group in request.view().groups_of(item["id"])]


def _members(request: GraphRequest, item: Item) -> list[Item]:
    view = request.view()
    group = view.groups.get(item["id"])
    return [typed(user_json(view.users[key]), "user") for key in (group.members if group else []) if key in view.users]


def _owners(request: GraphRequest, item: Item) -> list[Item]:
    view = request.view()
    group = view.groups.get(item["id"])
    return [typed(user_json(view.users[key]), "user") for key in (group.owners if group else []) if key in view.users]


USERS = Resource(
    name="microsoft.graph.user",
    known=KNOWN,
    default=DEFAULT,
    filterable=FILTERABLE,
    advanced_only=ADVANCED_ONLY,
    searchable=SEARCHABLE,
    expandable={"manager": _manager, "directReports": _reports, "memberOf": _member_of},
)
GROUPS = Resource(
    name="microsoft.graph.group",
    known=GROUP_KNOWN,
    default=(),
    filterable=_GROUP_FILTERABLE,
    advanced_only=_GROUP_ADVANCED,
    searchable=frozenset({"displayName", "description", "mail", "mailNickname"}),
    expandable={"members": _members, "owners": _owners},
)
# memberOf, members, owners without a cast: objects of several types in one list.
MIXED = Resource(
    name="microsoft.graph.directoryObject",
    known=KNOWN | GROUP_KNOWN | {"roleTemplateId"},
    default=(),
    filterable=_GROUP_FILTERABLE,
    advanced_only=_GROUP_ADVANCED,
)
ROLES = Resource(
    name="microsoft.graph.directoryRole",
    known=frozenset({"id", "displayName", "description", "roleTemplateId", "deletedDateTime"}),
    default=(),
    filterable=frozenset({"displayName", "roleTemplateId"}),
)


def plain(name: str, *known: str, filterable: tuple[str, ...] = ()) -> Resource:
    """A resource of which only $select (and a few filters) is used."""
    return Resource(
        name=f"microsoft.graph.{name}", known=frozenset(known), default=(), filterable=frozenset(filterable)
    )
