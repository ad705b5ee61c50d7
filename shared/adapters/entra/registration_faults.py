"""What Graph's refusals mean while an app is being registered: wait, lack of rights, or a plain no."""

from datetime import timedelta

import httpx2

from shared.domain.errors import AccessError, PermanentError, RetryableError

BUSY = frozenset({408, 429, 500, 502, 503, 504})
# Just made, and not known to every replica yet.
YOUNG = frozenset({"NoBackingApplicationObject", "Request_ResourceNotFound", "ResourceNotFound"})
# Somebody was quicker, or our own earlier attempt was: reading again shows it done.
DONE = ("already exists on the object", "is already in use")
NEEDED = {
    "appRoleAssignedTo": "Privileged Role Administrator, or Cloud Application Administrator for our own roles",
    "applications": "Application Developer or Cloud Application Administrator",
    "servicePrincipals": "Cloud Application Administrator",
}


def check(response: httpx2.Response) -> None:
    """Nothing for what went well or is done already; else RetryableError, AccessError or PermanentError."""
    status = response.status_code
    if status < 300:
        return
    code, message = _error(response)
    if status in BUSY:
        pause = timedelta(seconds=min(float(response.headers.get("retry-after") or 5), 120))
        raise RetryableError("Microsoft Graph is busy", code="busy", retry_after=pause)
    if code in YOUNG:
        raise RetryableError("Entra does not know yet what was just made", code=code)
    if any(words in message for words in DONE):
        return
    if status in (401, 403):
        raise _refused(response, code)
    raise PermanentError(f"Entra refused this: {message[:300]}", code=code)


def _refused(response: httpx2.Response, code: str) -> AccessError:
    path = response.request.url.path
    role = next((role for part, role in NEEDED.items() if part in path), "an administrator's role")
    return AccessError(f"The signed-in account may not do this; it needs the role {role}.", code=code, missing=role)


def _error(response: httpx2.Response) -> tuple[str, str]:
    try:
        error = response.json()["error"]
        return str(error["code"]), str(error["message"])
    except (ValueError, KeyError, TypeError):
        return str(response.status_code), "the answer is not Graph's"
