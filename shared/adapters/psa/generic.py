"""A desk that speaks the generic REST API of docs/connections.md. Reads tickets, adds notes once, sets the status."""

from datetime import UTC, datetime
from urllib.parse import quote

from shared.adapters.psa.answers import NotesAnswer, TicketAnswer, TicketsAnswer, read_answer, to_ticket
from shared.adapters.psa.http import DeskHttp
from shared.adapters.psa.marks import is_note, is_ours, marked
from shared.domain.errors import PermanentError
from shared.domain.ids import ConnectionId, TicketId
from shared.domain.ticket import AuthorKind, RawTicket
from shared.ports import NoteAudience

MOST_PAGES = 200


class GenericDesk:
    """Implements ports.Desk."""

    def __init__(self, http: DeskHttp, connection: ConnectionId) -> None:
        self._http = http
        self._connection = connection

    def read_ticket(self, ticket: TicketId) -> RawTicket:
        answer = read_answer(TicketAnswer, self._http.get(_path(ticket)))
        if answer.id != ticket:
            raise PermanentError("the desk answered with another ticket than the one asked for", code="other_ticket")
        return to_ticket(_with_ours_marked(answer), self._connection)

    def read_attachment(self, ticket: TicketId, attachment: str, *, most_bytes: int) -> bytes:
        return self._http.get(f"{_path(ticket)}/attachments/{_segment(attachment)}", most_bytes=most_bytes)

    def add_note(self, ticket: TicketId, *, audience: NoteAudience, text: str, key: str) -> None:
        """Looks first: a note whose answer was lost is there already, and not every desk honours external ids."""
        notes = read_answer(NotesAnswer, self._http.get(f"{_path(ticket)}/notes")).notes
        if any(is_note(note, key) for note in notes):
            return
        body = {"visibility": audience.value, "body": marked(text, key), "body_format": "text", "external_id": key}
        self._http.post(f"{_path(ticket)}/notes", body)

    def set_status(self, ticket: TicketId, status: str) -> None:
        """Reads back what the desk made of it: some accept the request and keep the old status (FC-d07)."""
        self._http.patch(_path(ticket), {"status": status})
        kept = read_answer(TicketAnswer, self._http.get(_path(ticket))).status
        if kept != status:
            raise PermanentError(f"the desk accepted the status {status!r} and kept {kept!r}", code="status_kept")

    def changed_since(self, moment: datetime) -> tuple[TicketId, ...]:
        since = moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
        found: dict[str, None] = {}
        page: int | None = 1
        for _ in range(MOST_PAGES):
            if page is None:
                return tuple(TicketId(ticket) for ticket in found)
            query = {"updated_since": since, "page": str(page)}
            answer = read_answer(TicketsAnswer, self._http.get("/api/tickets", query=query))
            found |= dict.fromkeys(ticket.id for ticket in answer.tickets)
            page = answer.next_page
        # Part of a list would read as "nothing else changed".
        raise PermanentError(f"the desk has more than {MOST_PAGES} pages of changed tickets", code="too_many_pages")


def _path(ticket: TicketId) -> str:
    return f"/api/tickets/{_segment(ticket)}"


def _segment(given: str) -> str:
    # "." and ".." survive quoting, and a client takes them for steps up the path.
    if set(given) <= {"."}:
        raise PermanentError("that is no id", code="bad_id")
    return quote(given, safe="")


def _with_ours_marked(answer: TicketAnswer) -> TicketAnswer:
    """Our own notes are the system's words, whomever the desk shows as their author: nobody may read them as an answer."""
    messages = tuple(
        message.model_copy(update={"author": message.author.model_copy(update={"kind": AuthorKind.SYSTEM})})
        if is_ours(message)
        else message
        for message in answer.messages
    )
    return answer.model_copy(update={"messages": messages})
