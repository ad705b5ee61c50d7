"""Checks who signed a webhook: HMAC-SHA256 over `<timestamp>.` and the raw body bytes. Never looks into the body.

The scheme of the generic connection, described for integrators in docs/connections.md:

    X-Gangway-Timestamp: <unix seconds>
    X-Gangway-Signature: v1=<hex HMAC-SHA256(secret, "<timestamp>." + raw body)>

The header may carry several signatures, and a connection may have several secrets: both sides can change theirs in peace.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr

from shared.domain.errors import SignatureError

TIMESTAMP_HEADER = "x-gangway-timestamp"
SIGNATURE_HEADER = "x-gangway-signature"
TOLERANCE = timedelta(minutes=5)
MOST_SIGNATURES = 5

_SECONDS = re.compile(r"[0-9]{1,11}")
_SEPARATORS = re.compile(r"[,\s]+")
_VERSION = "v1="


def verify(
    secrets: Sequence[SecretStr], timestamp: str | None, signature: str | None, body: bytes, now: datetime
) -> None:
    """Return when one of `secrets` signed `body` less than five minutes from `now`; raise SignatureError otherwise."""
    if not timestamp or not signature:
        raise SignatureError("send both headers, X-Gangway-Timestamp and X-Gangway-Signature")
    stamp = timestamp.strip()
    if not _SECONDS.fullmatch(stamp):
        raise SignatureError("X-Gangway-Timestamp must be the time of sending in whole Unix seconds, digits only")
    if not _signed_by_one(secrets, stamp, _candidates(signature), body):
        raise SignatureError("the signature does not fit the body: check the secret, and sign the raw bytes as sent")
    # Only after the signature: a stranger learns nothing about our clock.
    if abs(now - datetime.fromtimestamp(int(stamp), UTC)) > TOLERANCE:
        raise SignatureError(
            "the signature is older or newer than five minutes: check the clock, and sign each attempt"
        )


def secrets_of(value: SecretStr) -> tuple[SecretStr, ...]:
    """The secrets in a stored value: one, or several separated by commas or spaces while they are being changed."""
    return tuple(SecretStr(part) for part in _SEPARATORS.split(value.get_secret_value()) if part)


def _candidates(header: str) -> list[bytes]:
    parts = [part for part in _SEPARATORS.split(header.strip()) if part]
    given = [part.removeprefix(_VERSION).lower() for part in parts if part.startswith(_VERSION)]
    if not given or len(parts) > MOST_SIGNATURES:
        raise SignatureError("X-Gangway-Signature must be v1= and the hexadecimal HMAC-SHA256")
    return [candidate.encode("utf-8", "surrogateescape") for candidate in given]


def _signed_by_one(secrets: Sequence[SecretStr], stamp: str, candidates: list[bytes], body: bytes) -> bool:
    """Compare everything with everything, always: the time it takes says nothing about what fitted."""
    message = f"{stamp}.".encode() + body
    fits = False
    for secret in secrets:
        key = secret.get_secret_value().encode()
        expected = hmac.new(key, message, hashlib.sha256).hexdigest().encode()
        for candidate in candidates:
            fits |= bool(key) and hmac.compare_digest(expected, candidate)
    return fits
