"""Reads a file as the product does."""

from shared.adapters.attachments.attachment_reader import AttachmentReader
from shared.domain.attachment import MOST_WORK, Extracted


def read(content: bytes, name: str = "form", *, country: str = "CH", most_work: int = MOST_WORK) -> Extracted:
    return AttachmentReader().read(name, content, country=country, most_work=most_work)
