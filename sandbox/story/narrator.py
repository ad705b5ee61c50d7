"""Prints the story: readable on a narrow terminal and in a CI log, coloured only where somebody looks. It knows no story."""

import os
import sys
import textwrap
from enum import StrEnum
from typing import TextIO

WIDTH = 96
LABEL = 14


class Ink(StrEnum):
    """SGR codes; empty where nobody would see them."""

    PLAIN = ""
    BOLD = "1"
    SOFT = "2"
    GOOD = "32"
    CARE = "33"
    BAD = "31"
    LINE = "36"


class Narrator:
    """Lines of a label and a text; long ones go on under themselves."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._coloured = self._out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def heading(self, text: str) -> None:
        self._print("")
        self._print(self._ink(f"{text} {'-' * max(WIDTH - len(text) - 1, 3)}", Ink.BOLD))

    def say(self, text: str, ink: Ink = Ink.PLAIN) -> None:
        for line in textwrap.wrap(text, WIDTH) or [""]:
            self._print(self._ink(line, ink))

    def tell(self, label: str, text: str, ink: Ink = Ink.PLAIN) -> None:
        """One thing that happened; the label stands on the left once."""
        indent = " " * (len(text) - len(text.lstrip()) + 2)
        lines = textwrap.wrap(text, WIDTH - LABEL - 2, subsequent_indent=indent, break_on_hyphens=False) or [""]
        for number, line in enumerate(lines):
            left = label if number == 0 else ""
            self._print(f"  {self._ink(f'{left:<{LABEL}}', Ink.LINE)}{self._ink(line, ink)}")

    def quote(self, text: str, *, most: int = 14) -> None:
        """Somebody's own words, indented."""
        lines = [line.rstrip() for line in text.strip().splitlines()]
        for line in lines[:most]:
            for part in textwrap.wrap(line, WIDTH - LABEL - 6) or [""]:
                self._print(f"  {'':<{LABEL}}{self._ink(f'| {part}'.rstrip(), Ink.SOFT)}")
        if len(lines) > most:
            self._print(f"  {'':<{LABEL}}{self._ink(f'| ... ({len(lines) - most} more lines)', Ink.SOFT)}")

    def _ink(self, text: str, ink: Ink) -> str:
        return f"\x1b[{ink.value}m{text}\x1b[0m" if self._coloured and ink.value else text

    def _print(self, line: str) -> None:
        print(line.rstrip(), file=self._out, flush=True)
