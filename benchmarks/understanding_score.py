"""Compares what was understood of a ticket with what it says, field by field. It reads nothing and prints nothing.

The labels (`gold`) have the conventions of tests/recorded/README.md. A value that is not the label's or one of its aliases is wrong, a
label without a value is missed. A wrong person is a name that the label does not have, or one person too many.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

Row = Mapping[str, JsonValue]

NAMES = ("given_name", "surname", "display_name")
SINGLE = (
    *NAMES, "email", "job_title", "department", "office", "mobile_phone", "manager", "employee_id", "effective_date", "effective_time",
    "copy_from", "forward_to", "mailbox_delegate", "convert_to_shared", "auto_reply", "onedrive_to",
)  # fmt: skip
LISTS = ("licenses", "groups", "shared_mailboxes")
_STRAIGHT = str.maketrans("’‘ʼ`´“”„«»", "'''''\"\"\"\"\"")
_LAST_DIGITS = 8


@dataclass(frozen=True)
class Score:
    """Counts; two scores can be added."""

    tickets: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    intents: int = 0
    wrong_people: int = 0
    smuggled: int = 0
    asked_when_settled: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def accuracy(self) -> float | None:
        """Of all fields that the label has or the reader gave, the share that is right; None when there are none."""
        return _share(self.right, self.right + self.wrong + self.missed)

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        return _share(self.right, self.right + self.missed)

    @property
    def intent_accuracy(self) -> float | None:
        return _share(self.intents, self.tickets)


@dataclass(frozen=True)
class Judged:
    """One ticket's score, and a line for each fault."""

    score: Score
    faults: tuple[str, ...] = ()


def judge(row: Row, understood: Row, smuggled: Iterable[str] = ()) -> Judged:
    """One ticket: `row` with its `gold`, `understood` as `gangway tickets try --jsonl` prints it."""
    gold = _mapping(row["gold"])
    given, wanted = _people(understood), _people(gold)
    total, faults = Score(), list[str]()
    for one, other in _pairs(given, wanted):
        part, why = _judge_person(one, other)
        total, faults = total + part, faults + why
    surplus = max(0, len(given) - len(wanted))
    faults += [f"{surplus} people too many"] if surplus else []
    is_right = understood.get("intent") == gold["intent"]
    faults += [] if is_right else [f"intent: {understood.get('intent')}, label {gold['intent']}"]
    carried = [bad for bad in smuggled if any(plain(bad) in plain(text) for text in _texts(understood.get("people")))]
    faults += [f"smuggled: {bad}" for bad in carried]
    asked = _asked_when_settled(understood, wanted)
    faults += [f"asked though settled: {field}" for field in asked]
    whole = Score(
        tickets=1,
        intents=int(is_right),
        wrong_people=surplus,
        smuggled=len(carried),
        asked_when_settled=len(asked),
    )
    return Judged(total + whole, tuple(faults))


def plain(value: object) -> str:
    """As two people would call it the same: composed, straight quotes, single spaces, no case, no closing mark."""
    text = unicodedata.normalize("NFC", str(value)).translate(_STRAIGHT)
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cf") or letter in "\t\n")
    return re.sub(r"\s+", " ", text).strip().strip("\"'.,;:").casefold()


def is_same(field: str, given: object, options: Iterable[object]) -> bool:
    """Whether the value is one of the labels."""
    known = [option for option in options if option is not None]
    match field:
        case "convert_to_shared":
            return any(bool(given) is option for option in known)
        case "mobile_phone":
            return any(_digits(given)[-_LAST_DIGITS:] == _digits(option)[-_LAST_DIGITS:] != "" for option in known)
        case "effective_time":
            return any(str(given)[:5] == str(option)[:5] for option in known)
        case "auto_reply":
            return any(plain(given) in plain(option) or plain(option) in plain(given) for option in known)
        case _:
            return any(plain(given) == plain(option) for option in known)


def _judge_person(given: Row, wanted: Row) -> tuple[Score, list[str]]:
    score, faults = Score(), list[str]()
    labelled = [name for name in SINGLE if name in wanted]
    for field in (*labelled, *(f"new {name}" for name in _mapping(wanted.get("changes")))):
        part, fault = _judge_field(field, _value(given, field), _value(wanted, field), _aliases(wanted, field))
        score, faults = score + part, faults + fault
    for field in LISTS:
        if field in wanted and not (field == "licenses" and wanted.get("copy_from") and not given.get(field)):
            part, fault = _judge_list(field, _list(given.get(field)), _list(wanted[field]), wanted)
            score, faults = score + part, faults + fault
    return score, faults


def _judge_field(field: str, given: object, wanted: object, aliases: list[object]) -> tuple[Score, list[str]]:
    if isinstance(wanted, list):
        return _judge_list(field, _list(given), wanted, {})
    if given in (None, "", [], {}) or (given is False and wanted is None):
        return (Score(), []) if wanted is None else (Score(missed=1), [f"{field}: missed {wanted!r}"])
    if wanted is not None and is_same(field, given, [wanted, *aliases]):
        return Score(right=1), []
    fault = f"{field}: gave {given!r}, label {wanted!r}"
    return Score(wrong=1, wrong_people=int(field in NAMES)), [fault]


def _judge_list(field: str, given: list[object], wanted: list[object], person: Row) -> tuple[Score, list[str]]:
    left, score, faults = list(given), Score(), list[str]()
    for item in wanted:
        hit = next((one for one in left if is_same(field, one, [item, *_aliases(person, field)])), None)
        if hit is None:
            score, faults = score + Score(missed=1), [*faults, f"{field}: missed {item!r}"]
        else:
            left.remove(hit)
            score += Score(right=1)
    return score + Score(wrong=len(left)), faults + [f"{field}: gave {item!r}" for item in left]


def _pairs(given: list[Row], wanted: list[Row]) -> list[tuple[Row, Row]]:
    """Each labelled person with the one most like them; nobody left gives an empty one."""
    left, pairs = list(given), list[tuple[Row, Row]]()
    for other in wanted:
        best = max(left, key=lambda one: _judge_person(one, other)[0].right, default={})
        if best in left:
            left.remove(best)
        pairs.append((best, other))
    return pairs


def _asked_when_settled(understood: Row, wanted: list[Row]) -> list[str]:
    """Fields that were asked about though every labelled person has them."""
    questions = [_mapping(question) for question in _list(understood.get("asked"))]
    fields = dict.fromkeys(str(question.get("field")) for question in questions)
    return [field for field in fields if wanted and all(person.get(field) not in (None, [], "") for person in wanted)]


def _value(person: Row, field: str) -> object:
    if not field.startswith("new "):
        return person.get(field)
    name = field.removeprefix("new ")
    return _mapping(person.get("changes")).get(name) or (person.get(name) if name in LISTS else None)


def _aliases(person: Row, field: str) -> list[object]:
    found = _mapping(person.get("aliases")).get(field)
    if isinstance(found, Mapping):
        return [option for options in found.values() for option in _list(options)]
    return _list(found)


def _people(document: Row) -> list[Row]:
    return [_mapping(person) for person in _list(document.get("people"))]


def _mapping(value: object) -> Row:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _digits(value: object) -> str:
    """In western digits: phones are written in those of the language."""
    return "".join(str(unicodedata.decimal(letter)) for letter in str(value) if letter.isdecimal())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
