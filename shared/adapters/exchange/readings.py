"""Reads that several tasks share, and values as Exchange writes them."""

import html
import re

from shared.adapters.batch.item import Item, Json
from shared.adapters.exchange.command import ExchangeCalls
from shared.domain.directory import MailboxKind, ObjectRef

_KINDS = {"UserMailbox": MailboxKind.USER, "SharedMailbox": MailboxKind.SHARED}
_BYTES = re.compile(r"\(([\d.,\s\u00a0']+)\s*bytes\)", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</(p|div|li|tr|h\d)>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_STYLE = re.compile(r"<(style|script|head)\b.*?</\1>", re.IGNORECASE | re.DOTALL)


def read_mailbox(calls: ExchangeCalls, user: ObjectRef) -> Item:
    return calls.get("Get-Mailbox", user, Identity=user.id)


def mailbox_kind(row: Json) -> MailboxKind:
    return _KINDS.get(str(row.get("RecipientTypeDetails")), MailboxKind.OTHER)


def gives_full_access(row: Json) -> bool:
    rights = row.get("AccessRights")
    named = rights if isinstance(rights, list) else str(rights or "").split(",")
    return "fullaccess" in {str(right).strip().casefold() for right in named} and row.get("Deny") is not True


def size_in_bytes(row: Json) -> int | None:
    """`2.5 GB (2,684,354,560 bytes)`, with whatever the server's culture puts between digits."""
    found = _BYTES.search(str(row.get("TotalItemSize")))
    digits = re.sub(r"\D", "", found[1]) if found else ""
    return int(digits) if digits else None


def reply_is_on(row: Json) -> bool:
    return str(row.get("AutoReplyState") or "Disabled").casefold() not in ("disabled", "none")


def reply_as_html(text: str) -> str:
    """Exchange takes automatic replies as HTML; plain text would lose its lines and could hide a tag."""
    return "<html><body>" + "<br>".join(html.escape(line) for line in text.splitlines()) + "</body></html>"


def reply_as_text(message: object) -> str:
    """The words of an automatic reply, whatever wrapping Exchange or Outlook gave it."""
    body = _STYLE.sub("", str(message or "")).replace("\r", "")
    lines = _TAG.sub("", _BREAK.sub("\n", body)).split("\n")
    return html.unescape("\n".join(line.strip() for line in lines)).strip()
