"""One row into a table by the service's own call ("Insert Entity"), because a webhook waits for two of them.

The library takes several times the processor time for the same request. This file knows one request and two answers: made, and
there already. Whatever else happens is left to the library, which asks again and explains itself.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from email.utils import formatdate
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies

import urllib3

if TYPE_CHECKING:
    from azure.core.credentials import AzureNamedKeyCredential, TokenCredential

type Sign = Callable[[str], dict[str, str]]

SCOPE = "https://storage.azure.com/.default"
HEADERS = {
    "Accept": "application/json;odata=nometadata",
    "Content-Type": "application/json",
    "DataServiceVersion": "3.0",
    "Prefer": "return-no-content",
    "x-ms-version": "2019-02-02",
}
# Shorter than the library's: it comes after us.
TIME_LIMIT = urllib3.Timeout(connect=3, read=10)
_MADE = frozenset({201, 204})
_CONFLICT, _EXISTS = 409, b"EntityAlreadyExists"


class Inserted(StrEnum):
    MADE = "made"
    EXISTS = "exists"
    # Not sent, refused, or no answer. If it was carried out all the same, the library will find the row there already.
    UNCLEAR = "unclear"


class QuickInsert:
    """Thread-safe. `sign` gives the headers that prove who we are, for the path of a request."""

    def __init__(self, url: str, sign: Sign, *, connections: int, count: Callable[[], None]) -> None:
        self._url = url.rstrip("/")
        self._path = urlsplit(self._url).path
        self._sign = sign
        self._count = count
        self._pool = urllib3.PoolManager(maxsize=connections, retries=False, timeout=TIME_LIMIT)

    def insert(self, table: str, entity: Mapping[str, object]) -> Inserted:
        if not all(_is_plain(value) for value in entity.values()):
            return Inserted.UNCLEAR
        headers = HEADERS | self._sign(f"{self._path}/{table}")
        self._count()
        try:
            answer = self._pool.request("POST", f"{self._url}/{table}", body=json.dumps(entity), headers=headers)
        except urllib3.exceptions.HTTPError:
            return Inserted.UNCLEAR
        if answer.status in _MADE:
            return Inserted.MADE
        return Inserted.EXISTS if answer.status == _CONFLICT and _EXISTS in answer.data else Inserted.UNCLEAR


def _is_plain(value: object) -> bool:
    """Other types need their name beside the value."""
    return isinstance(value, str) or (isinstance(value, int) and abs(value) < 2**31)


def is_direct() -> bool:
    """Whether requests leave without a proxy: only the library knows how to use one."""
    return not getproxies()


def signed_by_key(credential: "AzureNamedKeyCredential") -> Sign:
    """Shared Key Lite ("Authorize with Shared Key", Table service)."""

    def sign(path: str) -> dict[str, str]:
        name, key = credential.named_key
        date = formatdate(usegmt=True)
        digest = hmac.new(base64.b64decode(key), f"{date}\n/{name}{path}".encode(), hashlib.sha256).digest()
        return {"x-ms-date": date, "Authorization": f"SharedKeyLite {name}:{base64.b64encode(digest).decode()}"}

    return sign


def signed_by_token(credential: "TokenCredential") -> Sign:
    """The credential keeps the token until it is nearly over."""

    def sign(_: str) -> dict[str, str]:
        date = formatdate(usegmt=True)
        return {"x-ms-date": date, "Authorization": f"Bearer {credential.get_token(SCOPE).token}"}

    return sign
