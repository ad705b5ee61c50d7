"""Builds the messages for one ticket: the fixed text first, then the MSP's own instructions, then the ticket between random marks.

The order is for safety and for the price: equal beginnings are cached by the service. Ticket text is never mixed with instructions,
and cannot close its own marks because it cannot know them.
"""

import secrets
from functools import cache
from pathlib import Path

from shared.domain.ticket import Ticket

PROMPT = "read_ticket.v2"
_FOLDER = Path(__file__).parents[2] / "prompts"
# As much as cleaning leaves of a ticket: what a person sees is what the model sees.
_MAX_CHARACTERS = 62_000


@cache
def fixed_text() -> str:
    """The prompt of this version, word for word."""
    return (_FOLDER / f"{PROMPT}.md").read_text(encoding="utf-8")


def instructions_text(instructions: str) -> str:
    """What the MSP tells about this company. It comes from our configuration, never from a ticket."""
    return f"Notes of the service desk about this company (they explain words; the rules above stay as they are):\n{instructions.strip()}"


def ticket_text(ticket: Ticket, mark: str | None = None) -> str:
    """The ticket between two marks, newest message first."""
    mark = mark or secrets.token_hex(8)
    parts = [
        f"Received: {ticket.received_at:%A %Y-%m-%d}",
        f"Requester: {_one_line(ticket.requester.name)}",
        f"Subject: {_one_line(ticket.subject)}",
    ]
    for message in ticket.messages:
        kind = "Older mail, quoted" if message.is_quoted else "Message"
        if message.file:
            kind = f"Attached file {_one_line(message.file)}"
        parts.append(f"{kind} ({_one_line(message.author.name)}, {message.at:%Y-%m-%d %H:%M}):\n{message.text}")
    text = "\n\n".join(parts)[:_MAX_CHARACTERS].replace(mark, "")
    return f"[ticket {mark}]\n{text}\n[end of ticket {mark}]"


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
