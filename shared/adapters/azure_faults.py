"""Turns errors of Azure's libraries (storage, vault) into ours. The messages carry statuses and codes, never what was stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from shared.domain.errors import AccessError, LedgerConflictError, PermanentError, RetryableError

if TYPE_CHECKING:
    from azure.core.exceptions import HttpResponseError

    from shared.domain.errors import GangwayError

REFUSED = frozenset({401, 403})
OVERTAKEN = frozenset({409, 412})
WORTH_RETRYING = frozenset({408, 429, 500, 502, 503, 504})
LONGEST_WAIT = timedelta(minutes=5)
# 409s that are no conflict between two writers: the thing is being deleted or created just now.
BUSY_CODES = frozenset(
    {"TableBeingDeleted", "ContainerBeingDeleted", "OperationTimedOut", "ObjectIsDeletedButRecoverable"}
)


@contextmanager
def outside(what: str) -> Iterator[None]:
    """Everything that azure-core raises inside becomes an OutsideError or a LedgerConflictError. `what` is a few plain words."""
    # Imported on use: azure.core costs a tenth of a second, and functions that store nothing should not pay it.
    from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError

    try:
        yield
    except ClientAuthenticationError as refused:
        raise AccessError(f"{what}: we could not sign in", code=_code(refused), missing=what) from refused
    except HttpResponseError as answered:
        raise _answered(what, answered) from answered
    except AzureError as unanswered:
        # No answer, half an answer, an interrupted token request: nothing says that it was not carried out.
        raise RetryableError(f"{what}: no answer", code=type(unanswered).__name__) from unanswered


def _answered(what: str, error: "HttpResponseError") -> "GangwayError":
    status, code = error.status_code or 0, _code(error)
    message = f"{what}: answered {status} {code}".rstrip()
    if status in REFUSED:
        return AccessError(message, code=code, missing=what)
    if status in OVERTAKEN and code not in BUSY_CODES:
        return LedgerConflictError(message)
    if status in WORTH_RETRYING or code in BUSY_CODES:
        return RetryableError(message, code=code, retry_after=_retry_after(error))
    return PermanentError(message, code=code)


def _code(error: "HttpResponseError") -> str:
    code = getattr(error, "error_code", None) or getattr(getattr(error, "error", None), "code", None)
    return str(getattr(code, "value", code) or error.status_code or "")


def _retry_after(error: "HttpResponseError") -> timedelta:
    headers = getattr(error.response, "headers", None) or {}
    given = headers.get("Retry-After") or ""
    seconds = float(given) if given.replace(".", "", 1).isdecimal() else 5.0
    return min(timedelta(seconds=seconds), LONGEST_WAIT)
