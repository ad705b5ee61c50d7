"""Puts the parts of a name that a form has in separate boxes together; it splits nothing that stands in one box."""

import re

from shared.adapters.forms.people import Draft
from shared.domain.reading.name_orders import split_by_custom
from shared.domain.request import LISTS, SINGLE, PersonReading, Quoted


def to_reading(draft: Draft) -> PersonReading:
    """The person as read, with the name's parts joined."""
    values = {name: found for name, found in draft.values.items() if found}
    given, surname = _first(values, "given_name"), _first(values, "surname")
    middle, particle = _first(values, "middle_name"), _first(values, "name_particle")
    if family_first := _first(values, "family_first"):
        given, surname = _by_label(family_first, given, surname)
        values = {"display_name": (family_first,), **values}
    given, surname, display = _whole_name_in_one_box(given, surname, _first(values, "display_name"), draft)
    given, surname, display = _preferred(given, surname, display, _first(values, "preferred_name"))
    if given and middle and not display:
        display = _join(given, middle, surname) if surname else None
    if given and surname and (inner := _first(values, "inner_name")) and not display:
        given, display = _join(inner, given), _join(surname, inner, given)
    surname = _join(particle, surname) if particle and surname else surname
    surname = _join(surname, second) if surname and (second := _first(values, "second_surname")) else surname
    one = {name: found[0] for name, found in values.items() if name in SINGLE}
    many = {name: found for name, found in values.items() if name in LISTS}
    if "effective_date" not in one and (until := _first(values, "employed_until")):
        one["effective_date"] = until
    fields = {**one, **many, "given_name": given, "surname": surname, "display_name": display, "intent": draft.kind}
    return PersonReading.model_validate(fields)


_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Two letters or more: a given name alone has no label of its own there.
_EASTERN = re.compile("[\u3400-\u9fff\uac00-\ud7af]{2,4}")


def _first(values: dict[str, tuple[Quoted, ...]], name: str) -> Quoted | None:
    return values[name][0] if values.get(name) else None


def _by_label(whole: Quoted, given: Quoted | None, surname: Quoted | None) -> tuple[Quoted | None, Quoted | None]:
    """A label that says "surname, given name" tells the order, unless the names themselves tell another."""
    words = whole.value.replace(",", " ").split()
    parts = split_by_custom(words, "") if words else None
    first, last = (parts.given, parts.surname) if parts and parts.given else (None, None)
    if not first and (len(words) == 2 or (len(words) == 3 and parts is None and _CYRILLIC.match(words[0]))):
        first, last = words[1], words[0]
    if not first or not last:
        return given, surname
    return given or Quoted(value=first, quote=whole.quote), surname or Quoted(value=last, quote=whole.quote)


def _whole_name_in_one_box(
    given: Quoted | None, surname: Quoted | None, display: Quoted | None, draft: Draft
) -> tuple[Quoted | None, Quoted | None, Quoted | None]:
    """A form with a box for only one part of the name ("First name", "Nom") has the whole name in that."""
    if display:
        alone = "surname" in draft.blank and not surname and " " not in display.value.strip()
        # Who has one name only says so in the box for the other.
        return given or (display if alone else None), surname, display
    if given and not surname and "surname" not in draft.blank and " " in given.value.strip():
        return None, None, given
    if given and not surname and "surname" not in draft.blank and _EASTERN.fullmatch(given.value):
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
