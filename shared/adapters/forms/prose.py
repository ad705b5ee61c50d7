"""Reads plain sentences by patterns from the lexicon: "Ada Quill joins us on Monday, reporting to Bo Marsh".

What it finds helps a technician and is compared with a model's reading; it is never sure. Only whole names, dates that are dates and
words that stand in the text come out, each with the words around it.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from shared.adapters.forms.capitals import UPPER
from shared.adapters.forms.lexicon import Lexicon
from shared.adapters.forms.prose_dates import date_in_clause
from shared.adapters.forms.rows import Row
from shared.adapters.forms.values import LISTS, read_values
from shared.domain.reading.folding import fold
from shared.domain.reading.titles import without_titles
from shared.domain.request import Intent, PersonReading, Quoted

_WORD = rf"{UPPER}[\w'’-]*"
_PARTICLE = r"(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|bin|bint|ibn|al|el|ter|ten|zu|af|y)"
_NAME = rf"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.?[ \t]+)?{_WORD}(?:[ \t]+(?:{_PARTICLE}[ \t]+){{0,2}}{_WORD}){{0,3}}"
_TITLE = rf"{UPPER}[\w/&'’-]*(?:[ \t]+(?:of[ \t]+|and[ \t]+|&[ \t]+|for[ \t]+)?{UPPER}[\w/&'’-]*){{0,5}}"
_GROUP = rf"{UPPER}[\w&-]*(?:[ \t]+{UPPER}[\w&-]*){{0,3}}"
_EMAIL = r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_SHAPES = {
    "NAME": _NAME,
    "NAME_OR_ME": rf"(?:me(?!\w)|{_NAME})",
    "TITLE": _TITLE,
    "WORD": r"[\w-]{3,30}",
    "DATE": r"[^;\n()]{3,70}",
    "TIME": r"\d{1,2}(?:[:.]\d\d)?(?:[ \t]*[apAP]\.?[mM]\b\.?)?",
    "EMAIL": _EMAIL,
    "PHONE": r"\+?\(?\d[\d ()/.-]{6,20}\d",
    "ID": r"[A-Z]{0,4}-?\d{2,10}",
    "LIST": rf"(?:{_EMAIL}|{_GROUP}|[\w&-]+)(?:(?:,[ \t]*|[ \t]+and[ \t]+)(?:{_EMAIL}|{_GROUP}))*",
}
_PLACE = re.compile(r"\{(-?)([A-Z_]+)\}")
_LONGEST = 61_440
_COMMON = ("manager", "licenses")
_ENOUGH_LISTED = 2
_MAX_PEOPLE = 20
_MAX_MATCHES = 60
_PEOPLE = ("display_name", "manager", "copy_from", "forward_to", "mailbox_delegate", "onedrive_to")
_SWITCHES = (("convert_to_shared_no", "no"), ("convert_to_shared_yes", "yes"))


def read_sentences(text: str, lexicon: Lexicon, intent: Intent, received_on: date) -> tuple[PersonReading, ...]:
    """The people the sentences are about: one, or those of a numbered list; none where no name is found."""
    text = text[:_LONGEST]
    person = _read_person(text, lexicon, intent, received_on)
    listed = [match for pattern in lexicon.prose.get("listed", ()) for match in compile_pattern(pattern).finditer(text)]
    if len(listed) < _ENOUGH_LISTED:
        return (person,) if person.display_name else ()
    return tuple(_listed(match, person, lexicon) for match in listed[:_MAX_PEOPLE] if _name(match["v"], lexicon))


def add_common(
    people: tuple[PersonReading, ...], text: str, lexicon: Lexicon, intent: Intent
) -> tuple[PersonReading, ...]:
    """What sentences beside a table say of everybody in it ("Bo Marsh is manager for everyone")."""
    found = {name: _field(name, text, lexicon, intent, date.min) for name in _COMMON}
    manager, licences = found["manager"], found["licenses"]
    return tuple(
        person.model_copy(
            update={
                "manager": person.manager or (manager[0] if manager else None),
                "licenses": person.licenses or licences,
            }
        )
        for person in people
    )


def _listed(match: re.Match[str], common: PersonReading, lexicon: Lexicon) -> PersonReading:
    """One line of a list: the name and title are its own, the rest holds for all."""
    patterns = map(compile_pattern, lexicon.prose.get("listed_title", ()))
    title = next((found for pattern in patterns if (found := pattern.match(match.string, match.end()))), None)
    own = {
        "display_name": Quoted(value=_name(match["v"], lexicon), quote=match[0].strip()),
        "job_title": Quoted(value=title["v"], quote=(match[0] + _whole_words(title)).strip()) if title else None,
        "email": None,
    }
    return common.model_copy(update=own)


def _read_person(text: str, lexicon: Lexicon, intent: Intent, received_on: date) -> PersonReading:
    found: dict[str, object] = {}
    for name in PersonReading.model_fields:
        values = _field(name, text, lexicon, intent, received_on)
        if values:
            found[name] = values if name in LISTS else values[0]
    # Nobody is their own manager or successor: then the sentence was about something else.
    own = found.get("display_name")
    if isinstance(own, Quoted):
        found = {
            n: v for n, v in found.items() if n == "display_name" or not isinstance(v, Quoted) or v.value != own.value
        }
    for name, value in _SWITCHES:
        if match := _first(lexicon.prose.get(name, ()), text):
            found.setdefault("convert_to_shared", Quoted(value=value, quote=match[0]))
    if "effective_date" in found and (at := _time_after(text, lexicon, found["effective_date"])):
        found["effective_time"] = at
    return PersonReading.model_validate(found)


def _field(name: str, text: str, lexicon: Lexicon, intent: Intent, received_on: date) -> tuple[Quoted, ...]:
    patterns = (*lexicon.prose_of(intent).get(name, ()), *lexicon.prose.get(name, ()))
    if name == "licenses":
        return _licences(patterns, text)
    for pattern in patterns:
        for match in _matches(compile_pattern(pattern), text):
            values = _values(name, match, lexicon, received_on)
            if values:
                return values
    return ()


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Also matches that begin within a longer one: its words may belong to the next."""
    start = 0
    for _ in range(_MAX_MATCHES):
        match = pattern.search(text, start)
        if match is None:
            return
        yield match
        start = match.start() + 1


def _licences(patterns: tuple[str, ...], text: str) -> tuple[Quoted, ...]:
    """Every product name, the longest at each place."""
    found = sorted((m.start(), -m.end(), m[0]) for pattern in patterns for m in compile_pattern(pattern).finditer(text))
    kept: dict[str, str] = {}
    reached = 0
    for start, end, name in found:
        if start >= reached:
            kept.setdefault(fold(name), name)
            reached = -end
    return tuple(Quoted(value=name, quote=name) for name in kept.values())


def _values(name: str, match: re.Match[str], lexicon: Lexicon, received_on: date) -> tuple[Quoted, ...]:
    value, quote = match["v"], _whole_words(match)
    if name == "effective_date":
        return date_in_clause(match, lexicon, received_on)
    if name in _PEOPLE:
        value = _name(value, lexicon)
    if name in ("job_title", "department", "office"):
        value = _trim(value, lexicon)
    if not value:
        return ()
    if name in LISTS:
        value = re.sub(r"[ \t\n]+and[ \t\n]+", ", ", value)
    return read_values(name, Row(label="", value=value.strip(" .,"), quote=quote, at=0))


def _whole_words(match: re.Match[str]) -> str:
    """The words of the match, and the rest of a word that it ends in."""
    rest = re.match(r"[\w'’-]*", match.string[match.end() :])
    return (match[0] + (rest[0] if rest else "")).strip()


def _name(value: str, lexicon: Lexicon) -> str:
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
    }
    return "" if words and fold(words[0]) in stop else value


def _time_after(text: str, lexicon: Lexicon, day: object) -> Quoted | None:
    """A clock time soon after the date, in the same line."""
    if not isinstance(day, Quoted):
        return None
    start = text.find(day.value)
    line = text[start : start + len(day.value) + 40].split("\n")[0] if start >= 0 else ""
    match = _first(lexicon.prose.get("time", ()), line)
    if match is None or not re.search(r"[:.apAP]", match["v"]):
        return None
    return Quoted(value=match["v"].rstrip("."), quote=line[: match.end()].strip())


def _first(patterns: tuple[str, ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := compile_pattern(pattern).search(text))), None)


_SPACE = re.compile(r"\[[^\]]*\]| ")
# Words of a sentence may be on the next line, but a line that begins with a capital is a new one, unless a value is awaited.
_GAP = r"(?:[ \t]+|[ \t]*\n(?=(?-i:[a-zß-öø-ÿά-ώа-џґ(])))"
_GAP_BEFORE_VALUE = r"(?:[ \t]+\n?[ \t]*|\n[ \t]*)"


@lru_cache(maxsize=2048)
def compile_pattern(template: str) -> re.Pattern[str]:
    """Literal parts match in any case and over any gap; `{NAME}` is the value, `{-NAME}` only has to stand there."""
    parts: list[str] = []
    last = 0
    for place in _PLACE.finditer(template):
        shape = f"(?-i:{_SHAPES[place[2]]})"
        parts += [_literal(template[last : place.start()]), shape if place[1] else f"(?P<v>{shape})"]
        last = place.end()
    parts.append(_literal(template[last:]))
    body = "".join(parts)
    return re.compile(body if template.startswith(("(?m:^)", "(?<")) else rf"(?<!\w){body}", re.IGNORECASE)


def _literal(piece: str) -> str:
    if piece.endswith(" "):
        return f"{_literal(piece[:-1])}{_GAP_BEFORE_VALUE}"
    return _SPACE.sub(lambda match: _GAP if match[0] == " " else match[0], piece)
