"""What a desk's refusal means. The desk's own sentence is kept: a technician has to read why a ticket could not be changed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx2

from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError

REFUSED = frozenset({401, 403})
WORTH_RETRYING = frozenset({408, 425, 429})
LONGEST_WAIT = timedelta(hours=1)
SENTENCE_LENGTH = 300
USUAL_WAIT = timedelta(seconds=30)


def fault_of(response: httpx2.Response, content: bytes, now: datetime) -> OutsideError:
    """The error for an answer that is no success."""
    status = response.status_code
    code, sentence = _said(content)
    message = f"the desk answered {status}{f': {sentence}' if sentence else ''}"
    request_id = response.headers.get("x-request-id", "")[:100]
    if status in REFUSED:
        return AccessError(
            message, code=code or str(status), request_id=request_id, missing="rights of the desk's API user"
        )
    if status in WORTH_RETRYING or (status >= 500 and not _is_validation(content)):
        wait = _retry_after(response.headers.get("retry-after", ""), now)
        return RetryableError(message, code=code or str(status), request_id=request_id, retry_after=wait)
    return PermanentError(message, code=code or str(status), request_id=request_id)


def _said(content: bytes) -> tuple[str, str]:
    """Code and sentence, from the shapes that APIs use for errors."""
    document = _document(content)
    error = document.get("error", document)
    if isinstance(error, str):
        return "", _clean(error)
    found = error if isinstance(error, dict) else {}
    sentences = [found.get(key) for key in ("message", "detail", "title")] + list(_listed(document))
    code = found.get("code")
    return (
        _clean(code)[:60] if isinstance(code, str) else "",
        next((_clean(sentence) for sentence in sentences if isinstance(sentence, str) and sentence.strip()), ""),
    )


def _is_validation(content: bytes) -> bool:
    """Some desks wrap a refused value into a 500; the list of errors in it tells it from an outage (FC-d02)."""
    return any(True for _ in _listed(_document(content)))


def _listed(document: dict[str, object]) -> Iterator[str]:
    errors = document.get("errors")
    for entry in errors if isinstance(errors, list) else []:
        sentence = entry.get("message") if isinstance(entry, dict) else entry
        if isinstance(sentence, str) and sentence.strip():
            yield sentence


def _document(content: bytes) -> dict[str, object]:
    try:
        document = json.loads(content[:100_000])
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _clean(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:SENTENCE_LENGTH]


def _retry_after(given: str, now: datetime) -> timedelta:
    """Seconds or a date; nonsense and nothing mean the usual wait."""
    try:
        wait = timedelta(seconds=float(given))
    except (ValueError, OverflowError):
        wait = _until(given, now)
    return min(wait, LONGEST_WAIT) if wait > timedelta(0) else USUAL_WAIT


def _until(given: str, now: datetime) -> timedelta:
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, TypeError):
        return timedelta(0)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
