"""Puts an answer from the form into a request: read by the same rules as words of a ticket, into the field that was asked for only.

The answer as it was given is the quote. What cannot be read is asked again; a field that was not asked keeps what it had.
"""

import re

from shared.domain.answers import Answer
from shared.domain.reading.absence import Absence, absence_of
from shared.domain.reading.folding import fold
from shared.domain.reading.normalise import Context, normalise
from shared.domain.request import (
    LISTS,
    DateField,
    Field,
    Flag,
    FlagCode,
    PersonReading,
    Question,
    Quoted,
    Request,
    SwitchField,
    TimeField,
)

NAMES = ("given_name", "surname", "display_name")
_PERSON = (*NAMES, "email")
_OTHERS = frozenset({"manager", "copy_from", "forward_to", "mailbox_delegate", "onedrive_to"})
# How choices of people are shown: `Dana Whitlock <dana@brightfork.example> (Dispatch)`.
_CHOICE = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>\s]+@[^<>\s]+)>")
_ADDRESS = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+\.[^\s<>(),;:.]+")
_BETWEEN_NAMES = " / "

type Kept = Field | DateField | TimeField | SwitchField | tuple[Field, ...] | None


def apply_answer(request: Request, answer: Answer, context: Context) -> Request:
    """The request with this answer in it, and with the questions that are left."""
    field = answer.question.field
    touched = _touched(field)
    read = normalise(_as_reading(request, answer), request.intent, context)
    values = {name: getattr(read, name) for name in touched}
    if field in LISTS:
        values = {name: _in_list(name, request, answer, read) for name in _lists_of(answer, request)}
    left = [question for question in request.questions if question.field not in {field, *touched}]
    asked = [question for question in read.questions if question.field in touched]
    return request.model_copy(
        update={**values, "questions": (*left, *asked), "flags": (*request.flags, *_flags(request, answer, context))}
    )


def open_questions(request: Request, answer: Answer, context: Context) -> tuple[Question, ...]:
    """What would still have to be asked about the answered field: nothing when the answer can be read."""
    touched = {answer.question.field, *_touched(answer.question.field)}
    after = apply_answer(request, answer, context)
    return tuple(question for question in after.questions if question.field in touched)


def _touched(field: str) -> tuple[str, ...]:
    if field == "person":
        return _PERSON
    return NAMES if field in NAMES else (field,)


def _as_reading(request: Request, answer: Answer) -> PersonReading:
    """As a reader would have found it: the quote is the answer itself."""
    field, given = answer.question.field, answer.given
    if field == "person":
        return PersonReading.model_validate(_person(request, given))
    if field in NAMES:
        return PersonReading.model_validate(_names(request, answer))
    value = _address_in(answer) if field in _OTHERS or field in LISTS else given
    if absence_of(value) is Absence.NOTHING and field != "convert_to_shared":
        return PersonReading()
    quoted = Quoted(value=value, quote=given)
    return PersonReading.model_validate({field: (quoted,) if field in LISTS else quoted})


def _address_in(answer: Answer) -> str:
    """A choice stands for its address, where it shows one; so does an answer with one address in it."""
    chosen = _CHOICE.match(answer.given)
    if chosen and answer.given in answer.question.choices:
        return chosen["address"]
    addresses = _ADDRESS.findall(answer.given)
    return str(addresses[0]) if len(addresses) == 1 else answer.given


def _person(request: Request, given: str) -> dict[str, Quoted | None]:
    chosen = _CHOICE.match(given)
    if chosen:
        name = chosen["name"].strip()
        found: dict[str, Quoted | None] = {"email": Quoted(value=chosen["address"], quote=given)}
        return found | ({"display_name": Quoted(value=name, quote=given)} if name else {})
    addresses = _ADDRESS.findall(given)
    if len(addresses) == 1:
        return {**_known_names(request), "email": Quoted(value=addresses[0], quote=given)}
    return {"display_name": Quoted(value=given, quote=given)}


def _known_names(request: Request) -> dict[str, Quoted | None]:
    known: dict[str, Field | None] = {name: getattr(request, name) for name in NAMES}
    return {name: Quoted(value=field.value, quote=field.quote) for name, field in known.items() if field}


def _names(request: Request, answer: Answer) -> dict[str, Quoted | None]:
    """The whole name, or the part that was asked for beside what is known of it."""
    field, said = answer.question.field, Quoted(value=answer.given, quote=answer.given)
    if field == "display_name":
        return {"display_name": said}
    if answer.given in answer.question.choices and _BETWEEN_NAMES in answer.given:
        given, _, surname = answer.given.partition(_BETWEEN_NAMES)
        parts = {
            "given_name": Quoted(value=given, quote=answer.given),
            "surname": Quoted(value=surname, quote=answer.given),
        }
        return _known_names(request) | parts
    other = "surname" if field == "given_name" else "given_name"
    known = _known_names(request)
    whole = known.get("display_name")
    rest = known.get(other) or (_without(whole, answer.given) if whole else None)
    return {field: said, other: rest}


def _without(whole: Quoted, part: str) -> Quoted | None:
    """What is left of a name when the answered part is taken off either end."""
    words, taken = whole.value.split(), part.split()
    if len(words) > len(taken) and fold(" ".join(words[-len(taken) :])) == fold(part):
        words = words[: -len(taken)]
    elif len(words) > len(taken) and fold(" ".join(words[: len(taken)])) == fold(part):
        words = words[len(taken) :]
    return Quoted(value=" ".join(words), quote=whole.quote) if words else None


def _lists_of(answer: Answer, request: Request) -> tuple[str, ...]:
    """Groups are asked about under one name, whether they are joined or left: the list that holds the asked words."""
    field = answer.question.field
    if field == "groups" and _holds(request.groups_remove, answer) and not _holds(request.groups, answer):
        return ("groups_remove",)
    return (field,)


def _holds(items: tuple[Field, ...], answer: Answer) -> bool:
    return bool(answer.question.quote) and any(fold(item.quote) == fold(answer.question.quote) for item in items)


def _in_list(name: str, request: Request, answer: Answer, read: Request) -> tuple[Field, ...]:
    """In place of the words that were asked about, else added; nothing stands in a list twice."""
    items: tuple[Field, ...] = getattr(request, name)
    new: tuple[Field, ...] = getattr(read, answer.question.field)
    said = fold(answer.question.quote)
    kept: list[Field] = []
    for item in items:
        kept += new if said and fold(item.quote) == said else (item,)
    if not _holds(items, answer):
        kept += new
    return tuple({fold(item.value): item for item in kept}.values())


def _flags(request: Request, answer: Answer, context: Context) -> list[Flag]:
    """Approvers are told what was answered, and of an address of another organisation, as of one in a ticket."""
    ours = {domain.casefold() for domain in context.company.domains}
    addresses = [a for a in _ADDRESS.findall(answer.given) if a.rpartition("@")[2].casefold() not in ours]
    flags = [Flag(code=FlagCode.ANSWERED_ON_FORM, quote=answer.given)]
    flags += [Flag(code=FlagCode.EXTERNAL_ADDRESS, quote=address) for address in dict.fromkeys(addresses)]
    return [flag for flag in flags if flag not in request.flags]
