"""Sends from a mailbox of the MSP's own tenant by Microsoft Graph, as MIME, so that both mailers send the same message.

"user: sendMail" takes a MIME message in base64 with Content-Type text/plain and needs the app permission Mail.Send.
"""

import base64
import ssl
from collections.abc import Callable
from urllib.parse import quote

import httpx2

from shared.adapters.mail.answers import fault_of
from shared.adapters.mail.message import address_of, make_message
from shared.domain.errors import RetryableError
from shared.ports import Clock, Mail

TIMEOUT = httpx2.Timeout(20.0, connect=5.0)


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
            raise fault_of(response, service="Graph", missing="Mail.Send")

    def close(self) -> None:
        self._client.close()
