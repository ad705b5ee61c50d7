"""Adds what sentences say to a form that names nobody: "Kirana Maheswari joins us on Monday:" above an address and a licence.

What stands beside a label wins. A form that names somebody is left as it is, and the result is never sure.
"""

from shared.adapters.forms.prose import read_sentences
from shared.adapters.forms.prose_names import About
from shared.domain.request import Certainty, Intent, PersonReading, Reading

_NAMES = ("display_name", "given_name", "surname")


def with_sentences(reading: Reading, text: str, about: About) -> Reading:
    """The reading with the one person whom the sentences name; unchanged where they name nobody, or several."""
    if reading.intent is Intent.NONE or len(reading.people) > 1 or any(map(_is_named, reading.people)):
        return reading
    said = read_sentences(text, about._replace(intent=reading.intent))
    if len(said) != 1:
        return reading
    labelled = reading.people[0] if reading.people else PersonReading()
    found = {name: value for name in PersonReading.model_fields if (value := getattr(labelled, name))}
    person = said[0].model_copy(update=found)
    return reading.model_copy(update={"people": (person,), "certainty": Certainty.PARTIAL})


def _is_named(person: PersonReading) -> bool:
    return any(getattr(person, name) for name in _NAMES)
