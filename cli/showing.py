"""How commands show things: a table or YAML for people, JSON for programs."""

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer
import yaml
from pydantic import BaseModel, JsonValue


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


# Counted, so that no parameter is a bare yes or no; given twice it means the same.
JsonFlag = Annotated[int, typer.Option("--json", count=True, help="Print JSON, for programs.", show_default=False)]


def form_of(given: int) -> Form:
    return Form.JSON if given else Form.TEXT


def show_one(value: BaseModel, form: Form) -> None:
    """As YAML that could be applied again, or as JSON."""
    document = without_nothing(value.model_dump(mode="json"))
    if form is Form.JSON:
        print_json(document)
    else:
        print(yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120), end="")


def show_all[M: BaseModel](values: Sequence[M], columns: Mapping[str, Callable[[M], str]], form: Form) -> None:
    if form is Form.JSON:
        print_json([value.model_dump(mode="json") for value in values])
    else:
        print_table([list(columns), *([column(value) for column in columns.values()] for value in values)])


def print_json(document: JsonValue) -> None:
    print(json.dumps(document, indent=2, ensure_ascii=False, sort_keys=False))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as they have to be; the first row names them."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def without_nothing(value: JsonValue) -> JsonValue:
    """Leaves out what is not set, and puts sets in order."""
    if isinstance(value, dict):
        return {name: _in_order(name, inner) for name, inner in value.items() if inner is not None}
    return [without_nothing(item) for item in value] if isinstance(value, list) else value


def _in_order(name: str, value: JsonValue) -> JsonValue:
    if name == "tasks" and isinstance(value, list):
        return [*sorted(map(str, value))]
    return without_nothing(value)
