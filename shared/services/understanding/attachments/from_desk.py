"""Opens the files of a ticket where they are: at its desk."""

from shared.domain.attachment import MOST_BYTES
from shared.domain.ids import ConnectionId
from shared.domain.policy import Company
from shared.domain.ticket import RawTicket
from shared.services.sources import Sources
from shared.services.understanding.attachments.open_attachments import open_attachments


def with_files(ticket: RawTicket, connection: ConnectionId, sources: Sources, company: Company) -> RawTicket:
    """The ticket with what its files say. Raises RetryableError when the desk cannot hand one out now."""
    desk = sources.desks.desk(sources.connections.get(connection))
    return open_attachments(
        ticket,
        lambda file: desk.read_attachment(ticket.id, file.id, most_bytes=MOST_BYTES),
        sources.files,
        country=company.country,
    )
