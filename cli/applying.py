"""What `companies apply` and `connections apply` have in common: refusing with every fault, and saying what changes."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import typer
from pydantic import BaseModel

from cli.differences import differences
from cli.endings import Ending
from cli.yaml_file import Problem


class Mode(StrEnum):
    APPLY = "apply"
    CHECK = "check"


@dataclass(frozen=True)
class Applying:
    """One document on its way into the storage."""

    kind: str
    id: str
    before: BaseModel | None
    after: BaseModel
    mode: Mode


def refuse(problems: Sequence[Problem]) -> None:
    """Ends the command when there is a problem: nothing is stored."""
    if not problems:
        return
    for problem in problems:
        print(problem, file=sys.stderr)
    count = len(problems)
    print(f"nothing was stored: {count} {'problem' if count == 1 else 'problems'}", file=sys.stderr)
    raise typer.Exit(int(Ending.WRONG))


def announce(applying: Applying) -> None:
    """Say what changes."""
    name = f"{applying.kind} {applying.id}"
    lines = differences(applying.before, applying.after)
    if applying.before is not None and not lines:
        print(f"{name}: unchanged")
        return
    future = "would be" if applying.mode is Mode.CHECK else "is"
    print(f"{name}: {future} {'new' if applying.before is None else 'changed'}")
    for line in lines:
        print(f"  {line}")
