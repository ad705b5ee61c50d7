"""The desk's REST API for integrations, on top of the store. Keys and faults are the guard's business, not ours."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.desk.faults import DeskFaults, ExternalIds, NoteEcho, StatusRule
from sandbox.desk.guard import DeskRefusalError, Guard
from sandbox.desk.inputs import NoteInput, StatusInput, TimeInput
from sandbox.desk.model import AuthorKind, NewMessage, TicketStatus
from sandbox.desk.shapes import message_json, summary_json, ticket_json, time_json
from sandbox.desk.store import API_AUTHOR, DeskStore
from sandbox.web.bodies import parse

PAGE_SIZE = 50
CLOSING = frozenset({TicketStatus.RESOLVED, TicketStatus.CLOSED})


class DeskApi:
    """One method per operation; `routes()` says which path is which."""

    def __init__(self, store: DeskStore, faults: DeskFaults) -> None:
        self._store = store
        self._faults = faults

    def routes(self, guard: Guard) -> list[Route]:
        one = "/api/tickets/{ticket_id}"
        return [
            Route("/api/tickets", guard.read(self.list_tickets), methods=["GET"]),
            Route(one, guard.read(self.read_ticket), methods=["GET"]),
            Route(one, guard.write(self.change_ticket), methods=["PATCH"]),
            Route(f"{one}/attachments/{{file_id}}", guard.read(self.read_file), methods=["GET"]),
            Route(f"{one}/notes", guard.read(self.list_notes), methods=["GET"]),
            Route(f"{one}/notes", guard.write(self.add_note), methods=["POST"]),
            Route(f"{one}/time", guard.write(self.add_time), methods=["POST"]),
        ]

    def list_tickets(self, request: Request, body: bytes) -> Response:
        since = _moment(request.query_params.get("updated_since"))
        page = _page(request.query_params.get("page", "1"))
        found = self._store.tickets(updated_since=since)
        shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        following = page + 1 if page * PAGE_SIZE < len(found) else None
        return JSONResponse({"tickets": [summary_json(t) for t in shown], "page": page, "next_page": following})

    def read_ticket(self, request: Request, body: bytes) -> Response:
        return JSONResponse(ticket_json(self._store.ticket(request.path_params["ticket_id"])))

    def read_file(self, request: Request, body: bytes) -> Response:
        file = self._store.file(request.path_params["ticket_id"], request.path_params["file_id"])
        return Response(file.content, media_type=file.media_type)

    def list_notes(self, request: Request, body: bytes) -> Response:
        ticket = self._store.ticket(request.path_params["ticket_id"])
        notes = [message for message in ticket.messages if message.author.kind is not AuthorKind.CONTACT]
        return JSONResponse({"notes": [message_json(note) for note in notes]})

    def add_note(self, request: Request, body: bytes) -> Response:
        ticket_id, note = request.path_params["ticket_id"], parse(NoteInput, body)
        new = NewMessage(API_AUTHOR, note.body, note.visibility, note.body_format, note.external_id)
        add = self._store.reply if self._faults.note_echo is NoteEcho.ANNOUNCED else self._store.add_silently
        # One lock around looking and adding: two deliveries of the same note may arrive together.
        with self._store.lock:
            self._store.ticket(ticket_id)
            if note.external_id is not None and self._faults.external_ids is ExternalIds.HONOURED:
                known = self._store.find_note(ticket_id, note.external_id)
                if known is not None:
                    return JSONResponse(message_json(known))
            return JSONResponse(message_json(add(ticket_id, new)), status_code=201)

    def change_ticket(self, request: Request, body: bytes) -> Response:
        ticket_id, wanted = request.path_params["ticket_id"], parse(StatusInput, body)
        ticket = self._store.ticket(ticket_id)
        mandatory = self._faults.status_rule is StatusRule.CATEGORY_MANDATORY and wanted.status in CLOSING
        if mandatory and not (wanted.category or ticket.category):
            raise DeskRefusalError(
                400, "category_required", f"Category is mandatory before a ticket can be set to '{wanted.status}'."
            )
        changed = self._store.set_status(ticket_id, wanted.status, AuthorKind.SYSTEM, wanted.category)
        return JSONResponse(ticket_json(changed))

    def add_time(self, request: Request, body: bytes) -> Response:
        ticket_id, time = request.path_params["ticket_id"], parse(TimeInput, body)
        with self._store.lock:
            ticket = self._store.ticket(ticket_id)
            if time.external_id is not None and self._faults.external_ids is ExternalIds.HONOURED:
                for entry in ticket.time_entries:
                    if entry.external_id == time.external_id:
                        return JSONResponse(time_json(entry))
            entry = self._store.add_time(ticket_id, time.minutes, time.note, time.external_id)
            return JSONResponse(time_json(entry), status_code=201)


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        # A '+' that the caller did not percent-encode arrives as a space.
        moment = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise DeskRefusalError(400, "invalid_parameter", "updated_since must be an ISO 8601 time with its offset.")
    return moment


def _page(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise DeskRefusalError(400, "invalid_parameter", "page must be a number from 1.")
    return int(text)
