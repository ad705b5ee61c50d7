"""The Exchange part of a snapshot: the leaver's mailbox, in one batch."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Json
from shared.adapters.exchange.command import ExchangeCalls
from shared.adapters.exchange.errors import is_not_found
from shared.adapters.exchange.readings import (
    gives_full_access,
    mailbox_kind,
    reply_as_text,
    reply_is_on,
    size_in_bytes,
)
from shared.domain.catalogue import CATALOGUE, Surface, Task
from shared.domain.directory import Mailbox, MailboxAccess, SnapshotQuery
from shared.domain.ids import ObjectId


@dataclass(frozen=True, slots=True)
class ExchangePart:
    mailbox: Mailbox | None = None
    access: MailboxAccess = MailboxAccess.NOT_NEEDED
    unreadable: tuple[str, ...] = ()


# Refused or not reached: either way nothing is known of the mailbox, and "no mailbox" would let its licence go.
UNREAD = ExchangePart(access=MailboxAccess.DENIED, unreadable=("mailbox",))


def mailbox_reads(calls: ExchangeCalls, query: SnapshotQuery) -> dict[str, Item]:
    """Nothing without a leaver or without a task that Exchange carries out."""
    if query.subject is None or not any(CATALOGUE[task].surface is Surface.EXCHANGE for task in query.tasks):
        return {}
    subject = query.subject
    reads = {
        "mailbox": calls.get("Get-Mailbox", None, Identity=subject),
        "auto_reply": calls.get("Get-MailboxAutoReplyConfiguration", None, Identity=subject),
        "full_access": calls.get("Get-MailboxPermission", None, Identity=subject),
    }
    if query.tasks & {Task.MAILBOX_CONVERT_TO_SHARED, Task.LICENCE_REMOVE}:
        reads["mailbox_size"] = calls.get("Get-MailboxStatistics", None, Identity=subject)
    return reads


def mailbox_part(subject: ObjectId, answers: Mapping[str, Answer]) -> ExchangePart:
    main = answers["mailbox"]
    if is_not_found(main):
        return ExchangePart(access=MailboxAccess.OK)
    row = _first(main)
    if row is None:
        return UNREAD
    unreadable = tuple(name for name, answer in answers.items() if not answer.is_ok)
    return ExchangePart(_mailbox(subject, row, answers), MailboxAccess.OK, unreadable)


def _mailbox(subject: ObjectId, row: Json, answers: Mapping[str, Answer]) -> Mailbox:
    reply = _first(answers["auto_reply"]) or {}
    size = _first(answers["mailbox_size"]) if "mailbox_size" in answers else None
    return Mailbox(
        identity=subject,
        kind=mailbox_kind(row),
        primary_address=str(row.get("PrimarySmtpAddress") or ""),
        is_hidden=row.get("HiddenFromAddressListsEnabled") is True,
        auto_reply_enabled=reply_is_on(reply),
        auto_reply_text=reply_as_text(reply.get("InternalMessage")),
        full_access=tuple(_trustees(answers["full_access"])),
        size_bytes=size_in_bytes(size) if size else None,
        has_litigation_hold=row.get("LitigationHoldEnabled") is True,
        has_archive=str(row.get("ArchiveStatus") or "None").casefold() not in ("none", "0"),
    )


def _trustees(answer: Answer) -> list[str]:
    """Whom somebody gave access; what every mailbox has for itself and by inheritance is not news."""
    given = [row for row in answer.rows if gives_full_access(row) and row.get("IsInherited") is not True]
    names = [str(row.get("User") or "").casefold() for row in given]
    return [name for name in names if name and not name.startswith("nt authority\\")]


def _first(answer: Answer) -> Json | None:
    return answer.rows[0] if answer.is_ok and answer.rows else None
