"""A ticket that asks for nothing, to see whether a reader answers."""

from datetime import datetime

from shared.domain.ticket import Author, Message, Ticket


def probe_ticket(now: datetime) -> Ticket:
    author = Author(name="Gangway", email="doctor@gangway.invalid")
    message = Message(author=author, at=now, text="This is a test of the connection. Nothing is to be done.")
    return Ticket(subject="Test", requester=author, received_at=now, messages=(message,))
