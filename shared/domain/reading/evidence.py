"""Keeps only what stands in the ticket: each value at its quote, each quote in the text a person can see.

The same normalisation on both sides (composed letters, single spaces, case, straight quotes) and nothing looser: a value that a
reader completed, translated or made up is dropped and reported, whatever its quote claims.
"""

from shared.domain.reading.absence import Absence, absence_of
from shared.domain.reading.folding import fold, stands_in, stands_in_folded
from shared.domain.request import LISTS as LISTS
from shared.domain.request import SINGLE as SINGLE
from shared.domain.request import Intent, PersonReading, Quoted
from shared.domain.ticket import Ticket
from shared.domain.value import Value

_NAMES = frozenset({"given_name", "surname", "display_name", "new_given_name", "new_surname", "new_display_name"})
# Whoever writes is named by "I" and "me" in every language; a model says `me` for all of them.
_PEOPLE = frozenset({"manager", "copy_from", "forward_to", "mailbox_delegate", "onedrive_to"})
_WRITER = "me"
# Their value may be said in other words ("do not convert it"): only the quote has to stand in the ticket.
_SAID_OTHERWISE = frozenset({"convert_to_shared"})
# Parsed from the quote itself when the value was rewritten.
_PARSED = frozenset({"effective_date", "effective_time"})


class Dropped(Value):
    """A value without evidence. It is not kept itself: it may be made up."""

    field: str
    quote: str = ""


class Checked(Value):
    """A person with only what the ticket supports."""

    person: PersonReading
    dropped: tuple[Dropped, ...] = ()


def visible_text(ticket: Ticket) -> str:
    """All text a person sees in the ticket, folded: subject and messages."""
    return fold("\n".join([ticket.subject, *(message.text for message in ticket.messages)]))


def check_evidence(person: PersonReading, text: str) -> Checked:
    """Drop every value that does not stand in `text` (from `visible_text`) at its quote."""
    kept: dict[str, Intent | Quoted | tuple[Quoted, ...] | None] = {"intent": person.intent}
    dropped: list[Dropped] = []
    for name in SINGLE:
        found: Quoted | None = getattr(person, name)
        judged = None if found is None else _judge(name, found, text)
        kept[name] = judged
        if found is not None and judged is None and absence_of(found.value) is not Absence.NOTHING:
            dropped.append(Dropped(field=name, quote=found.quote if quote_stands(found.quote, text) else ""))
    for name in LISTS:
        items: tuple[Quoted, ...] = getattr(person, name)
        judged_items = [(item, _judge(name, item, text)) for item in items]
        kept[name] = tuple(judged for _, judged in judged_items if judged)
        dropped += [
            Dropped(field=name) for item, judged in judged_items if judged is None and absence_of(item.value) is None
        ]
    return Checked(person=PersonReading.model_validate(kept), dropped=tuple(dropped))


def _judge(name: str, found: Quoted, text: str) -> Quoted | None:
    if name not in _SAID_OTHERWISE and absence_of(found.value) is Absence.NOTHING:
        return None
    if not quote_stands(found.quote, text):
        return None
    if name in _SAID_OTHERWISE or stands_in(found.value, found.quote):
        return found
    if name in _PEOPLE and fold(found.value) == _WRITER:
        return found
    if name in _PARSED:
        return Quoted(value=found.quote, quote=found.quote)
    return found if name in _NAMES and _words_stand(found.value, found.quote) else None


def quote_stands(quote: str, text: str) -> bool:
    """The whole quote; or, for a quote put together from several lines, each of its lines."""
    if stands_in_folded(quote, text):
        return True
    lines = [line for line in quote.split("\n") if line.strip()]
    return len(lines) > 1 and all(stands_in_folded(line, text) for line in lines)


def _words_stand(value: str, quote: str) -> bool:
    """A name put together from boxes: each word stands in the quote."""
    return all(stands_in(word, quote) for word in value.split())
