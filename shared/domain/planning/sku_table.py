"""Microsoft's products: SKU part numbers, the names of today, and other words for them. Data only.

Names and part numbers are those of Microsoft's list "Product names and service plan identifiers for licensing" (Microsoft Learn, Entra ID,
October 2025), where each part number stands with its GUID; the tenant itself says which GUID it has for a part number. Only those of
which we are certain are in it. Words are in the form that `sku_names` brings a ticket's words into.
"""

from typing import NamedTuple


class Product(NamedTuple):
    """One product. `parts[0]` is the usual part number; the others are the same product under another one (bought for a department, or long ago)."""

    name: str
    parts: tuple[str, ...]
    words: tuple[str, ...] = ()


PRODUCTS: tuple[Product, ...] = (
    # Business
    Product("Microsoft 365 Business Basic", ("O365_BUSINESS_ESSENTIALS", "SMB_BUSINESS_ESSENTIALS"), ("business essentials", "m365 bb")),
    Product("Microsoft 365 Business Standard", ("O365_BUSINESS_PREMIUM", "SMB_BUSINESS_PREMIUM"), ("m365 bs",)),
    Product("Microsoft 365 Business Premium", ("SPB",), ("m365 bp",)),
    Product("Microsoft 365 Apps for business", ("O365_BUSINESS", "SMB_BUSINESS"), ("o365 business",)),
    Product("Microsoft 365 Apps for enterprise", ("OFFICESUBSCRIPTION",), ("o365 proplus", "o365 pro plus", "office proplus", "office pro plus")),
    Product("Microsoft 365 Business Basic EEA (no Teams)", ("Microsoft_365_Business_Basic_EEA_(no_Teams)",)),
    Product(
        "Microsoft 365 Business Standard EEA (no Teams)",
        ("Microsoft_365_Business_Standard_EEA_(no_Teams)", "Office_365_w/o_Teams_Bundle_Business_Standard"),
    ),
    Product("Microsoft 365 Business Premium EEA (no Teams)", ("Office_365_w/o_Teams_Bundle_Business_Premium",)),
    # Enterprise
    Product("Office 365 E1", ("STANDARDPACK",), ("e1",)),
    Product("Office 365 E3", ("ENTERPRISEPACK",)),
    Product("Office 365 E5", ("ENTERPRISEPREMIUM",)),
    Product("Office 365 E1 EEA (no Teams)", ("Office_365_w/o_Teams_Bundle_E1",)),
    Product("Office 365 E3 EEA (no Teams)", ("O365_w/o_Teams_Bundle_E3",)),
    Product("Office 365 E5 EEA (no Teams)", ("Office_365_w/o_Teams_Bundle_E5",)),
    Product("Microsoft 365 E3", ("SPE_E3", "Microsoft_365_E3")),
    Product("Microsoft 365 E5", ("SPE_E5", "Microsoft_365_E5")),
    Product("Microsoft 365 E3 EEA (no Teams)", ("O365_w/o Teams Bundle_M3", "O365_w/o Teams Bundle_M3_(500_seats_min)_HUB")),
    Product("Microsoft 365 E5 EEA (no Teams)", ("O365_w/o_Teams_Bundle_M5", "O365_w/o_Teams_Bundle_M5_(500_seats_min)_HUB")),
    # Frontline. What was sold as F1 until 2020 is F3 today; only Office 365 has no new F1.
    Product("Office 365 F3", ("DESKLESSPACK",), ("o365 f1", "o365 k1")),
    Product("Office 365 F3 EEA (no Teams)", ("Office_365_F3_EEA_(no_Teams)",)),
    Product("Microsoft 365 F1", ("M365_F1", "M365_F1_COMM"), ("f1",)),
    Product("Microsoft 365 F3", ("SPE_F1",)),
    Product("Microsoft 365 F1 EEA (no Teams)", ("Microsoft_365_F1_EEA_(no_Teams)",)),
    Product("Microsoft 365 F3 EEA (no Teams)", ("Microsoft_365_F3_EEA_(no_Teams)",)),
    # Mail and files
    Product("Exchange Online (Plan 1)", ("EXCHANGESTANDARD",), ("exchange plan 1",)),
    Product("Exchange Online (Plan 2)", ("EXCHANGEENTERPRISE",), ("exchange plan 2",)),
    Product("Exchange Online Kiosk", ("EXCHANGEDESKLESS",), ("exchange kiosk",)),
    Product("SharePoint Online (Plan 1)", ("SHAREPOINTSTANDARD",), ("sharepoint plan 1",)),
    Product("SharePoint Online (Plan 2)", ("SHAREPOINTENTERPRISE",), ("sharepoint plan 2",)),
    Product("OneDrive for Business (Plan 1)", ("WACONEDRIVESTANDARD",), ("onedrive plan 1",)),
    Product("OneDrive for Business (Plan 2)", ("WACONEDRIVEENTERPRISE",), ("onedrive plan 2",)),
    # Teams
    Product("Microsoft Teams Phone Standard", ("MCOEV", "MCOEVSMB_1"), ("teams phone", "phone system", "teams phone system")),
    Product("Microsoft Teams Premium", ("Microsoft_Teams_Premium", "Teams_Premium_(for_Departments)")),
    Product("Microsoft Teams Essentials", ("Teams_Ess", "TEAMS_ESSENTIALS_AAD")),
    Product("Microsoft Teams Rooms Basic", ("Microsoft_Teams_Rooms_Basic",)),
    Product("Microsoft Teams Rooms Pro", ("Microsoft_Teams_Rooms_Pro",)),
    Product("Microsoft Teams EEA", ("Microsoft_Teams_EEA_New",)),
    Product("Microsoft 365 Audio Conferencing", ("MCOMEETADV",), ("audio conferencing", "teams audio conferencing")),
    # Security and devices
    Product("Enterprise Mobility + Security E3", ("EMS",), ("ems e3",)),
    Product("Enterprise Mobility + Security E5", ("EMSPREMIUM",), ("ems e5",)),
    Product("Microsoft Entra ID P1", ("AAD_PREMIUM",), ("entra p1", "azure ad p1", "azure ad premium p1", "aad p1", "aad premium p1")),
    Product("Microsoft Entra ID P2", ("AAD_PREMIUM_P2",), ("entra p2", "azure ad p2", "azure ad premium p2", "aad p2", "aad premium p2")),
    Product("Microsoft Intune Plan 1", ("INTUNE_A",), ("intune",)),
    Product("Microsoft Intune Suite", ("Microsoft_Intune_Suite",)),
    Product("Microsoft Defender for Endpoint P1", ("DEFENDER_ENDPOINT_P1",), ("defender for endpoint plan 1",)),
    Product("Microsoft Defender for Endpoint P2", ("WIN_DEF_ATP", "MDATP_XPLAT"), ("defender for endpoint plan 2",)),
    Product("Microsoft Defender for Office 365 (Plan 1)", ("ATP_ENTERPRISE",), ("defender for o365 p1",)),
    Product("Microsoft Defender for Office 365 (Plan 2)", ("THREAT_INTELLIGENCE",), ("defender for o365 p2",)),
    Product("Microsoft 365 E5 Security", ("IDENTITY_THREAT_PROTECTION",)),
    Product("Microsoft 365 E5 Compliance", ("INFORMATION_PROTECTION_COMPLIANCE",)),
    # Project, Visio, Power Platform, Dynamics, Copilot
    Product("Project Plan 1", ("PROJECT_P1",), ("planner plan 1", "planner and project plan 1")),
    Product("Project Plan 3", ("PROJECTPROFESSIONAL",), ("project professional", "planner and project plan 3")),
    Product("Project Plan 5", ("PROJECTPREMIUM",), ("project premium", "planner and project plan 5")),
    Product("Visio Plan 1", ("VISIO_PLAN1_DEPT", "VISIOONLINE_PLAN1"), ("visio online plan 1",)),
    Product("Visio Plan 2", ("VISIOCLIENT", "VISIO_PLAN2_DEPT"), ("visio online plan 2", "visio professional")),
    Product("Power BI Pro", ("POWER_BI_PRO", "POWER_BI_PRO_CE", "POWER_BI_PRO_DEPT")),
    Product("Power BI Premium Per User", ("PBI_PREMIUM_PER_USER", "PBI_PREMIUM_PER_USER_DEPT"), ("power bi ppu", "power bi premium")),
    Product("Power BI (free)", ("POWER_BI_STANDARD",), ("fabric free",)),
    Product("Power Apps per user", ("POWERAPPS_PER_USER",), ("power apps per user plan", "power apps premium")),
    Product("Power Automate per user", ("FLOW_PER_USER",), ("power automate per user plan",)),
    Product("Power Automate (free)", ("FLOW_FREE",)),
    Product("Dynamics 365 Sales Enterprise", ("DYN365_ENTERPRISE_SALES",), ("d365 sales enterprise",)),
    Product("Dynamics 365 Sales Professional", ("D365_SALES_PRO",), ("d365 sales professional",)),
    Product("Microsoft 365 Copilot", ("Microsoft_365_Copilot",), ("copilot", "copilot for m365")),
)  # fmt: skip

# Words that are several products: what the tenant owns decides, or the requester does.
SEVERAL: dict[str, tuple[str, ...]] = {
    "e3": ("Office 365 E3", "Microsoft 365 E3"),
    "e5": ("Office 365 E5", "Microsoft 365 E5"),
    "f3": ("Microsoft 365 F3", "Office 365 F3"),
    # Today's Business Standard bore this name until 2020.
    "o365 business premium": ("Microsoft 365 Business Premium", "Microsoft 365 Business Standard"),
    "exchange online": ("Exchange Online (Plan 1)", "Exchange Online (Plan 2)", "Exchange Online Kiosk"),
    "exchange": ("Exchange Online (Plan 1)", "Exchange Online (Plan 2)", "Exchange Online Kiosk"),
    "visio": ("Visio Plan 1", "Visio Plan 2"),
    "project": ("Project Plan 1", "Project Plan 3", "Project Plan 5"),
    "power bi": ("Power BI Pro", "Power BI Premium Per User"),
    "dynamics 365 sales": ("Dynamics 365 Sales Enterprise", "Dynamics 365 Sales Professional"),
    "d365 sales": ("Dynamics 365 Sales Enterprise", "Dynamics 365 Sales Professional"),
    "ems": ("Enterprise Mobility + Security E3", "Enterprise Mobility + Security E5"),
    "entra id": ("Microsoft Entra ID P1", "Microsoft Entra ID P2"),
    "defender for endpoint": ("Microsoft Defender for Endpoint P1", "Microsoft Defender for Endpoint P2"),
    "defender for o365": ("Microsoft Defender for Office 365 (Plan 1)", "Microsoft Defender for Office 365 (Plan 2)"),
}

# The same product without Teams, which Microsoft sells apart in the European Economic Area since 2023. Who says "E3" there may have this one.
NO_TEAMS = " EEA (no Teams)"
# Free or trial products that tenants have by themselves: nobody is offered them as a choice.
NEVER_OFFERED = frozenset(
    {
        "FLOW_FREE",
        "POWER_BI_STANDARD",
        "POWERAPPS_DEV",
        "POWERAPPS_VIRAL",
        "TEAMS_EXPLORATORY",
        "STREAM",
        "WINDOWS_STORE",
    }
)
