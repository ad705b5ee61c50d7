"""Sends by Azure Communication Services, signed in as the app's identity: no mailbox, no licence, no password.

"Email - Send" (REST, 2023-03-31) takes parts, not MIME. The service makes its own Message-ID, so ours travels in a header of its
own; the operation id is made from it, so that an attempt sent again is the same operation.
"""

import ssl
import uuid
from collections.abc import Callable

import httpx2

from shared.adapters.mail.answers import fault_of
from shared.adapters.mail.message import address_of, make_message
from shared.domain.errors import RetryableError
from shared.ports import Clock, Mail

VERSION = "2023-03-31"
SCOPE = "https://communication.azure.com/.default"
ROLE = "Communication and Email Service Owner"
TIMEOUT = httpx2.Timeout(20.0, connect=5.0)


class AcsMailer:
    """Implements ports.Mailer. `token` gives a token of SCOPE; it may raise errors of ours."""

    def __init__(
        self,
        *,
        url: str,
        sender: str,
        token: Callable[[], str],
        clock: Clock,
        ca_bundle: str = "",
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._url = f"{url}/emails:send"
        self._sender = sender
        self._token = token
        self._clock = clock
        self._client = httpx2.Client(
            timeout=TIMEOUT,
            follow_redirects=False,
            verify=ssl.create_default_context(cafile=ca_bundle) if ca_bundle else True,
            transport=transport,
        )

    def send(self, mail: Mail) -> None:
        body = self._body(mail)
        operation = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{mail.message_id} {mail.to}"))
        headers = {"authorization": f"Bearer {self._token()}", "operation-id": operation}
        try:
            response = self._client.post(self._url, params={"api-version": VERSION}, json=body, headers=headers)
        except httpx2.TransportError as lost:
            # It may have gone out; the second attempt has the same operation id.
            raise RetryableError("Communication Services did not answer", code=type(lost).__name__) from lost
        if response.status_code != 202:
            raise fault_of(response, service="Communication Services", missing=ROLE)

    def close(self) -> None:
        self._client.close()

    def _body(self, mail: Mail) -> dict[str, object]:
        # The message is written as the other mailers write it, so that what they refuse is refused here too.
        message = make_message(mail, sender=self._sender, now=self._clock.now())
        sender, receiver = address_of(self._sender), address_of(mail.to)
        return {
            "senderAddress": sender.addr_spec,
            "recipients": {"to": [{"address": receiver.addr_spec, "displayName": receiver.display_name}]},
            "content": {"subject": message["Subject"], "plainText": mail.text, "html": mail.html},
            "headers": {
                "Auto-Submitted": message["Auto-Submitted"],
                "X-Auto-Response-Suppress": message["X-Auto-Response-Suppress"],
                "X-Gangway-Message-Id": message["Message-ID"],
            },
            # A tracked link is another address than the one that was signed.
            "userEngagementTrackingDisabled": True,
        }
