"""The one place that sends HTTP to Graph and Exchange. It counts requests and tells "never sent" from "no answer".

It raises nothing of the HTTP library and logs nothing: headers carry tokens, bodies may carry passwords.
"""

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from shared.adapters.batch.answer import LOST, NOT_SENT, Answer, Fate
from shared.adapters.batch.item import Json

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 25.0  # Exchange's first call of the day takes up to 20 s


class Http:
    """A client made on first use, so that importing and starting stay cheap. `transport` replaces the network in tests."""

    def __init__(self, *, ca_bundle: str = "", transport: "httpx2.BaseTransport | None" = None) -> None:
        self._ca_bundle = ca_bundle
        self._transport = transport
        self._lock = threading.Lock()
        self._sent = 0
        self._client: httpx2.Client | None = None

    @property
    def sent(self) -> int:
        """Requests sent so far."""
        return self._sent

    def post(self, url: str, *, headers: Mapping[str, str], body: Json) -> Answer:
        import httpx2

        client = self._opened()
        try:
            response = client.post(url, headers=dict(headers), json=body)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError):
            return NOT_SENT
        except (httpx2.TransportError, httpx2.DecodingError):
            return LOST
        return Answer(Fate.ANSWERED, response.status_code, _lower(response.headers), _parsed(response))

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _opened(self) -> "httpx2.Client":
        with self._lock:
            self._sent += 1
            if self._client is None:
                self._client = self._made()
            return self._client

    def _made(self) -> "httpx2.Client":
        import ssl

        import httpx2

        timeout = httpx2.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
        verify = ssl.create_default_context(cafile=self._ca_bundle) if self._ca_bundle else True
        return httpx2.Client(timeout=timeout, verify=verify, transport=self._transport, follow_redirects=False)


def _lower(headers: "httpx2.Headers") -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _parsed(response: "httpx2.Response") -> object:
    try:
        return response.json()
    except ValueError:  # a proxy's HTML page
        return None
