"""Names that people know for the commonest licences. Part numbers and names are those of Microsoft's list "Product names and
service plan identifiers for licensing"; an unknown part number is shown as it is."""

NAMES: dict[str, str] = {
    "O365_BUSINESS_ESSENTIALS": "Microsoft 365 Business Basic",
    "O365_BUSINESS_PREMIUM": "Microsoft 365 Business Standard",
    "SPB": "Microsoft 365 Business Premium",
    "O365_BUSINESS": "Microsoft 365 Apps for business",
    "OFFICESUBSCRIPTION": "Microsoft 365 Apps for enterprise",
    "STANDARDPACK": "Office 365 E1",
    "ENTERPRISEPACK": "Office 365 E3",
    "ENTERPRISEPREMIUM": "Office 365 E5",
    "DESKLESSPACK": "Office 365 F3",
    "SPE_E3": "Microsoft 365 E3",
    "SPE_E5": "Microsoft 365 E5",
    "SPE_F1": "Microsoft 365 F3",
    "M365_F1": "Microsoft 365 F1",
    "EXCHANGESTANDARD": "Exchange Online (Plan 1)",
    "EXCHANGEENTERPRISE": "Exchange Online (Plan 2)",
    "EXCHANGEDESKLESS": "Exchange Online Kiosk",
    "EMS": "Enterprise Mobility + Security E3",
    "EMSPREMIUM": "Enterprise Mobility + Security E5",
    "AAD_PREMIUM": "Microsoft Entra ID P1",
    "AAD_PREMIUM_P2": "Microsoft Entra ID P2",
    "INTUNE_A": "Microsoft Intune Plan 1",
    "POWER_BI_STANDARD": "Power BI (free)",
    "POWER_BI_PRO": "Power BI Pro",
    "FLOW_FREE": "Power Automate (free)",
    "PROJECTPROFESSIONAL": "Project Plan 3",
    "VISIOCLIENT": "Visio Plan 2",
    "Microsoft_Teams_Premium": "Microsoft Teams Premium",
    "MCOEV": "Microsoft Teams Phone Standard",
    "WIN_DEF_ATP": "Microsoft Defender for Endpoint P2",
    "Microsoft_365_Copilot": "Microsoft 365 Copilot",
}


def licence_name(part_number: str) -> str:
    """`Office 365 E3 (ENTERPRISEPACK)`: the name for people, the part number for the administrator who looks for it."""
    known = NAMES.get(part_number)
    return f"{known} ({part_number})" if known else part_number


def short_licence_name(part_number: str) -> str:
    """`Office 365 E3`: the name alone, where the part number stands elsewhere."""
    return NAMES.get(part_number, part_number)
