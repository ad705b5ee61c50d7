"""Asks an app over HTTP, one request at a time, following no redirect. Used by commands, not by the app."""

import ssl
from collections.abc import Mapping

import httpx2

from shared.domain.errors import RetryableError
from shared.domain.reply import Reply

TIMEOUT = httpx2.Timeout(60.0, connect=15.0)  # an app that scaled to zero starts first
MOST_CHARACTERS = 200_000


class HttpProber:
    def __init__(self, url: str, *, ca_bundle: str = "", transport: httpx2.BaseTransport | None = None) -> None:
        self._url = url.rstrip("/")
        self._client = httpx2.Client(
            timeout=TIMEOUT,
            follow_redirects=False,
            verify=ssl.create_default_context(cafile=ca_bundle) if ca_bundle else True,
            transport=transport,
        )

    def ask(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: str | None = None
    ) -> Reply:
        try:
            response = self._client.request(method, f"{self._url}{path}", headers=dict(headers or {}), content=body)
        except (httpx2.TransportError, httpx2.InvalidURL, httpx2.DecodingError) as lost:
            raise RetryableError(str(lost) or type(lost).__name__, code=type(lost).__name__) from lost
        named = {name.lower(): value for name, value in response.headers.items()}
        return Reply(status=response.status_code, headers=named, text=response.text[:MOST_CHARACTERS])

    def close(self) -> None:
        self._client.close()
