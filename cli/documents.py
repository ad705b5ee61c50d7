"""Companies and connections as YAML files: read, checked against their model, and every fault named with its file and line."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cli.yaml_file import Document, Problem, read_yaml

SUFFIXES = (".yaml", ".yml")
_VALUE_ERROR = "Value error, "
# What a regular expression wants, in words.
_FORMS: dict[str | int, str] = {
    "id": "a short name of small letters, digits and hyphens",
    "tenant_id": "the id (GUID) of a tenant, such as 00000000-0000-0000-0000-000000000000",
    "country": "a country as two capital letters, such as CH",
    "usage_location": "a country as two capital letters, such as CH",
}


@dataclass(frozen=True)
class Read[M: BaseModel]:
    """A sound document and where it came from."""

    value: M
    document: Document

    def problem(self, text: str, *path: str | int) -> Problem:
        """A fault that shows only beside other documents."""
        return Problem(self.document.file, self.document.line_of(path), text)


def find_files(given: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """The files named, and those in the folders named."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in given:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
            found += inside
            problems += [] if inside else [Problem(str(path), 0, f"has no file that ends with {' or '.join(SUFFIXES)}")]
        elif path.is_file():
            found.append(path)
        else:
            problems.append(Problem(str(path), 0, "there is no such file or folder"))
    return found, problems


def read_documents[M: BaseModel](files: Sequence[Path], model: type[M]) -> tuple[list[Read[M]], list[Problem]]:
    """Every document of every file; the problems are those of all of them."""
    sound: list[Read[M]] = []
    problems: list[Problem] = []
    for document in (document for file in files for document in read_yaml(file)):
        value, wrong = check_document(document, model)
        problems += wrong
        if value is not None:
            sound.append(Read(value, document))
    return sound, sorted(problems, key=lambda problem: (problem.file, problem.line))


def check_document[M: BaseModel](document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The model's value, or everything that is wrong with the document."""
    problems = list(document.problems)
    if document.content is None and problems:
        return None, problems
    if not isinstance(document.content, dict):
        return None, [*problems, Problem(document.file, document.line_of(()), "must be a list of 'key: value' lines")]
    try:
        value = model.model_validate(document.content)
    except ValidationError as wrong:
        schema = model.model_json_schema()
        problems += [_problem(fault, document, schema) for fault in _own_faults(wrong.errors())]
        return None, problems
    return (None if problems else value), problems


def _own_faults(faults: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Without those that only follow from others: a list is called too short when its items are wrong."""
    places = [fault["loc"] for fault in faults]
    return [
        fault
        for fault, place in zip(faults, places, strict=True)
        if fault["type"] != "too_short" or not any(p[: len(place)] == place and p != place for p in places)
    ]


def _problem(fault: ErrorDetails, document: Document, schema: Mapping[str, object]) -> Problem:
    path = tuple(part for part in fault["loc"] if part != "[key]")
    name = ".".join(str(part) for part in path)
    match fault["type"]:
        case "extra_forbidden":
            text = f"unknown key '{name}'{_nearest(str(path[-1]), _keys_at(schema, path[:-1]))}"
        case "missing":
            text = f"'{name}' is missing"
        case "enum" | "literal_error":
            text = _no_such_word(name, fault)
        case "string_pattern_mismatch" if path and path[-1] in _FORMS:
            text = f"{name}: '{fault['input']}' is not {_FORMS[path[-1]]}"
        case _:
            text = f"{name or 'the whole'}: {_sentence(fault)}"
    return Problem(document.file, document.line_of(path), text)


def _no_such_word(name: str, fault: ErrorDetails) -> str:
    known = [
        word.strip(" '") for word in str(fault.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(",")
    ]
    given = str(fault["input"])
    return f"{name}: '{given}' is not known{_nearest(given, known) or f'; it may be {", ".join(known)}'}"


def _sentence(fault: ErrorDetails) -> str:
    message = fault["msg"].removeprefix(_VALUE_ERROR)
    shown = fault["input"]
    return f"{message} (it is '{shown}')" if isinstance(shown, str) and shown not in message else message


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f", did you mean '{near[0]}'?" if near else ""


def _keys_at(schema: Mapping[str, object], path: Sequence[str | int]) -> list[str]:
    """The keys that the model knows at this place."""
    place: object = schema
    for part in path:
        place = _below(_resolved(place, schema), part)
    properties = _field(_resolved(place, schema), "properties")
    return [str(name) for name in properties] if isinstance(properties, Mapping) else []


def _below(place: object, part: str | int) -> object:
    if isinstance(part, int):
        return _field(place, "items")
    properties = _field(place, "properties")
    return properties.get(part) if isinstance(properties, Mapping) else _field(place, "additionalProperties")


def _resolved(place: object, schema: Mapping[str, object]) -> object:
    """Follow a reference, also inside 'this or nothing'."""
    for candidate in (place, *_choices(place)):
        reference = _field(candidate, "$ref")
        if isinstance(reference, str):
            return _field(schema.get("$defs"), reference.rpartition("/")[2])
    return place


def _choices(place: object) -> Iterator[object]:
    choices = _field(place, "anyOf")
    yield from choices if isinstance(choices, list) else ()


def _field(place: object, name: str) -> object:
    return place.get(name) if isinstance(place, Mapping) else None
