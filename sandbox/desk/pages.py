"""The desk's pages for people: tickets, one ticket, send a ticket, reply. Only shows, and forwards to the store."""

from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.desk.examples import EXAMPLES, HR, example
from sandbox.desk.model import Author, AuthorKind, BodyFormat, NewMessage, NewTicket, Person, TicketStatus
from sandbox.desk.store import DeskStore, UnknownCompanyError, UnknownTicketError
from sandbox.desk.webhooks import WebhookSender
from sandbox.web.pages import Pages, foreign_origin

TECHNICIAN = Author("Avery Technician", "avery@desk.example", AuthorKind.STAFF)
BLANK = NewTicket("C-101", HR, "", "")


class DeskPages:
    """One method per page or form."""

    def __init__(self, store: DeskStore, sender: WebhookSender) -> None:
        self._store, self._sender = store, sender
        self._pages = Pages(Path(__file__).parent / "templates")

    def routes(self) -> list[Route]:
        return [
            Route("/", self.ticket_list, methods=["GET"]),
            Route("/tickets/new", self.new_ticket, methods=["GET"]),
            Route("/tickets", self._form(self.send_ticket), methods=["POST"]),
            Route("/tickets/{ticket_id}", self.one_ticket, methods=["GET"]),
            Route("/tickets/{ticket_id}/replies", self._form(self.reply), methods=["POST"]),
            Route("/tickets/{ticket_id}/status", self._form(self.set_status), methods=["POST"]),
        ]

    def ticket_list(self, request: Request) -> Response:
        newest_first = list(reversed(self._store.tickets()))
        return self._pages.show("tickets.html", {"tickets": newest_first, "target": self._sender.target})

    def one_ticket(self, request: Request) -> Response:
        try:
            ticket = self._store.ticket(request.path_params["ticket_id"])
        except UnknownTicketError:
            return self._missing()
        sent = [delivery for delivery in list(self._sender.deliveries) if delivery.ticket_id == ticket.id]
        return self._pages.show("ticket.html", {"ticket": ticket, "deliveries": sent, "statuses": list(TicketStatus)})

    def new_ticket(self, request: Request) -> Response:
        key = request.query_params.get("example", "")
        try:
            filled = example(key, self._store.now()) if key else BLANK
        except KeyError:
            filled = BLANK
        values = {"examples": EXAMPLES, "chosen": key, "ticket": filled, "companies": self._store.companies}
        return self._pages.show("new.html", values)

    def send_ticket(self, request: Request, form: FormData) -> Response:
        requester = Person(_text(form, "name"), _text(form, "email"))
        body_format = BodyFormat.HTML if _text(form, "body_format") == BodyFormat.HTML else BodyFormat.TEXT
        new = NewTicket(_text(form, "company"), requester, _text(form, "subject"), _text(form, "body"), body_format)
        try:
            ticket = self._store.create(new)
        except UnknownCompanyError:
            return self._pages.show("missing.html", {"what": "There is no such company."}, status=400)
        return RedirectResponse(f"/tickets/{ticket.id}", status_code=303)

    def reply(self, request: Request, form: FormData) -> Response:
        try:
            ticket = self._store.ticket(request.path_params["ticket_id"])
        except UnknownTicketError:
            return self._missing()
        author = Author(ticket.requester.name, ticket.requester.email, AuthorKind.CONTACT)
        if _text(form, "body").strip():
            self._store.reply(ticket.id, NewMessage(author, _text(form, "body")))
        return RedirectResponse(f"/tickets/{ticket.id}", status_code=303)

    def set_status(self, request: Request, form: FormData) -> Response:
        wanted = _text(form, "status")
        if wanted not in list(TicketStatus):
            return self._pages.show("missing.html", {"what": "There is no such status."}, status=400)
        try:
            ticket = self._store.set_status(
                request.path_params["ticket_id"], TicketStatus(wanted), TECHNICIAN.kind, _text(form, "category") or None
            )
        except UnknownTicketError:
            return self._missing()
        return RedirectResponse(f"/tickets/{ticket.id}", status_code=303)

    def _missing(self) -> Response:
        return self._pages.show("missing.html", {"what": "There is no such ticket."}, status=404)

    def _form(self, handler: Callable[[Request, FormData], Response]) -> Callable[[Request], object]:
        async def endpoint(request: Request) -> Response:
            refused = foreign_origin(request)
            if refused is not None:
                return refused
            async with request.form() as form:
                return await run_in_threadpool(handler, request, form)

        return endpoint


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""
