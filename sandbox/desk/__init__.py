"""The sandbox's service desk: a generic PSA with a REST API, signed webhooks, pages for people and faults on demand."""

from sandbox.desk.faults import DeliveryMode, DeskFaults, ExternalIds, NoteEcho, StatusRule
from sandbox.desk.model import BodyFormat, Company, NewFile, NewTicket, Person, TicketStatus, Visibility
from sandbox.desk.serve import DeskHandle, DeskOptions, start_desk
from sandbox.desk.webhooks import WebhookTarget

__all__ = [
    "BodyFormat",
    "Company",
    "DeliveryMode",
    "DeskFaults",
    "DeskHandle",
    "DeskOptions",
    "ExternalIds",
    "NewFile",
    "NewTicket",
    "NoteEcho",
    "Person",
    "StatusRule",
    "TicketStatus",
    "Visibility",
    "WebhookTarget",
    "start_desk",
]
