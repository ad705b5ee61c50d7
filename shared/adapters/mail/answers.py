"""What a mail service's refusal means, for the services that answer in Microsoft's form `{"error": {"code": ...}}`. No sending."""

from datetime import timedelta

import httpx2

from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError

REFUSED = frozenset({401, 403})
WORTH_RETRYING = frozenset({408, 429, 500, 502, 503, 504})
LONGEST_WAIT = timedelta(hours=1)


def fault_of(response: httpx2.Response, *, service: str, missing: str) -> OutsideError:
    """`missing` is the permission or role that a refusal points at."""
    status, code = response.status_code, _code(response)
    message = f"{service} answered {status} {code} to a mail".replace("  ", " ")
    request_id = (response.headers.get("request-id") or response.headers.get("x-ms-request-id") or "")[:100]
    if status in REFUSED:
        return AccessError(message, code=code, request_id=request_id, missing=missing)
    if status in WORTH_RETRYING:
        wait = _retry_after(response.headers.get("retry-after", ""))
        return RetryableError(message, code=code, request_id=request_id, retry_after=wait)
    return PermanentError(message, code=code, request_id=request_id)


def _code(response: httpx2.Response) -> str:
    try:
        code = response.json()["error"]["code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return code[:60] if isinstance(code, str) and code.isprintable() else ""


def _retry_after(given: str) -> timedelta:
    seconds = float(given) if given.replace(".", "", 1).isdecimal() else 30.0
    return min(timedelta(seconds=seconds), LONGEST_WAIT)
