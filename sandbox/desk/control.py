"""The sandbox's own controls of the desk (`/_desk/...`): send tickets and replies, set faults, look at deliveries.

A real PSA has none of this; the product must never call it.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.desk.faults import DeskFaults
from sandbox.desk.guard import Guard
from sandbox.desk.inputs import ReplyInput, TicketInput, WebhookInput
from sandbox.desk.model import Author, AuthorKind, NewFile, NewMessage, NewTicket, Person
from sandbox.desk.shapes import delivery_json, message_json, ticket_json
from sandbox.desk.store import DeskStore
from sandbox.desk.webhooks import WebhookSender, WebhookTarget
from sandbox.web.bodies import BadBodyError, parse
from sandbox.web.request_log import RequestLog


class DeskControl:
    """One method per control."""

    def __init__(self, store: DeskStore, faults: DeskFaults, sender: WebhookSender, log: RequestLog) -> None:
        self._store, self._faults, self._sender, self._log = store, faults, sender, log

    def routes(self, guard: Guard) -> list[Route]:
        return [
            Route("/_desk/tickets", guard.open(self.send_ticket), methods=["POST"]),
            Route("/_desk/tickets/{ticket_id}/replies", guard.open(self.reply), methods=["POST"]),
            Route("/_desk/faults", guard.open(self.show_faults), methods=["GET"]),
            Route("/_desk/faults", guard.open(self.set_faults), methods=["POST"]),
            Route("/_desk/webhook", guard.open(self.set_webhook), methods=["POST"]),
            Route("/_desk/deliveries", guard.open(self.show_deliveries), methods=["GET"]),
            Route("/_desk/log", guard.open(self.show_log), methods=["GET"]),
        ]

    def send_ticket(self, request: Request, body: bytes) -> Response:
        sent = parse(TicketInput, body)
        requester = Person(sent.requester.name, sent.requester.email)
        new = NewTicket(
            sent.company_id, requester, sent.subject, sent.body, sent.body_format, sent.received_at, _files(sent)
        )
        return JSONResponse(ticket_json(self._store.create(new)), status_code=201)

    def reply(self, request: Request, body: bytes) -> Response:
        sent = parse(ReplyInput, body)
        ticket = self._store.ticket(request.path_params["ticket_id"])
        person = sent.author or ticket.requester
        author = Author(person.name, person.email, AuthorKind.CONTACT)
        new = NewMessage(author, sent.body, body_format=sent.body_format, files=_files(sent))
        message = self._store.reply(ticket.id, new)
        return JSONResponse(message_json(message), status_code=201)

    def show_faults(self, request: Request, body: bytes) -> Response:
        return JSONResponse(self._faults.model_dump(mode="json"))

    def set_faults(self, request: Request, body: bytes) -> Response:
        """Sets the named faults and leaves the others; nothing is changed when one of them is wrong."""
        wanted = parse(DeskFaults, body)
        if not wanted.model_fields_set:
            raise BadBodyError("Name at least one fault; GET /_desk/faults lists them.")
        for name in wanted.model_fields_set:
            setattr(self._faults, name, getattr(wanted, name))
        return self.show_faults(request, body)

    def set_webhook(self, request: Request, body: bytes) -> Response:
        wanted = parse(WebhookInput, body)
        self._sender.target = WebhookTarget(wanted.url, wanted.secret, wanted.functions_key)
        return JSONResponse({"url": wanted.url})

    def show_deliveries(self, request: Request, body: bytes) -> Response:
        return JSONResponse({"deliveries": [delivery_json(delivery) for delivery in list(self._sender.deliveries)]})

    def show_log(self, request: Request, body: bytes) -> Response:
        return JSONResponse({"requests": [entry.as_json() for entry in self._log.entries(path_prefix="/api/")]})


def _files(sent: TicketInput | ReplyInput) -> tuple[NewFile, ...]:
    return tuple(NewFile(file.name, file.content_base64, file.media_type) for file in sent.attachments)
