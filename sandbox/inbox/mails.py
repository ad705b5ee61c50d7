"""One received mail, taken apart for reading, and the list of them. No SMTP, no pages."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import getaddresses

from sandbox.inbox.links import links_of


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    size: int


@dataclass(frozen=True)
class Mail:
    """`recipients` is the envelope: who really got it, whatever the To header says."""

    id: str
    received_at: datetime
    sender: str
    recipients: tuple[str, ...]
    subject: str
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    links: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    raw: bytes

    def header(self, name: str) -> str:
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")

    @property
    def to_header(self) -> str:
        return ", ".join(address for _, address in getaddresses([self.header("To")]))

    def is_for(self, address: str) -> bool:
        return address.strip().casefold() in (recipient.casefold() for recipient in self.recipients)

    def as_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "received_at": self.received_at.isoformat(),
            "from": self.sender,
            "to": list(self.recipients),
            "subject": self.subject,
            "headers": [list(header) for header in self.headers],
            "text": self.text,
            "html": self.html,
            "links": list(self.links),
            "attachments": [
                {"name": part.name, "content_type": part.content_type, "size": part.size} for part in self.attachments
            ],
        }


class Mailbag:
    """All mails received since the start; thread-safe."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._mails: list[Mail] = []
        self._count = 0

    def add(self, sender: str, recipients: list[str], raw: bytes) -> Mail:
        with self._arrived:
            self._count += 1
            mail = take_apart(f"mail-{self._count}", datetime.now(UTC), sender, recipients, raw)
            self._mails.append(mail)
            self._arrived.notify_all()
            return mail

    def all(self, *, to: str | None = None) -> list[Mail]:
        with self._arrived:
            return [mail for mail in self._mails if to is None or mail.is_for(to)]

    def find(self, mail_id: str) -> Mail | None:
        with self._arrived:
            return next((mail for mail in self._mails if mail.id == mail_id), None)

    def clear(self) -> None:
        with self._arrived:
            self._mails.clear()

    def wait_for(self, to: str, *, count: int = 1, limit_seconds: float = 30) -> list[Mail]:
        """Blocks until somebody has so many mails; raises TimeoutError otherwise."""
        with self._arrived:
            if self._arrived.wait_for(lambda: len(self._for(to)) >= count, limit_seconds):
                return self._for(to)
            raise TimeoutError(f"{to} has {len(self._for(to))} mails, not {count}, after {limit_seconds} s.")

    def _for(self, to: str) -> list[Mail]:
        return [mail for mail in self._mails if mail.is_for(to)]


def take_apart(mail_id: str, at: datetime, sender: str, recipients: list[str], raw: bytes) -> Mail:
    message = message_from_bytes(raw, policy=modern)
    text, html = _part(message, "plain"), _part(message, "html")
    return Mail(
        id=mail_id,
        received_at=at,
        sender=sender,
        recipients=tuple(recipients),
        subject=str(message.get("Subject", "")),
        headers=tuple((name, str(value)) for name, value in message.items()),
        text=text,
        html=html,
        links=tuple(links_of(text, html)),
        attachments=tuple(_attachment(part) for part in message.iter_attachments()),
        raw=raw,
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except LookupError:  # a charset that Python does not know: show what can be shown
        payload = part.get_payload(decode=True)
        return payload.decode("ascii", "replace") if isinstance(payload, bytes) else ""


def _attachment(part: EmailMessage) -> Attachment:
    payload = part.get_payload(decode=True)
    size = len(payload) if isinstance(payload, bytes) else 0
    return Attachment(part.get_filename() or "(unnamed)", part.get_content_type(), size)
