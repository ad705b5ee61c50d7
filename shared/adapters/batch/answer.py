"""What came back for one request, in words that both services share. Reading it never raises, whatever arrived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shared.adapters.batch.item import Json


class Fate(StrEnum):
    ANSWERED = "answered"
    LOST = "lost"  # sent, no answer: carried out or not
    NOT_SENT = "not_sent"  # certainly not carried out


@dataclass(frozen=True, slots=True)
class Answer:
    fate: Fate
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    # Kept out of repr: a body may hold a temporary access pass.
    body: object = field(default=None, repr=False)

    @property
    def is_ok(self) -> bool:
        return self.fate is Fate.ANSWERED and 200 <= self.status < 300

    @property
    def json(self) -> Json:
        return self.body if isinstance(self.body, dict) else {}

    @property
    def rows(self) -> list[Json]:
        """The entries of a collection."""
        return rows_of(self.json.get("value"))

    @property
    def error(self) -> Json:
        error = self.json.get("error")
        return error if isinstance(error, dict) else {}

    @property
    def code(self) -> str:
        """The service's own error code; the status where it gives none. Never a message: those name people."""
        code = self.error.get("code")
        if isinstance(code, str) and code:
            return code[:100]
        return f"http_{self.status}" if self.status else self.fate.value

    @property
    def message(self) -> str:
        """For classification only; it may name people and must not leave the adapter."""
        parts = [self.error.get("message")]
        parts += [detail.get("message") for detail in rows_of(self.error.get("details"))]
        return " ".join(part for part in parts if isinstance(part, str))

    @property
    def request_id(self) -> str:
        inner = self.error.get("innerError")
        named = inner.get("request-id") if isinstance(inner, dict) else None
        return str(named or self.headers.get("request-id") or "")[:100]

    @property
    def next_link(self) -> str:
        link = self.json.get("@odata.nextLink")
        return link if isinstance(link, str) else ""


def rows_of(value: object) -> list[Json]:
    """The objects of a JSON list; anything else is no row."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


LOST = Answer(Fate.LOST)
NOT_SENT = Answer(Fate.NOT_SENT)
