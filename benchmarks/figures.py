"""A measured figure beside its budget, and how both are printed. It measures nothing."""

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TextIO

_GIB = 2**30


@dataclass(frozen=True)
class Figure:
    """`budget` is the most that `value` may be; None where nothing was promised."""

    name: str
    value: float
    unit: str = ""
    budget: float | None = None

    @property
    def is_over(self) -> bool:
        return self.budget is not None and self.value > self.budget

    def line(self) -> str:
        promised = "" if self.budget is None else f"budget {_number(self.budget)} {self.unit}".rstrip()
        verdict = "" if self.budget is None else ("OVER" if self.is_over else "ok")
        measured = f"{_number(self.value)} {self.unit}".rstrip()
        return f"  {self.name:<58}{measured:>14}   {promised:<18}{verdict}".rstrip()


def show(title: str, figures: Sequence[Figure], out: TextIO | None = None) -> int:
    """Print them; 1 when one is over its budget, else 0: the exit code of a benchmark."""
    stream = out or sys.stdout
    print(f"\n{title}\n  {machine()}; {datetime.now(UTC):%Y-%m-%d}", file=stream)
    for figure in figures:
        print(figure.line(), file=stream, flush=True)
    return int(any(figure.is_over for figure in figures))


def machine() -> str:
    """What a figure depends on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    system = f"{platform.system()} {platform.machine().replace('_', '-')}"
    return f"{os.cpu_count()} vCPU, {memory:.0f} GB, {system}, Python {platform.python_version()}"


def _number(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
