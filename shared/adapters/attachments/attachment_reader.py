"""Reads one file as text, by what it is and not by what it is called. What cannot be read is answered with the reason, never raised.

The libraries are imported when the first such file comes: most tickets have none, and they would slow every start.
"""

from collections.abc import Callable

from shared.adapters.attachments.work_limit import TooMuchWorkError, limited
from shared.domain.attachment import MOST_BYTES, Extracted, Unread

# What Office writes for a workbook with a password (and what it wrote before 2007).
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_WORKBOOK = "EncryptedPackage".encode("utf-16-le")
_CSV = (".csv", ".tsv", ".txt")


class AttachmentReader:
    """Implements ports.AttachmentReader."""

    def read(self, name: str, content: bytes, *, country: str, most_work: int) -> Extracted:
        if not content.strip():
            return Extracted(unread=Unread.EMPTY)
        if len(content) > MOST_BYTES:
            return Extracted(unread=Unread.TOO_LARGE)
        try:
            read, calls = limited(_reading(name, content, country), most_work)
        except (TooMuchWorkError, MemoryError):
            return Extracted(unread=Unread.TOO_COMPLEX, work=most_work)
        return read.model_copy(update={"work": calls})


def _reading(name: str, content: bytes, country: str) -> Callable[[], Extracted]:
    """How to read it. A PDF may begin with up to a kilobyte of something else."""
    if b"%PDF-" in content[:1024]:
        from shared.adapters.attachments.pdf_text import read_pdf

        return lambda: read_pdf(content)
    if content.startswith(b"PK"):
        from shared.adapters.attachments.xlsx_text import read_xlsx

        return lambda: read_xlsx(content)
    if content.startswith(_COMPOUND):
        return _encrypted if _ENCRYPTED_WORKBOOK in content else _of_no_kind
    if name.casefold().endswith(_CSV):
        from shared.adapters.attachments.csv_text import read_csv

        return lambda: read_csv(content, country)
    return _of_no_kind


def _of_no_kind() -> Extracted:
    return Extracted(unread=Unread.KIND)


def _encrypted() -> Extracted:
    return Extracted(unread=Unread.ENCRYPTED)
