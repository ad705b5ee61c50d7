"""Tokens of mailed links: signed with the newest key, readable with every key, worth nothing for another purpose or later.

A token has only letters, digits, '-', '_' and '.', so that a mail program that encodes links once more leaves it as it is (FC-e04).
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer
from pydantic import SecretStr, ValidationError

from shared.domain.errors import LinkError
from shared.ports import Clock, LinkClaims, LinkPurpose

LONGEST_TOKEN = 2048
# A token may begin with '.' and end with '-' or '_': proxies hide the first, and mail programs that make links out of plain text
# leave the last out of the link. A letter on both ends keeps it whole.
EDGE = "g"


class LinkSigner:
    """Implements ports.Signer. `keys` are newest first, as GANGWAY_SIGNING_KEYS has them."""

    def __init__(self, keys: Sequence[SecretStr], *, clock: Clock) -> None:
        if not keys:
            raise ValueError("a signer needs a key")
        # itsdangerous signs with the last key of its list.
        self._keys = [key.get_secret_value() for key in reversed(keys)]
        self._clock = clock
        self._signer = _signer_with(clock)

    def sign(self, claims: LinkClaims) -> str:
        signed = self._serializer(claims.purpose).dumps([claims.run, claims.subject, claims.digest])
        return f"{EDGE}{signed!s}{EDGE}"

    def read(self, purpose: LinkPurpose, token: str, *, max_age: timedelta) -> LinkClaims:
        """Expired means: signed by us for this purpose, but too long ago. Everything else is invalid, and nothing says why."""
        whole = unquote(token)
        if len(whole) > LONGEST_TOKEN or len(whole) < 2 or not (whole[0] == whole[-1] == EDGE):
            raise LinkError("invalid")
        try:
            run, subject, digest = self._serializer(purpose).loads(whole[1:-1], max_age=int(max_age.total_seconds()))
            return LinkClaims(purpose=purpose, run=run, subject=subject, digest=digest)
        except SignatureExpired as late:
            raise LinkError("expired" if self._is_past(late) else "invalid") from late
        except (BadData, ValidationError, ValueError, TypeError) as bad:
            raise LinkError("invalid") from bad

    def _is_past(self, late: SignatureExpired) -> bool:
        """itsdangerous also calls a token from the future expired."""
        return late.date_signed is not None and late.date_signed <= self._clock.now()

    def _serializer(self, purpose: LinkPurpose) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(
            self._keys,
            salt=f"gangway.link.{purpose.value}",
            signer=self._signer,
            signer_kwargs={"digest_method": "sha256", "key_derivation": "hmac"},
        )


def _signer_with(clock: Clock) -> type[TimestampSigner]:
    class ClockSigner(TimestampSigner):
        """Asks our clock, not the machine's."""

        def get_timestamp(self) -> int:
            return int(clock.now().timestamp())

        def timestamp_to_datetime(self, ts: int) -> datetime:
            return datetime.fromtimestamp(ts, UTC)

    return ClockSigner
