"""Finds a day in the ticket that contradicts the one that was read: in a newer message, or in the subject of the same message.

The newest message that speaks about the day is right. A reader that quoted an older one, or one of two, has settled what is open.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from shared.domain.reading.dates import DateOrder, absolute_days
from shared.domain.reading.evidence import quote_stands
from shared.domain.reading.folding import fold
from shared.domain.reading.request_questions import OtherDay
from shared.domain.request import DateField
from shared.domain.ticket import Ticket

_PART = re.compile(r"\n+|(?<=[^\d\s][.!?])\s+")
_MOST_PARTS = 200


def other_day(
    found: DateField,
    ticket: Ticket,
    *,
    known: Iterable[date],
    received_on: date,
    order: DateOrder,
    languages: tuple[str, ...],
) -> OtherDay | None:
    """The first day beside it that is nobody's; `known` are the days that were read for anybody in the ticket."""
    accepted = {found.value, *known}
    for text in _texts_that_win(found, ticket):
        for part in _PART.split(text)[:_MOST_PARTS]:
            days = absolute_days(part, received_on=received_on, order=order, languages=languages) if part else set()
            if len(days) == 1 and not days & accepted:
                return OtherDay(days.pop(), part.strip()[:300])
    return None


def _texts_that_win(found: DateField, ticket: Ticket) -> Iterator[str]:
    """The messages newer than the one with the quote; for the first message of all also the subject."""
    own = [message for message in ticket.messages if not message.is_quoted]
    place = next((n for n, m in enumerate(own) if quote_stands(found.quote, fold(m.text))), None)
    if place is None:
        return
    yield from (message.text for message in own[:place])
    if place == len(own) - 1:
        yield ticket.subject
