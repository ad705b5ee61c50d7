"""Reads the fields of one person from sentences by patterns from the lexicon: "Ada Quill joins us on Monday, reporting to Bo Marsh".

Only whole names, dates that are dates and words that stand in the text come out, each with the words around it. The text is about one
person: who that is where there are several is found elsewhere.
"""

import re
from datetime import date

from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.prose_dates import date_in_clause
from shared.adapters.forms.prose_patterns import compile_pattern, first_match, matches, whole_words
from shared.adapters.forms.prose_persons import PEOPLE, settle_people
from shared.adapters.forms.prose_products import PRODUCTS
from shared.adapters.forms.rows import Row
from shared.adapters.forms.values import LISTS, read_values
from shared.domain.reading.folding import fold
from shared.domain.reading.normalise import is_requester
from shared.domain.reading.titles import without_titles
from shared.domain.request import Intent, PersonReading, Quoted

_FIELDS = tuple(name for name in PersonReading.model_fields if name != "intent")
_SWITCHES = (("convert_to_shared_no", "no"), ("convert_to_shared_yes", "yes"))


def read_person(
    text: str, lexicon: Lexicon, intent: Intent, received_on: date, name: Quoted | None = None
) -> PersonReading:
    """Everything the text says of the person; `name` where it is known already of whom it speaks."""
    found: dict[str, object] = {}
    for field in _FIELDS:
        values = read_field(field, text, lexicon, intent, received_on)
        if values:
            found[field] = values if field in LISTS else values[0]
    if name:
        found["display_name"] = name
    for field, value in _SWITCHES:
        if match := first_match(lexicon.prose.get(field, ()), text):
            found.setdefault("convert_to_shared", Quoted(value=value, quote=match[0]))
    if "effective_date" in found and (at := _time_after(text, lexicon, found["effective_date"])):
        found["effective_time"] = at
    person = _removed_once(PersonReading.model_validate(found))
    return settle_people(person, text, lexicon, intent)


def _removed_once(person: PersonReading) -> PersonReading:
    """A group that somebody leaves is not one that they join, though it is called a group both times."""
    left = {fold(item.value) for item in person.groups_remove}
    return person.model_copy(update={"groups": tuple(item for item in person.groups if fold(item.value) not in left)})


def read_field(name: str, text: str, lexicon: Lexicon, intent: Intent, received_on: date) -> tuple[Quoted, ...]:
    """The field's values by its first pattern that has any; addresses of lists and mailboxes wherever they are named."""
    patterns = (*lexicon.prose_of(intent).get(name, ()), *lexicon.prose.get(name, ()))
    if name == "licenses":
        return _licences(patterns if intent is Intent.OFFBOARD else (*patterns, *PRODUCTS), text)
    found: list[Quoted] = []
    for pattern in patterns:
        for match in matches(pattern, text):
            values = _values(name, match, lexicon, received_on)
            if values:
                found += values
                if name not in LISTS or "@" not in values[0].value:
                    return tuple(found)
    return tuple({fold(item.value): item for item in reversed(found)}.values())[::-1]


def _licences(patterns: tuple[str, ...], text: str) -> tuple[Quoted, ...]:
    """Every product name, the longest at each place."""
    spoken = (match for pattern in patterns for match in compile_pattern(pattern).finditer(text))
    places = ((match, "v" if "v" in match.groupdict() else 0) for match in spoken)
    found = sorted((match.start(group), -match.end(group), match[group]) for match, group in places)
    kept: dict[str, str] = {}
    reached = 0
    for start, end, name in found:
        if start >= reached:
            kept.setdefault(fold(name), name)
            reached = -end
    return tuple(Quoted(value=name, quote=name) for name in kept.values())


def _values(name: str, match: re.Match[str], lexicon: Lexicon, received_on: date) -> tuple[Quoted, ...]:
    value, quote = match["v"], whole_words(match)
    if name == "effective_date":
        return date_in_clause(match, lexicon, received_on)
    if name in PEOPLE and (name == "display_name" or not is_requester(value)):
        value = person_name(value, lexicon)
    if name in ("job_title", "department", "office"):
        value = _trim(value, lexicon)
    if not value:
        return ()
    if name in LISTS:
        value = re.sub(r"[ \t\n]+and[ \t\n]+", ", ", value)
    # What is to be sent to others keeps its full stop.
    value = value.strip() if name == "auto_reply" else value.strip(" .,")
    return read_values(name, Row(label="", value=value, quote=quote, at=0))


def person_name(value: str, lexicon: Lexicon) -> str:
    """Words of a name, up to the first word that is none."""
    if "@" in value or fold(value) == "me":
        return value
    stop = set(lexicon.prose.get("stop", ()))
    words = without_titles(value).split()
    kept: list[str] = []
    for word in words:
        if fold(word).strip(".,'’") in stop:
            break
        kept.append(word.removesuffix("'s").removesuffix("’s"))
    return " ".join(kept)


def _trim(value: str, lexicon: Lexicon) -> str:
    words = value.split()
    stop = set(lexicon.prose.get("stop", ())) - {
        *lexicon.prose.get("may_open", ()),
        "it",
        "hr",
        "office",
        "account",
        "manager",
        "team",
        "exchange",
        "group",
        "onboarding",
        "user",
        "ressources",
        "recursos",
        "risorse",
    }
    if len(words) > 2 and words[1].islower():
        return value  # "Quinta do Lago" is a place, and Thursday only by chance
    return "" if words and fold(words[0]) in stop else value


def _time_after(text: str, lexicon: Lexicon, day: object) -> Quoted | None:
    """A clock time soon after the date, in the same line."""
    if not isinstance(day, Quoted):
        return None
    start = text.find(day.value)
    line = text[start : start + len(day.value) + 40].split("\n")[0] if start >= 0 else ""
    match = first_match(lexicon.prose.get("time", ()), line)
    if match is None or not re.search(r"[:.apAP]", match["v"]):
        return None
    return Quoted(value=match["v"].rstrip("."), quote=line[: match.end()].strip())
