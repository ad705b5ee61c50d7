"""What the name and the address of somebody who stays become: after a wedding, a divorce, a correction. It never says who it is."""

from shared.domain.reading.absence import absence_of
from shared.domain.reading.folding import fold, tidy
from shared.domain.reading.person_fields import NameFields
from shared.domain.request import Field, PersonReading, Quoted

_PLAIN = ("new_given_name", "new_surname", "new_email")


def new_name_fields(person: PersonReading, now: NameFields) -> dict[str, object]:
    """As arguments of a request. A new part alone gives the new whole name where the old one shows its place."""
    found: dict[str, Field | None] = {name: _field(getattr(person, name)) for name in _PLAIN}
    whole = _field(person.new_display_name)
    new_parts = (found["new_given_name"], found["new_surname"])
    return {**found, "new_display_name": whole or _whole(new_parts, now)}


def _field(found: Quoted | None) -> Field | None:
    return None if found is None or absence_of(found.value) else Field(value=tidy(found.value), quote=found.quote)


def _whole(new_parts: tuple[Field | None, Field | None], now: NameFields) -> Field | None:
    """The present whole name with its part replaced: order, middle names and spacing stay."""
    if now.display_name is None or not any(new_parts):
        return None
    name, quotes = now.display_name.value, list[str]()
    for old, new in zip((now.given_name, now.surname), new_parts, strict=True):
        if new is None:
            continue
        if old is None or (at := _place(old.value, name)) < 0:
            return None
        name = name[:at] + new.value + name[at + len(old.value) :]
        quotes.append(new.quote)
    return Field(value=name, quote="\n".join(quotes))


def _place(part: str, name: str) -> int:
    """Where the part begins in the name. Folding makes two letters of some (Turkish capital i), and then places differ."""
    at = name.find(part)
    return at if at >= 0 or len(fold(name)) != len(name) else fold(name).find(fold(part))
