"""The SMTP side of the inbox: takes mails in, or misbehaves as told. Asynchronous because aiosmtpd is.

Runs in the event loop of the inbox's web server, so that both start and stop together.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.inbox.faults import InboxFaults, MailFault
from sandbox.inbox.mails import Mailbag

SIZE_LIMIT = 20_000_000
AT_RECIPIENT = frozenset({MailFault.REJECT, MailFault.GREYLIST})


class InboxHandler:
    """aiosmtpd's hooks. Faults of recipients are decided at RCPT, faults of the message at DATA."""

    def __init__(self, bag: Mailbag, faults: InboxFaults) -> None:
        self._bag, self._faults = bag, faults
        self._greeted: set[tuple[str, str]] = set()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds its hooks by this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        fault = self._faults.applies_to([address]) if self._faults.fault in AT_RECIPIENT else MailFault.NONE
        pair = ((envelope.mail_from or "").casefold(), address.casefold())
        if fault is MailFault.REJECT:
            return f"550 5.1.1 <{address}>: recipient address rejected"
        if fault is MailFault.GREYLIST and pair not in self._greeted:
            self._greeted.add(pair)
            return "451 4.7.1 Greylisted, please try again in a moment"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - see above
        fault = self._faults.applies_to(envelope.rcpt_tos)
        if fault is MailFault.DISCONNECT and server.transport is not None:
            server.transport.close()
            return "421 4.3.2 Closing"
        if fault is MailFault.STALL:
            await asyncio.sleep(self._faults.stall_seconds)
            return "451 4.3.0 Timed out"
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode()
        mail = self._bag.add(envelope.mail_from or "", list(envelope.rcpt_tos), raw)
        if fault is MailFault.STALL_AFTER_ACCEPTING:
            await asyncio.sleep(self._faults.stall_seconds)
        return f"250 2.0.0 OK, kept as {mail.id}"


class TrackedSMTP(SMTP):
    """Knows its open connections, so that none outlives the server."""

    open_connections: set["TrackedSMTP"]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.open_connections.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.open_connections.discard(self)
        super().connection_lost(error)


@asynccontextmanager
async def smtp_server(listening: socket.socket, handler: InboxHandler) -> AsyncIterator[None]:
    """Serves SMTP on the given socket while the block runs."""
    loop = asyncio.get_running_loop()
    connections: set[TrackedSMTP] = set()

    def new_connection() -> TrackedSMTP:
        protocol = TrackedSMTP(
            handler, hostname="inbox.sandbox.example", enable_SMTPUTF8=True, data_size_limit=SIZE_LIMIT, loop=loop
        )
        protocol.open_connections = connections
        return protocol

    server = await loop.create_server(new_connection, sock=listening)
    try:
        yield
    finally:
        server.close()
        for protocol in list(connections):
            if protocol.transport is not None:
                protocol.transport.close()
        await asyncio.sleep(0)  # lets the aborted connections end their handlers
