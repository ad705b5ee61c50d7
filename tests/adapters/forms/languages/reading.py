"""Reads one invented ticket for the tests of a language, and shows what was found as plain values."""

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import PersonReading
from shared.services.understanding.clean_ticket import clean_ticket
from tests.builders import a_raw_ticket


def read(body: str, subject: str = "") -> tuple[str, list[dict[str, object]]]:
    """The kind of request, and of each person every field that was found, as it is written."""
    reading = FormsReader().read(clean_ticket(a_raw_ticket(body, subject=subject)), instructions="")
    return reading.intent.value, [_fields(person) for person in reading.people]


def _fields(person: PersonReading) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in PersonReading.model_fields:
        value = getattr(person, name)
        if name == "intent" or not value:
            continue
        found[name] = [item.value for item in value] if isinstance(value, tuple) else value.value
    return found
