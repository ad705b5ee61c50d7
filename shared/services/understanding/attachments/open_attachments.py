"""Fetches and reads the files of a ticket's messages, newest first, until its budget is used up. Judges no content.

A file is fetched only if it may be readable, and once, however often a reply repeats it.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from shared.domain.attachment import MOST_BYTES, MOST_FILES, MOST_WORK, Attachment, Extracted, Unread
from shared.domain.errors import AccessError, NotFoundError, PermanentError
from shared.domain.ticket import AuthorKind, RawMessage, RawTicket
from shared.domain.value import sha256_hex
from shared.ports import AttachmentReader

Fetch = Callable[[Attachment], bytes]

_BYTES_OF_WORK = 16
# What Outlook calls the pictures of a signature.
_SIGNATURE = re.compile(r"image\d{3}\.(?:png|jpe?g|gif|bmp|wmz|emz)", re.IGNORECASE)
_WORTH_FETCHING = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".pdf", ""})
_MEDIA_TYPES = (
    "text/csv",
    "text/plain",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml",
)


def open_attachments(raw: RawTicket, fetch: Fetch, reader: AttachmentReader, *, country: str) -> RawTicket:
    """The ticket with what its files say. Raises RetryableError when a file may be had later."""
    if not any(message.attachments for message in raw.messages):
        return raw
    budget = _Budget(fetch, reader, country)
    ordered = sorted(raw.messages, key=lambda message: message.at)
    first = next((message for message in ordered if message.author.kind is not AuthorKind.SYSTEM), None)
    opened = [
        message.model_copy(update={"attachments": budget.open(message) if _is_said(message, first) else ()})
        for message in reversed(ordered)
    ]
    return raw.model_copy(update={"messages": tuple(reversed(opened))})


def _is_said(message: RawMessage, first: RawMessage | None) -> bool:
    """What the customer said, and the ticket's own text even when a technician typed it in: the messages that are read."""
    return message is first or (message.author.kind is AuthorKind.CONTACT and message.is_public)


class _Budget:
    """What is left for one ticket, and what was seen already."""

    def __init__(self, fetch: Fetch, reader: AttachmentReader, country: str) -> None:
        self._fetch, self._reader, self._country = fetch, reader, country
        self._files, self._work = MOST_FILES, MOST_WORK
        self._seen: set[str] = set()

    def open(self, message: RawMessage) -> tuple[Attachment, ...]:
        files = [file for file in message.attachments if not _SIGNATURE.fullmatch(file.name.strip())]
        read = ((file, file.read or self._read(file)) for file in files)
        return tuple(file.model_copy(update={"read": found}) for file, found in read if found is not None)

    def _read(self, file: Attachment) -> Extracted | None:
        """None for a file that was read already."""
        refused = self._why_not(file)
        if refused is not None:
            return Extracted(unread=refused)
        self._files -= 1
        try:
            content = self._fetch(file)
        except (NotFoundError, PermanentError, AccessError) as failure:
            is_large = getattr(failure, "code", "") == "too_large"
            return Extracted(unread=Unread.TOO_LARGE if is_large else Unread.NOT_FETCHED)
        digest = sha256_hex(content.hex())
        if digest in self._seen:
            return None
        self._seen.add(digest)
        found = self._reader.read(file.name, content, country=self._country, most_work=self._work)
        # What a library does in C is not counted in calls; it grows with the size.
        self._work -= found.work + len(content) // _BYTES_OF_WORK
        return found

    def _why_not(self, file: Attachment) -> Unread | None:
        """Why a file is not even fetched."""
        if not _is_worth_fetching(file):
            return Unread.KIND
        if file.size > MOST_BYTES:
            return Unread.TOO_LARGE
        if self._files <= 0:
            return Unread.TOO_MANY
        return Unread.TOO_COMPLEX if self._work <= 0 else None


def _is_worth_fetching(file: Attachment) -> bool:
    suffix = PurePosixPath(file.name.strip().casefold()).suffix
    return suffix in _WORTH_FETCHING or file.media_type.casefold().startswith(_MEDIA_TYPES)
