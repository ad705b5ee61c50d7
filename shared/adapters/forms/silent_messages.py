"""Finds later messages of a ticket that say nothing about the request: automatic replies, bounced mail, thanks.

They must never change or withdraw what was asked before. A ticket's first message is judged elsewhere. What may hold an answer (a
date, a word for a joiner or leaver) is never taken for silent, whatever polite words it has.
"""

import re

from shared.adapters.forms.lexicon import Lexicon, lexicons
from shared.domain.reading.folding import fold
from shared.domain.request import Intent
from shared.domain.ticket import Author, Message, Ticket

_LIFECYCLE = (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE)
_LONG = 1500
_THANKS_LONG = 200
_BEGINNING = 300
# RFC 5321 and common practice: who sends delivery reports.
_MACHINES = re.compile(r"^(?:mailer-daemon|postmaster)@", re.IGNORECASE)


def silent_messages(ticket: Ticket, lexicon: Lexicon) -> tuple[int, ...]:
    """Their places in the ticket, 0 being the newest."""
    own = [place for place, message in enumerate(ticket.messages) if not message.is_quoted]
    return tuple(place for place in own[:-1] if _is_silent(ticket.messages[place], lexicon))


def _is_silent(message: Message, lexicon: Lexicon) -> bool:
    if not message.text.strip() or _is_machine(message.author):
        return True
    folded = fold(message.text)
    if len(folded) > _LONG or _is_about_people(folded, lexicon):
        return False
    beginning = folded[:_BEGINNING]
    # Machines answer in their owner's language, whatever the thread is in.
    for words in lexicons():
        if any(words.says(kind, beginning) for kind in ("auto_reply", "bounce")):
            return not _is_about_people(folded, words)
    is_bare = len(folded) <= _THANKS_LONG and not re.search(r"\d", folded)
    return is_bare and bool(lexicon.says("thanks", beginning))


def _is_about_people(folded: str, words: Lexicon) -> bool:
    return any(words.says(kind.value, folded) for kind in _LIFECYCLE)


def _is_machine(author: Author) -> bool:
    return bool(_MACHINES.match(author.email))
