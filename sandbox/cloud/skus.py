"""The few Microsoft subscriptions the simulator knows, with real ids and the service plans that matter here."""

from sandbox.cloud.objects import ServicePlan, Sku

ENTERPRISEPACK = "6fd2c87f-b296-42f0-b197-1e91e994b900"
SPB = "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46"
O365_BUSINESS_PREMIUM = "f245ecc8-75af-4f8e-b61f-27d8114de5f3"
VISIOCLIENT = "c5928f49-12ba-48f7-ada3-0d743a3601d5"

_PLANS = {
    "EXCHANGE_S_ENTERPRISE": "efb87545-963c-4e0d-99df-69c6916d9eb0",
    "EXCHANGE_S_STANDARD": "9aaf7827-d63c-4b61-89c3-182f06f82e5c",
    "TEAMS1": "57ff2da0-773e-42df-b2af-ffb7a2317929",
    "SHAREPOINTENTERPRISE": "5dbe027f-2339-4123-9542-606e4d348a72",
    "SHAREPOINTSTANDARD": "c7699d2e-19aa-44de-8edf-1736da088ca1",
    "OFFICESUBSCRIPTION": "43de0ff5-c92c-492b-9116-175376d08c38",
    "OFFICE_BUSINESS": "094e7854-93fc-4d55-b2c0-3ab5369ebdc1",
    "INTUNE_A": "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
    "AAD_PREMIUM": "41781fb2-bc02-4b7c-bd55-b576c07bb09d",
    "VISIO_CLIENT_SUBSCRIPTION": "663a804f-1c30-4ff0-9915-9db84f0d1cea",
    "ONEDRIVE_BASIC": "da792a53-cbc0-4184-a10d-e544dd34b3c1",
}
_SKUS = {
    ENTERPRISEPACK: (
        "ENTERPRISEPACK",
        ("EXCHANGE_S_ENTERPRISE", "TEAMS1", "SHAREPOINTENTERPRISE", "OFFICESUBSCRIPTION"),
    ),
    SPB: (
        "SPB",
        ("EXCHANGE_S_STANDARD", "TEAMS1", "SHAREPOINTSTANDARD", "OFFICE_BUSINESS", "INTUNE_A", "AAD_PREMIUM"),
    ),
    O365_BUSINESS_PREMIUM: (
        "O365_BUSINESS_PREMIUM",
        ("EXCHANGE_S_STANDARD", "TEAMS1", "SHAREPOINTSTANDARD", "OFFICE_BUSINESS"),
    ),
    VISIOCLIENT: ("VISIOCLIENT", ("VISIO_CLIENT_SUBSCRIPTION", "ONEDRIVE_BASIC")),
}

# Plans that cannot be active for one user at the same time.
EXCLUSIVE_PLANS = (
    frozenset({"EXCHANGE_S_ENTERPRISE", "EXCHANGE_S_STANDARD"}),
    frozenset({"SHAREPOINTENTERPRISE", "SHAREPOINTSTANDARD"}),
)


def make_sku(sku_id: str, seats: int, *, status: str = "Enabled") -> Sku:
    """A subscription with `seats` bought seats; a suspended one has none that could be assigned."""
    part_number, names = _SKUS[sku_id]
    plans = [ServicePlan(id=_PLANS[name], name=name) for name in names]
    if status == "Enabled":
        return Sku(sku_id, part_number, seats, plans)
    return Sku(sku_id, part_number, 0, plans, suspended=seats, status=status)
