"""Microsoft's clouds: which hosts and token audiences belong together. Facts only, nothing is read or decided here.

Hosts: "Microsoft Graph national cloud deployments", "Exchange Online Admin API" and "Microsoft Entra authentication in national
clouds" in Microsoft's documentation.
"""

from enum import StrEnum

from shared.domain.value import Value


class CloudName(StrEnum):
    PUBLIC = "public"
    USGOV = "usgov"
    CHINA = "china"


class Cloud(Value):
    login_url: str
    graph_url: str
    exchange_url: str
    sharepoint_url: str  # {tenant} is the name before .sharepoint
    # Audiences stay Microsoft's own when a URL is overridden: simulators play Microsoft.
    graph_scope: str
    exchange_scope: str
    federation_audience: str  # of a managed identity's token when it speaks for an app registration
    cognitive_scope: str  # Azure OpenAI
    # Other hosts of Microsoft that may stand in LOGIN_URL, GRAPH_URL and EXCHANGE_URL in this cloud.
    other_hosts: frozenset[str] = frozenset()


CLOUDS: dict[CloudName, Cloud] = {
    CloudName.PUBLIC: Cloud(
        login_url="https://login.microsoftonline.com",
        graph_url="https://graph.microsoft.com",
        exchange_url="https://outlook.office365.com",
        sharepoint_url="https://{tenant}.sharepoint.com",
        graph_scope="https://graph.microsoft.com/.default",
        exchange_scope="https://outlook.office365.com/.default",
        federation_audience="api://AzureADTokenExchange",
        cognitive_scope="https://cognitiveservices.azure.com/.default",
        other_hosts=frozenset({"outlook.office.com"}),
    ),
    CloudName.USGOV: Cloud(
        login_url="https://login.microsoftonline.us",
        graph_url="https://graph.microsoft.us",
        exchange_url="https://outlook.office365.us",
        sharepoint_url="https://{tenant}.sharepoint.us",
        graph_scope="https://graph.microsoft.us/.default",
        exchange_scope="https://outlook.office365.us/.default",
        federation_audience="api://AzureADTokenExchangeUSGov",
        cognitive_scope="https://cognitiveservices.azure.us/.default",
        # DoD has hosts of its own beside those of GCC High.
        other_hosts=frozenset({"dod-graph.microsoft.us", "outlook-dod.office365.us"}),
    ),
    CloudName.CHINA: Cloud(
        login_url="https://login.partner.microsoftonline.cn",
        graph_url="https://microsoftgraph.chinacloudapi.cn",
        exchange_url="https://outlook.office365.cn",
        sharepoint_url="https://{tenant}.sharepoint.cn",
        graph_scope="https://microsoftgraph.chinacloudapi.cn/.default",
        exchange_scope="https://partner.outlook.cn/.default",
        federation_audience="api://AzureADTokenExchangeChina",
        cognitive_scope="https://cognitiveservices.azure.cn/.default",
        other_hosts=frozenset({"login.chinacloudapi.cn", "partner.outlook.cn"}),
    ),
}
