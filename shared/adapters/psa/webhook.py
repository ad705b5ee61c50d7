"""Reads the body of a webhook. It is only a nudge: which ticket, which event, who caused it; the ticket itself is read by REST.

Bodies that are not clear are refused whole: nothing is ever guessed out of half a body.
"""

import json
from typing import NoReturn

from shared.domain.errors import InputError
from shared.domain.ids import TicketId
from shared.domain.ticket import AuthorKind
from shared.domain.value import Value

BODY_LIMIT = 256 * 1024
MOST_NESTED = 16
LONGEST_ID = 100


class Nudge(Value):
    """What a webhook says. `actor` is None where the desk does not tell (or uses a word we do not know)."""

    ticket: TicketId
    event_id: str = ""
    event: str = ""
    actor: AuthorKind | None = None

    @property
    def is_ours(self) -> bool:
        """Caused by an integration such as ourselves: acknowledged and ignored, else every note of ours would be news."""
        return self.actor is AuthorKind.SYSTEM


def parse_nudge(body: bytes) -> Nudge:
    """Raises InputError with a sentence for the integrator."""
    document = _document(body)
    actor = document.get("actor")
    if actor is not None and not isinstance(actor, dict):
        raise InputError('actor must be an object such as {"kind": "contact"}')
    return Nudge(
        ticket=TicketId(_identifier(document, "ticket_id")),
        event_id=_identifier(document, "event_id") if document.get("event_id") is not None else "",
        event=_text(document, "event"),
        actor=_kind(actor.get("kind") if actor else None),
    )


def _document(body: bytes) -> dict[str, object]:
    if len(body) > BODY_LIMIT:
        raise InputError(f"the body is larger than {BODY_LIMIT // 1024} KB: send the ticket's id, not the ticket")
    try:
        document = json.loads(body.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except InputError:
        raise
    except (ValueError, RecursionError) as wrong:
        raise InputError(
            "the body is not JSON: if a template makes it, send the ticket's id only, never text of the ticket"
        ) from wrong
    if not isinstance(document, dict):
        raise InputError('the body must be a JSON object such as {"event_id": "...", "ticket_id": "..."}')
    if _depth(document) > MOST_NESTED:
        raise InputError(f"the body is nested more than {MOST_NESTED} levels deep")
    return document


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InputError("the body has the same key twice in one object: it cannot be told which one is meant")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _depth(document: object) -> int:
    """Without recursion: the body is a stranger's."""
    deepest, open_nodes = 0, [(document, 1)]
    while open_nodes:
        node, depth = open_nodes.pop()
        deepest = max(deepest, depth)
        if depth > MOST_NESTED:
            break
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        open_nodes.extend((child, depth + 1) for child in children)
    return deepest


def _identifier(document: dict[str, object], key: str) -> str:
    found = document.get(key)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    if found is None:
        raise InputError(f"the body has no {key}")
    if not isinstance(found, str):
        raise InputError(f"{key} must be a text or a whole number")
    found = found.strip()
    if not 1 <= len(found) <= LONGEST_ID or not found.isprintable():
        raise InputError(f"{key} must have 1 to {LONGEST_ID} printable characters")
    return found


def _text(document: dict[str, object], key: str) -> str:
    found = document.get(key)
    return found if isinstance(found, str) and len(found) <= LONGEST_ID and found.isprintable() else ""


def _kind(word: object) -> AuthorKind | None:
    return AuthorKind(word) if isinstance(word, str) and word in set(AuthorKind) else None
