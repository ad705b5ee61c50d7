"""Puts a form's reading and a model's reading of the same ticket together.

The model decides what is asked. For a value that stands beside its label the form is the better witness (a model slips to the next
label), unless the model quotes a newer message.
"""

from shared.domain.reading.evidence import LISTS, SINGLE
from shared.domain.reading.folding import fold
from shared.domain.reading.person_names import bare_name
from shared.domain.request import Certainty, PersonReading, Quoted, Reading
from shared.domain.ticket import Ticket

# Only values beside labels outweigh a model; sentences read by patterns do not.
_LABELLED = "forms"


def combine_readings(form: Reading, prose: Reading, ticket: Ticket) -> Reading:
    """The model's reading with the form's labelled values; asking a model settles what can be settled."""
    settled = prose.model_copy(update={"certainty": Certainty.SETTLED, "language": prose.language or form.language})
    if form.reader != _LABELLED or form.intent is not prose.intent or len(form.people) != 1 or len(prose.people) != 1:
        return settled
    labelled, read = form.people[0], prose.people[0]
    if not _same_person(labelled, read):
        return settled
    messages = [fold(message.text) for message in ticket.messages]
    update: dict[str, object] = {}
    for name in SINGLE:
        beside: Quoted | None = getattr(labelled, name)
        if beside and not _is_newer(getattr(read, name), beside, messages):
            update[name] = beside
    for name in LISTS:
        items: tuple[Quoted, ...] = getattr(labelled, name)
        if items and not getattr(read, name):
            update[name] = items
    return settled.model_copy(
        update={"people": (read.model_copy(update=update),), "reader": f"{form.reader}+{prose.reader}"}
    )


def _same_person(one: PersonReading, other: PersonReading) -> bool:
    """A form without a name is about the person the model found."""
    mine, theirs = _name(one), _name(other)
    return not mine or not theirs or mine == theirs or mine in theirs or theirs in mine


def _name(person: PersonReading) -> str:
    parts = [person.display_name] if person.display_name else [person.given_name, person.surname]
    return fold(bare_name(" ".join(part.value for part in parts if part)))


def _is_newer(read: Quoted | None, labelled: Quoted, messages: list[str]) -> bool:
    """Whether the model's quote stands in a newer message than the form's row (0 is the newest)."""
    if read is None:
        return False
    return _position(read.quote, messages) < _position(labelled.quote, messages)


def _position(quote: str, messages: list[str]) -> int:
    wanted = fold(quote).strip(" .,;:")
    return next((n for n, text in enumerate(messages) if wanted and wanted in text), len(messages))
