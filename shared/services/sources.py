"""Where tickets come from and who reads them, in one value."""

from dataclasses import dataclass

from shared.ports import AttachmentReader, Connections, Desks, Reader, Spending


@dataclass(frozen=True)
class Sources:
    """`llm` is None where no model is configured: then the forms reader alone reads, and the rest goes to a technician."""

    connections: Connections
    desks: Desks
    forms: Reader
    llm: Reader | None
    files: AttachmentReader
    spending: Spending
