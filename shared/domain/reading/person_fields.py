"""The person's name as request fields: parts where they are certain, questions where an account could not be named without them."""

import re

from shared.domain.reading.absence import absence_of_name
from shared.domain.reading.folding import fold, tidy
from shared.domain.reading.letters import is_spaceless
from shared.domain.reading.name_evidence import contradicts, split_by_address, split_spanish
from shared.domain.reading.person_names import SplitName, bare_name, split_name
from shared.domain.reading.titles import is_address
from shared.domain.request import Asked, Field, Intent, PersonReading, Question, Quoted
from shared.domain.value import Value

_KANA = re.compile(r"[\u3040-\u30ff]")
_SPACED = ("JP", "HU")
# How tickets say that there is no second name.
_MONONYM = (
    "one name only",
    "only one name",
    "single name",
    "one word name",
    "mononym",
    "no surname",
    "no last name",
    "no family name",
    "hanya satu kata",
    "tidak ada nama belakang",
)


class NameFields(Value):
    given_name: Field | None = None
    surname: Field | None = None
    display_name: Field | None = None
    questions: tuple[Question, ...] = ()

    def fields(self) -> dict[str, object]:
        """As arguments of a request."""
        return {"given_name": self.given_name, "surname": self.surname, "display_name": self.display_name}


def name_fields(person: PersonReading, intent: Intent, country: str) -> NameFields:
    """Given name and surname for a new account; any way of naming the person for an existing one."""
    given, surname, display = _beside_surname(
        *(_field(found) for found in (person.given_name, person.surname, person.display_name))
    )
    if display and surname and not given and not _holds(display, surname):
        asked = Question(field="surname", why=Asked.CONTRADICTORY, quote=surname.quote)
        return NameFields(display_name=display, questions=(asked,))
    split = SplitName()
    if display and not (given and surname):
        split = _split(display.value, country, person.email)
        given = given or _part(split.given, display)
        surname = surname or _part(split.surname, display)
    if display and split.given and "," in display.value and not _is_suffix(display.value, split):
        display = Field(value=f"{split.given} {split.surname}", quote=display.quote)
    if given and surname and not display and _is_family_first(given.value + surname.value, country):
        gap = " " if _KANA.search(given.value + surname.value) or country in _SPACED else ""
        display = Field(value=f"{surname.value}{gap}{given.value}", quote=f"{surname.quote}\n{given.quote}")
    if display and not given and not surname:
        given, surname = _of_one_word(display)
    found = NameFields(given_name=given, surname=surname, display_name=display)
    if is_contradicted(person):
        asked = Question(field="surname", why=Asked.CONTRADICTORY, quote=person.email.quote if person.email else "")
        return found.model_copy(update={"surname": None, "questions": (asked,)})
    return found.model_copy(update={"questions": _questions(found, split, intent, person)})


def _beside_surname(
    given: Field | None, surname: Field | None, display: Field | None
) -> tuple[Field | None, Field | None, Field | None]:
    """`Name: Vicente` above `Surname: Falcato` is the given name."""
    if given or not (display and surname) or _holds(display, surname) or len(display.value.split()) > 1:
        return given, surname, display
    return display, surname, None


def _holds(whole: Field, part: Field) -> bool:
    return fold(part.value) in fold(whole.value)


def is_contradicted(person: PersonReading) -> bool:
    """Whether name and address in the ticket differ by so little that one of them is a slip: then neither is taken."""
    parts = [person.display_name] if person.display_name else [person.given_name, person.surname]
    name = bare_name(" ".join(part.value for part in parts if part))
    return person.email is not None and contradicts(name, person.email.value)


def _split(name: str, country: str, email: Quoted | None) -> SplitName:
    """By custom; where that leaves a choice, by the address that the ticket gives for this person; then by two surnames."""
    split = split_name(name, country)
    if split.given or "," in name:
        return split
    words = bare_name(name).split()
    proven = (split_by_address(words, email.value) if email else None) or split_spanish(words, country)
    return SplitName(given=proven[0], surname=proven[1]) if proven else split


def _is_family_first(name: str, country: str) -> bool:
    """Written in Chinese characters, kana or Hangul, the family name stands first; in Hungary in Latin letters too."""
    return country == "HU" or all(
        is_spaceless(letter) and not "\u0e00" <= letter <= "\u0eff" for letter in name if not letter.isspace()
    )


def _field(found: Quoted | None) -> Field | None:
    return None if found is None or absence_of_name(found.value) else Field(value=tidy(found.value), quote=found.quote)


def _part(value: str | None, whole: Field) -> Field | None:
    return Field(value=value, quote=whole.quote) if value else None


def _is_suffix(name: str, split: SplitName) -> bool:
    """`Terrence Vale, Jr.` keeps its comma."""
    return fold(name).startswith(fold(split.given or "")) or fold(bare_name(name)).startswith(fold(split.given or ""))


def _questions(found: NameFields, split: SplitName, intent: Intent, person: PersonReading) -> tuple[Question, ...]:
    if intent is Intent.CHANGE or intent is Intent.OFFBOARD:
        named = found.display_name or found.given_name or found.surname or person.email
        return () if named else (Question(field="display_name", why=Asked.MISSING),)
    if found.given_name and found.surname:
        return ()
    if found.display_name and _is_mononym(found.display_name):
        return ()
    if split.choices:
        quote = found.display_name.quote if found.display_name else ""
        choices = tuple(f"{given} / {surname}" for given, surname in split.choices)
        return (Question(field="surname", why=Asked.AMBIGUOUS, quote=quote, choices=choices),)
    if not (found.given_name or found.surname or found.display_name):
        return (Question(field="display_name", why=Asked.MISSING),)
    missing = "given_name" if found.surname and not found.given_name else "surname"
    return (
        Question(
            field=missing,
            why=Asked.MISSING,
            quote=(found.display_name or found.given_name or Field(value="", quote="")).quote,
        ),
    )


def _of_one_word(display: Field) -> tuple[Field | None, Field | None]:
    """The only name somebody has; or, behind "Frau" or "Mr", a surname."""
    if _is_mononym(display):
        return display, None
    words = display.quote.split()
    at = next((n for n, word in enumerate(words) if word.strip(".,;:()") == display.value), 0)
    return (None, display) if at and is_address(words[at - 1]) else (None, None)


def _is_mononym(display: Field) -> bool:
    return len(display.value.split()) == 1 and any(phrase in fold(display.quote) for phrase in _MONONYM)
