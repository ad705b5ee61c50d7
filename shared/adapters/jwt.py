"""Checks bearer tokens of Microsoft Entra for our own API: signature, issuer, audience, tenant, lifetime. It judges no roles.

Only tokens of the home tenant and of version 2.0 are taken ("Access tokens in the Microsoft identity platform": an API gets the
version that `requestedAccessTokenVersion` of its app registration names). Keys are fetched from the tenant's OpenID metadata.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2
import jwt

from shared.domain.errors import RetryableError, SignatureError
from shared.domain.ids import TenantId
from shared.ports import ApiRole, Caller

ALGORITHMS = ["RS256"]  # what Entra signs with; never the token's own choice
LEEWAY_SECONDS = 60
LONGEST_TOKEN = 16 * 1024
# Entra announces new keys long before it uses them. An unknown key may be new, but strangers can name unknown ones at will.
KEYS_LIVE_SECONDS = 12 * 3600
RETRY_AFTER_SECONDS = 60
FIRST_RETRY_SECONDS = 2  # while there are none at all


@dataclass(frozen=True)
class _Keys:
    issuer: str
    by_id: dict[str, jwt.PyJWK] = field(default_factory=dict)


class EntraTokens:
    """Implements ports.Tokens. Thread-safe; one object for the life of the process."""

    def __init__(
        self,
        *,
        login_url: str,
        tenant: TenantId,
        app_id: str,
        http: httpx2.Client,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._metadata_url = f"{login_url.rstrip('/')}/{tenant}/v2.0/.well-known/openid-configuration"
        self._tenant = tenant.lower()
        self._audiences = [app_id, f"api://{app_id}"]
        self._http, self._monotonic = http, monotonic
        self._lock = threading.Lock()
        self._keys: _Keys | None = None
        self._fetched_at = self._tried_at = -float("inf")

    def verify(self, token: str) -> Caller:
        """Who calls. Raises SignatureError without telling what is wrong with the signature, RetryableError without keys."""
        keys, key = self._key(_key_id(token))
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                audience=self._audiences,
                issuer=keys.issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iat", "iss", "aud"]},
            )
        except jwt.ExpiredSignatureError as late:
            raise SignatureError("The token has expired. Get a new one.") from late
        except jwt.InvalidTokenError as bad:
            raise SignatureError("The token is not valid for this API.") from bad
        if str(claims.get("tid", "")).lower() != self._tenant:
            raise SignatureError("The token is not valid for this API.")
        return _caller(claims)

    def _key(self, key_id: str) -> tuple[_Keys, jwt.PyJWK]:
        with self._lock:
            if self._is_due(key_id):
                self._refresh()
            keys = self._keys
        if keys is None:
            raise RetryableError("The keys of the sign-in service cannot be read.")
        if key_id not in keys.by_id:
            raise SignatureError("The token is not valid for this API.")
        return keys, keys.by_id[key_id]

    def _is_due(self, key_id: str) -> bool:
        now = self._monotonic()
        if self._keys is None:
            return now - self._tried_at > FIRST_RETRY_SECONDS
        unknown = key_id not in self._keys.by_id
        stale = now - self._fetched_at > KEYS_LIVE_SECONDS
        return (unknown or stale) and now - self._tried_at > RETRY_AFTER_SECONDS

    def _refresh(self) -> None:
        """Fetch anew. Old keys stay good where that fails: an outage of the metadata must not lock everybody out."""
        self._tried_at = self._monotonic()
        try:
            metadata = self._read(self._metadata_url)
            found = jwt.PyJWKSet.from_dict(self._read(str(metadata["jwks_uri"])))
            issuer = str(metadata["issuer"])
        except (httpx2.HTTPError, jwt.PyJWTError, KeyError, TypeError, ValueError):
            return
        if not issuer.lower().endswith(f"/{self._tenant}/v2.0"):
            return
        by_id = {key.key_id: key for key in found.keys if key.key_id and key.key_type == "RSA"}
        self._keys, self._fetched_at = _Keys(issuer, by_id), self._monotonic()

    def _read(self, url: str) -> dict[str, Any]:
        answer = self._http.get(url)
        answer.raise_for_status()
        document: dict[str, Any] = answer.json()
        return document


def _key_id(token: str) -> str:
    if len(token) > LONGEST_TOKEN:
        raise SignatureError("The token is not valid for this API.")
    try:
        return str(jwt.get_unverified_header(token).get("kid", ""))
    except jwt.InvalidTokenError as bad:
        raise SignatureError("The token is not valid for this API.") from bad


def _caller(claims: dict[str, Any]) -> Caller:
    given = claims.get("roles")
    names = {str(name) for name in given} if isinstance(given, list) else set()
    return Caller(
        id=str(claims.get("oid") or claims.get("sub") or ""),
        name=str(claims.get("preferred_username") or claims.get("app_displayname") or claims.get("azp") or ""),
        roles=frozenset(role for role in ApiRole if role in names),
    )
