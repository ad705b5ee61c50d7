"""What people call Microsoft's licences -> SKU part numbers (Microsoft's product names and service plan identifiers list)."""

import re

_NAMES: dict[str, str] = {
    "microsoft 365 e3": "SPE_E3",
    "m365 e3": "SPE_E3",
    "microsoft 365 e5": "SPE_E5",
    "m365 e5": "SPE_E5",
    "microsoft 365 f1": "M365_F1",
    "microsoft 365 f3": "SPE_F1",
    "office 365 e1": "STANDARDPACK",
    "office e1": "STANDARDPACK",
    "o365 e1": "STANDARDPACK",
    "office 365 e3": "ENTERPRISEPACK",
    "office e3": "ENTERPRISEPACK",
    "o365 e3": "ENTERPRISEPACK",
    "office 365 e5": "ENTERPRISEPREMIUM",
    "office e5": "ENTERPRISEPREMIUM",
    "o365 e5": "ENTERPRISEPREMIUM",
    "business basic": "O365_BUSINESS_ESSENTIALS",
    "business standard": "O365_BUSINESS_PREMIUM",
    "business premium": "SPB",
    "apps for business": "O365_BUSINESS",
    "apps for enterprise": "OFFICESUBSCRIPTION",
    "exchange online plan 1": "EXCHANGESTANDARD",
    "exchange online plan 2": "EXCHANGEENTERPRISE",
    "exchange online kiosk": "EXCHANGEDESKLESS",
    "visio plan 1": "VISIO_PLAN1_DEPT",
    "visio plan 2": "VISIOCLIENT",
    "project plan 1": "PROJECT_P1",
    "project plan 3": "PROJECTPROFESSIONAL",
    "project plan 5": "PROJECTPREMIUM",
    "power bi pro": "POWER_BI_PRO",
    "entra id p1": "AAD_PREMIUM",
    "entra id p2": "AAD_PREMIUM_P2",
    "intune": "INTUNE_A",
    "teams phone": "MCOEV",
}

# Said alone, these are two products; which one is meant shows in what the tenant owns, else it is asked.
_EITHER: dict[str, tuple[str, ...]] = {
    "e1": ("STANDARDPACK",),
    "e3": ("ENTERPRISEPACK", "SPE_E3"),
    "e5": ("ENTERPRISEPREMIUM", "SPE_E5"),
    "f3": ("SPE_F1", "DESKLESSPACK"),
    "exchange online": ("EXCHANGESTANDARD", "EXCHANGEENTERPRISE"),
    "visio": ("VISIO_PLAN1_DEPT", "VISIOCLIENT"),
    "project": ("PROJECT_P1", "PROJECTPROFESSIONAL", "PROJECTPREMIUM"),
}
_NOISE = re.compile(
    r"\b(microsoft 365 (?=business|apps)|m365 (?=business|apps)|licen[cs]es?|licen[cs]ing|lizenz(en)?|licences?|a|an|the)\b"
)


def part_numbers(words: str, aliases: dict[str, str]) -> tuple[str, ...]:
    """SKU part numbers that these words can mean: none, one, or several to be told apart by what the tenant owns."""
    key = " ".join(words.casefold().replace("(", " ").replace(")", " ").replace("-", " ").split())
    own = {alias.casefold(): sku for alias, sku in aliases.items()}
    if key in own:
        return (own[key],)
    key = " ".join(_NOISE.sub(" ", key).split())
    if key in own:
        return (own[key],)
    if key in _NAMES:
        return (_NAMES[key],)
    if key in _EITHER:
        return _EITHER[key]
    exact = words.strip().upper()
    return (exact,) if re.fullmatch(r"[A-Z0-9_]{3,}", exact) and ("_" in exact or exact in _NAMES.values()) else ()
