"""The tenant itself and its domains."""

from sandbox.cloud.clock import stamp
from sandbox.cloud.graph.errors import not_found
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import READ_DOMAINS, READ_ORGANISATION
from sandbox.cloud.graph.query import Item, one, page
from sandbox.cloud.graph.resources import plain
from sandbox.cloud.objects import Domain

ORGANISATION = plain(
    "organization", "id", "displayName", "countryLetterCode", "country", "city", "verifiedDomains", "onPremisesSyncEnabled",
    "onPremisesLastSyncDateTime", "createdDateTime", "preferredLanguage", "tenantType", "technicalNotificationMails",
    "defaultUsageLocation", "assignedPlans", "provisionedPlans",
)  # fmt: skip
DOMAINS = plain(
    "domain",
    "id",
    "isDefault",
    "isInitial",
    "isVerified",
    "authenticationType",
    "supportedServices",
    "isRoot",
    "isAdminManaged",
)


def list_organisation(request: GraphRequest) -> GraphResponse:
    return page(request, ORGANISATION, [_organisation(request)], "organization")


def get_organisation(request: GraphRequest) -> GraphResponse:
    if request.params["organisation"] != request.tenant.id:
        raise not_found(request.params["organisation"])
    return one(request, ORGANISATION, _organisation(request), "organization/$entity")


def _organisation(request: GraphRequest) -> Item:
    tenant = request.tenant
    return {
        "id": tenant.id,
        "displayName": tenant.name,
        "country": tenant.country,
        "countryLetterCode": tenant.country,
        "createdDateTime": stamp(min((user.created_at for user in tenant.users.values()), default=tenant.clock.now())),
        "defaultUsageLocation": tenant.country,
        "preferredLanguage": "de" if tenant.country == "CH" else "en",
        "tenantType": "AAD",
        "technicalNotificationMails": [],
        "onPremisesSyncEnabled": True if tenant.is_hybrid else None,
        "onPremisesLastSyncDateTime": stamp(tenant.clock.now()) if tenant.is_hybrid else None,
        "assignedPlans": [],
        "provisionedPlans": [],
        "verifiedDomains": [
            {
                "name": domain.name,
                "isDefault": domain.is_default,
                "isInitial": domain.is_initial,
                "type": "Federated" if domain.is_federated else "Managed",
                "capabilities": "Email, OfficeCommunicationsOnline",
            }
            for domain in tenant.domains
            if domain.is_verified
        ],
    }


def list_domains(request: GraphRequest) -> GraphResponse:
    return page(request, DOMAINS, [_domain(domain) for domain in request.tenant.domains], "domains")


def get_domain(request: GraphRequest) -> GraphResponse:
    for domain in request.tenant.domains:
        if domain.name == request.params["domain"].casefold():
            return one(request, DOMAINS, _domain(domain), "domains/$entity")
    raise not_found(request.params["domain"])


def _domain(domain: Domain) -> Item:
    return {
        "id": domain.name,
        "authenticationType": "Federated" if domain.is_federated else "Managed",
        "isAdminManaged": True,
        "isDefault": domain.is_default,
        "isInitial": domain.is_initial,
        "isRoot": True,
        "isVerified": domain.is_verified,
        "supportedServices": ["Email", "OfficeCommunicationsOnline"],
    }


OPERATIONS = [
    Operation("GET", "/organization", list_organisation, READ_ORGANISATION),
    Operation("GET", "/organization/{organisation}", get_organisation, READ_ORGANISATION),
    Operation("GET", "/domains", list_domains, READ_DOMAINS),
    Operation("GET", "/domains/{domain}", get_domain, READ_DOMAINS),
]
