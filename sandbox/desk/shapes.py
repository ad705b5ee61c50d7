"""How the desk's API writes tickets as JSON. Pure; the product's desk adapter reads exactly this."""

from datetime import datetime

from sandbox.desk.model import Message, Ticket, TimeEntry
from sandbox.desk.webhooks import Delivery


def message_json(message: Message) -> dict[str, object]:
    author = message.author
    return {
        "id": message.id,
        "author": {"name": author.name, "email": author.email, "kind": author.kind},
        "at": _iso(message.at),
        "visibility": message.visibility,
        "body": message.body,
        "body_format": message.body_format,
        "external_id": message.external_id,
        "attachments": [
            {"id": file.id, "name": file.name, "media_type": file.media_type, "size": len(file.content)}
            for file in message.files
        ],
    }


def time_json(entry: TimeEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "minutes": entry.minutes,
        "note": entry.note,
        "at": _iso(entry.at),
        "external_id": entry.external_id,
    }


def summary_json(ticket: Ticket) -> dict[str, object]:
    return {
        "id": ticket.id,
        "company_id": ticket.company.id,
        "company_name": ticket.company.name,
        "status": ticket.status,
        "category": ticket.category,
        "subject": ticket.subject,
        "requester": {"name": ticket.requester.name, "email": ticket.requester.email},
        "received_at": _iso(ticket.received_at),
        "updated_at": _iso(ticket.updated_at),
    }


def ticket_json(ticket: Ticket) -> dict[str, object]:
    return summary_json(ticket) | {
        "messages": [message_json(message) for message in list(ticket.messages)],
        "time_entries": [time_json(entry) for entry in list(ticket.time_entries)],
    }


def delivery_json(delivery: Delivery) -> dict[str, object]:
    return {
        "event_id": delivery.event_id,
        "ticket_id": delivery.ticket_id,
        "mode": delivery.mode,
        "attempt": delivery.attempt,
        "status": delivery.status,
        "answer": delivery.answer,
        "at": _iso(delivery.at),
    }


def _iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
