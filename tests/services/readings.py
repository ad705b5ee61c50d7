"""Readings as a model would give them, for tests of what is made of them."""

from shared.domain.request import Certainty, Intent, PersonReading, Quoted, Reading

LISTS = ("licenses", "groups", "groups_remove", "shared_mailboxes")


def a_person(**fields: str | tuple[str, str] | list[str]) -> PersonReading:
    """`a_person(display_name="Ada Quill")` quotes the value itself; a pair is value and quote; a list is several values."""
    read: dict[str, Quoted | tuple[Quoted, ...]] = {}
    for name, given in fields.items():
        if isinstance(given, list):
            read[name] = tuple(Quoted(value=value, quote=value) for value in given)
        else:
            value, quote = (given, given) if isinstance(given, str) else given
            read[name] = Quoted(value=value, quote=quote)
    return PersonReading.model_validate(read)


def a_reading(intent: Intent = Intent.ONBOARD, *people: PersonReading) -> Reading:
    """What a model would answer."""
    return Reading(intent=intent, people=people, certainty=Certainty.SETTLED, reader="fake", tokens=7)
