"""One desk's REST API over HTTP: address, key, time limits, and every failure as an error of ours. Knows no operation."""

import ssl
from collections.abc import Mapping

import httpx2
from pydantic import SecretStr

from shared.adapters.psa.faults import fault_of
from shared.domain.errors import PermanentError, RetryableError
from shared.ports import Clock

TIMEOUT = httpx2.Timeout(20.0, connect=5.0)
LARGEST_ANSWER = 8 * 1024 * 1024


class DeskHttp:
    """`transport` is the network, or a fake of it in tests."""

    def __init__(
        self,
        base_url: str,
        api_key: SecretStr,
        *,
        clock: Clock,
        ca_bundle: str = "",
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._clock = clock
        self._client = httpx2.Client(
            base_url=base_url.rstrip("/"),
            headers={"authorization": f"Bearer {api_key.get_secret_value()}", "accept": "application/json"},
            timeout=TIMEOUT,
            # A redirect would carry the key to wherever it points.
            follow_redirects=False,
            verify=ssl.create_default_context(cafile=ca_bundle) if ca_bundle else True,
            transport=transport,
        )

    def get(self, path: str, *, query: Mapping[str, str] | None = None, most_bytes: int = LARGEST_ANSWER) -> bytes:
        return self._send("GET", path, query=query, most_bytes=most_bytes)

    def post(self, path: str, body: Mapping[str, object]) -> bytes:
        return self._send("POST", path, body=body)

    def patch(self, path: str, body: Mapping[str, object]) -> bytes:
        return self._send("PATCH", path, body=body)

    def close(self) -> None:
        self._client.close()

    def _send(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, object] | None = None,
        most_bytes: int = LARGEST_ANSWER,
    ) -> bytes:
        try:
            with self._client.stream(method, path, params=dict(query or {}), json=body) as response:
                content = _limited(response, most_bytes)
        except httpx2.TimeoutException as late:
            raise RetryableError("the desk did not answer in time", code="timeout") from late
        except httpx2.TransportError as lost:
            raise RetryableError("the desk cannot be reached", code=type(lost).__name__) from lost
        except (httpx2.HTTPError, httpx2.InvalidURL) as wrong:
            raise PermanentError(
                "the desk's answer is no HTTP that we understand", code=type(wrong).__name__
            ) from wrong
        if not response.is_success:
            raise fault_of(response, content, self._clock.now())
        return content


def _limited(response: httpx2.Response, most_bytes: int) -> bytes:
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > most_bytes:
            raise PermanentError(f"the desk's answer is larger than {most_bytes / 1024 / 1024:g} MB", code="too_large")
    return bytes(content)
