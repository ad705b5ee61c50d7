"""Takes a message with forms of different kinds apart: a joiner's form above a leaver's, each under its own title or selector.

Only where each part is a form by itself; a table has a kind in each row, which `people.py` reads. It reads no field.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from shared.adapters.forms.lexicon import SELECTOR, Lexicon
from shared.adapters.forms.lines import split_line
from shared.adapters.forms.rows import read_rows
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import count_words
from shared.domain.request import Certainty, Intent, PersonReading, Reading

_KINDS = (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE)
_TITLE_WORDS = 14
_ENOUGH_ROWS = 2
_MOST_LINES = 3000
_MOST_FORMS = 20


def read_several(text: str, lexicon: Lexicon, read: Callable[[str], Reading]) -> Reading | None:
    """The people of all forms, each with the kind of its own; None where the text is one form."""
    parts = _split(text, lexicon)
    if len(parts) < 2:
        return None
    readings = [read(part) for part in parts]
    kinds = [reading.intent for reading in readings]
    if Intent.NONE in kinds or len(set(kinds)) < 2:
        return None
    people = [with_kind(person, reading.intent) for reading in readings for person in reading.people]
    sure = all(reading.certainty is Certainty.SETTLED for reading in readings)
    return readings[0].model_copy(
        update={"people": tuple(people), "certainty": Certainty.SETTLED if sure else Certainty.PARTIAL}
    )


def with_kind(person: PersonReading, kind: Intent) -> PersonReading:
    return person.model_copy(update={"intent": person.intent or kind})


def _split(text: str, lexicon: Lexicon) -> list[str]:
    """The parts from title to title of another kind; what stands above the first belongs to it."""
    lines = text.split("\n")
    starts: list[int] = []
    last: Intent | None = None
    for index, kind in _titles(lines[:_MOST_LINES], lexicon):
        if kind is not last:
            starts.append(index)
        last = kind
    if not 2 <= len(starts) <= _MOST_FORMS:
        return []
    edges = [0, *starts[1:], len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in pairwise(edges)]
    return parts if all(_is_form(part, lexicon) for part in parts) else []


def _titles(lines: list[str], lexicon: Lexicon) -> Iterator[tuple[int, Intent]]:
    for index, line in enumerate(lines):
        split = split_line(line.strip(), lexicon.knows)
        if split and split[1]:
            kind = lexicon.chosen(split[1]) if lexicon.field(split[0]) == SELECTOR else None
        else:
            kind = _title(line, lexicon)
        if kind in _KINDS:
            yield index, kind


def _title(line: str, lexicon: Lexicon) -> Intent | None:
    if not 0 < count_words(line) <= _TITLE_WORDS:
        return None
    said = [kind for kind in _KINDS if lexicon.says(kind.value, fold(line))]
    return said[0] if len(said) == 1 else None


def _is_form(part: str, lexicon: Lexicon) -> bool:
    layout = read_rows(part, lexicon.knows)
    return sum(lexicon.knows(row.label) for row in layout.rows) >= _ENOUGH_ROWS
