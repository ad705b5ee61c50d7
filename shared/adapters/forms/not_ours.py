"""Tells tickets that have words of coming and going and ask for neither: a printer that the newcomers miss, a parental leave.

The subject says what a ticket is about. It only looks at words; it settles nothing.
"""

from collections.abc import Sequence

from shared.adapters.forms.lexicon import Lexicon
from shared.domain.reading.folding import fold
from shared.domain.request import Intent, PersonReading

_MOST_PHRASES = 3


def is_about_something_else(
    subject: str, body: str, kinds: Sequence[Intent], people: Sequence[PersonReading], lexicon: Lexicon
) -> bool:
    """Whether the words for `kinds` stand beside what the ticket is about. A person with a day outweighs a printer."""
    title, text = fold(subject), fold(body)
    away = bool(lexicon.says("away", title))
    if any(lexicon.says(kind.value, _without_away(title, lexicon)) for kind in kinds):
        return False
    if away or (Intent.ONBOARD not in kinds and Intent.CHANGE not in kinds and lexicon.says("away", text)):
        return True
    if lexicon.says("none", title):
        return not any(person.effective_date for person in people)
    return not people and bool(lexicon.says("none", text))


def _without_away(title: str, lexicon: Lexicon) -> str:
    """A sick leave has words of leaving in some languages ("baja médica")."""
    for _ in range(_MOST_PHRASES):
        title = title.replace(lexicon.says("away", title).rstrip("*") or " ", " ", 1)
    return title
