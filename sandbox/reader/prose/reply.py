"""What a short answer to a question says: a surname, a first name, a day, a manager. For tickets whose form left it out."""

from sandbox.reader.findings import Person
from sandbox.reader.prose.when import date_of, time_of
from sandbox.reader.prose.words import NAME, flowing, named
from sandbox.reader.prose.work import manager_of

_SURNAMES = (
    flowing(rf"\b(?i:surname|last name|family name) (?i:is|should be|will be) (?P<x>{NAME})"),
    flowing(rf"\b(?P<x>{NAME}) (?i:is) (?i:the|her|his|their) (?i:surname|last name|family name)"),
)
_GIVEN_NAMES = (flowing(rf"\b(?i:first name|given name) (?i:is|should be|will be) (?P<x>{NAME})"),)


def read_reply(text: str, intent: str) -> Person:
    finds = {
        "surname": named(text, _SURNAMES),
        "given_name": named(text, _GIVEN_NAMES),
        "effective_date": date_of(text, intent),
        "effective_time": time_of(text, intent),
        "manager": manager_of(text),
    }
    return Person({name: found for name, found in finds.items() if found is not None})
