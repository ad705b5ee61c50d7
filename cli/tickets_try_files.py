"""Files of a ticket that is only tried: given in its row, read as those of a desk are. It opens nothing on this machine."""

import base64
from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from shared.adapters.attachments.attachment_reader import AttachmentReader
from shared.domain.attachment import Attachment, Extracted
from shared.domain.ticket import RawTicket
from shared.services.understanding.attachments.open_attachments import open_attachments


def _decoded(given: object) -> object:
    """Strictly: a decoder that skips what it does not know would make another file of it."""
    return base64.b64decode(given, validate=True) if isinstance(given, str) else given


class FileRow(BaseModel):
    """`content_base64` is the file; `text` what it says, for a file that need not be made first."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    media_type: str = ""
    content_base64: Annotated[bytes, BeforeValidator(_decoded)] | None = None
    text: str | None = None


def to_attachments(files: Sequence[FileRow], message: str) -> tuple[Attachment, ...]:
    """The files of one message; `message` is its id."""
    return tuple(_to_attachment(file, f"{message}/{number}") for number, file in enumerate(files))


def _to_attachment(file: FileRow, key: str) -> Attachment:
    named = Attachment(id=key, name=file.name, media_type=file.media_type, size=len(content_of(file)))
    is_text = file.content_base64 is None and file.text is not None and not file.name.casefold().endswith(".csv")
    return named.model_copy(update={"read": Extracted(text=file.text or "")}) if is_text else named


def content_of(file: FileRow) -> bytes:
    return file.content_base64 if file.content_base64 is not None else (file.text or "").encode()


def with_opened_files(raw: RawTicket, files: dict[str, bytes], country: str) -> RawTicket:
    """The ticket with what its files say; `files` by the id that `to_attachments` gave them."""
    return open_attachments(raw, lambda file: files[file.id], AttachmentReader(), country=country)
