"""What Entra's refusal of a token means: which of our errors, in a sentence an admin can act on.

AADSTS codes: "Microsoft Entra authentication and authorization error codes". Entra's own message is not passed on: it names
ids, and nobody needs its trace numbers in a ticket.
"""

import re
from datetime import timedelta

from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError
from shared.domain.ids import TenantId

_CODE = re.compile(r"AADSTS(\d{4,7})")
_CONSENT = "An admin of the tenant has to give consent to the app."
_REFUSED: dict[str, tuple[str, str]] = {
    # code -> (what is missing, sentence)
    "700016": ("consent", f"The app is not known in the customer's tenant. {_CONSENT}"),
    "7000229": ("consent", f"The app has no service principal in the customer's tenant. {_CONSENT}"),
    "65001": ("consent", f"The customer's tenant has not consented. {_CONSENT}"),
    "500011": ("service", "The service is not present in the customer's tenant, so no token is given for it."),
    "7000215": ("app secret", "The secret of our app is wrong. Set GANGWAY_APP_SECRET to the value of a valid secret."),
    "7000222": ("app secret", "The secret of our app has expired. Make a new one and set GANGWAY_APP_SECRET."),
    "700027": ("app certificate", "The certificate is not registered on our app. Upload it to the app registration."),
    "70021": (
        "federation",
        "No federated credential of our app matches the managed identity (issuer, subject, audience).",
    ),
    "700211": ("federation", "The issuer of the federated credential does not match the managed identity."),
    "700212": ("federation", "The audience of the federated credential does not match the managed identity."),
    "700213": ("federation", "The subject of the federated credential does not match the managed identity."),
    "700236": ("federation", "The app and its managed identity have to live in the same tenant."),
    "53003": ("conditional access", "A conditional access policy of the tenant blocks our app."),
    "7000112": ("app", "The app is disabled in the customer's tenant."),
}
_UNKNOWN_TENANT = frozenset({"90002", "900023", "90013"})
_BUSY = frozenset({"90033", "50196", "90006", "90014"})


# msal's words when the sign-in address of a tenant answers 4xx: there is no such tenant.
_NO_AUTHORITY = "Unable to get authority configuration"


def explain_refusal(message: str, tenant: TenantId) -> OutsideError:
    """`message` is what azure-identity says; only the code is taken from it.

    azure-identity raises one error for refusals, outages and names that do not resolve. Entra's own refusals all carry a
    code, so whatever has none is trouble on the way.
    """
    found = _CODE.search(message)
    number = found[1] if found else ""
    code = f"AADSTS{number}" if number else "entra_unreachable"
    if number in _REFUSED:
        missing, sentence = _REFUSED[number]
        return AccessError(sentence, code=code, missing=missing)
    if number in _UNKNOWN_TENANT or _NO_AUTHORITY in message:
        return PermanentError(f"There is no tenant {tenant}. Correct the company's tenant id.", code=code)
    if not number or number in _BUSY:
        return unreachable(code)
    return AccessError("Entra gives our app no token for this tenant.", code=code, missing="token")


def unreachable(code: str = "entra_unreachable") -> RetryableError:
    return RetryableError("Entra does not answer just now.", code=code, retry_after=timedelta(seconds=10))
