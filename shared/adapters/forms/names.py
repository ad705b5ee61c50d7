"""Puts the parts of a name that a form has in separate boxes together; it splits nothing that stands in one box."""

from shared.adapters.forms.people import Draft
from shared.domain.request import PersonReading, Quoted


def to_reading(draft: Draft) -> PersonReading:
    """The person as read, with the name's parts joined."""
    values = {name: found for name, found in draft.values.items() if found}
    given, surname = _first(values, "given_name"), _first(values, "surname")
    middle, particle = _first(values, "middle_name"), _first(values, "name_particle")
    given, surname, display = _whole_name_in_one_box(given, surname, _first(values, "display_name"), draft)
    given, surname, display = _preferred(given, surname, display, _first(values, "preferred_name"))
    if given and middle and not display:
        display = _join(given, middle, surname) if surname else None
    surname = _join(particle, surname) if particle and surname else surname
    surname = _join(surname, second) if surname and (second := _first(values, "second_surname")) else surname
    one = {name: found[0] for name, found in values.items() if name in _SINGLE}
    many = {name: found for name, found in values.items() if name in _MANY}
    if "effective_date" not in one and (until := _first(values, "employed_until")):
        one["effective_date"] = until
    fields = {**one, **many, "given_name": given, "surname": surname, "display_name": display}
    return PersonReading.model_validate(fields)


_MANY = frozenset({"licenses", "groups", "groups_remove", "shared_mailboxes"})
_SINGLE = frozenset(PersonReading.model_fields) - _MANY


def _first(values: dict[str, tuple[Quoted, ...]], name: str) -> Quoted | None:
    return values[name][0] if values.get(name) else None


def _whole_name_in_one_box(
    given: Quoted | None, surname: Quoted | None, display: Quoted | None, draft: Draft
) -> tuple[Quoted | None, Quoted | None, Quoted | None]:
    """A form with a box for only one part of the name ("First name", "Nom") has the whole name in that."""
    if display:
        return given, surname, display
    if given and not surname and "surname" not in draft.blank and " " in given.value.strip():
        return None, None, given
    if surname and not given and "given_name" not in draft.blank and " " in surname.value.strip():
        return None, None, surname
    return given, surname, display


def _preferred(
    given: Quoted | None, surname: Quoted | None, display: Quoted | None, preferred: Quoted | None
) -> tuple[Quoted | None, Quoted | None, Quoted | None]:
    """The name somebody goes by is the one that is published; the legal name is not."""
    if preferred is None:
        return given, surname, display
    if " " in preferred.value.strip():
        return None, None, preferred
    return (preferred, surname, None) if surname else (given, surname, display)


def _join(*parts: Quoted | None) -> Quoted:
    there = [part for part in parts if part]
    quotes = dict.fromkeys(part.quote for part in there)
    return Quoted(value=" ".join(part.value for part in there), quote="\n".join(quotes))
