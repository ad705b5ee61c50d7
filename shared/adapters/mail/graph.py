"""Sends from a mailbox of the MSP's own tenant by Microsoft Graph, as MIME, so that both mailers send the same message.

"user: sendMail" takes a MIME message in base64 with Content-Type text/plain and needs the app permission Mail.Send.
"""

import base64
import ssl
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote

import httpx2

from shared.adapters.mail.message import address_of, make_message
from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError
from shared.ports import Clock, Mail

TIMEOUT = httpx2.Timeout(20.0, connect=5.0)
REFUSED = frozenset({401, 403})
WORTH_RETRYING = frozenset({408, 429, 500, 502, 503, 504})
LONGEST_WAIT = timedelta(hours=1)


class GraphMailer:
    """Implements ports.Mailer. `token` gives a Graph token of the home tenant; it may raise errors of ours."""

    def __init__(
        self,
        *,
        graph_url: str,
        sender: str,
        token: Callable[[], str],
        clock: Clock,
        ca_bundle: str = "",
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._sender = sender
        self._token = token
        self._clock = clock
        self._url = f"{graph_url}/v1.0/users/{quote(address_of(sender).addr_spec, safe='')}/sendMail"
        self._client = httpx2.Client(
            timeout=TIMEOUT,
            follow_redirects=False,
            verify=ssl.create_default_context(cafile=ca_bundle) if ca_bundle else True,
            transport=transport,
        )

    def send(self, mail: Mail) -> None:
        message = make_message(mail, sender=self._sender, now=self._clock.now())
        headers = {"authorization": f"Bearer {self._token()}", "content-type": "text/plain"}
        try:
            response = self._client.post(self._url, content=base64.b64encode(message.as_bytes()), headers=headers)
        except httpx2.TransportError as lost:
            # It may have gone out; the second copy has the same message id.
            raise RetryableError("Graph did not answer", code=type(lost).__name__) from lost
        if response.status_code not in {200, 202}:
            raise _fault_of(response)

    def close(self) -> None:
        self._client.close()


def _fault_of(response: httpx2.Response) -> OutsideError:
    status, code = response.status_code, _code(response)
    message = f"Graph answered {status} {code} to a mail".replace("  ", " ")
    request_id = response.headers.get("request-id", "")[:100]
    if status in REFUSED:
        return AccessError(message, code=code, request_id=request_id, missing="Mail.Send")
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
