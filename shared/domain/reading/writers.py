"""Who wrote a quote: "me" in a forwarded or later mail is whoever wrote that one, not always the requester."""

from shared.domain.reading.folding import fold, stands_in_folded
from shared.domain.ticket import Author, Ticket
from shared.domain.value import Value


class Writers(Value):
    """The messages of a ticket with who wrote them, newest first; whoever asked where a quote stands in none."""

    requester: Author
    messages: tuple[tuple[str, Author], ...] = ()

    def of(self, quote: str) -> Author:
        """The writer of the newest message with these words. A writer without name and address is the requester."""
        lines = [line for line in quote.split("\n") if line.strip()]
        for text, author in self.messages:
            if lines and all(stands_in_folded(line, text) for line in lines):
                return author if author.name or author.email else self.requester
        return self.requester


def writers_of(ticket: Ticket) -> Writers:
    """Folded once: every person of the ticket is compared with it."""
    return Writers(
        requester=ticket.requester, messages=tuple((fold(message.text), message.author) for message in ticket.messages)
    )
