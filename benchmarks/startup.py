"""How long a fresh process takes to import the function app, and how much memory it then has.

    python -m benchmarks.startup [--times 15]

What is reported is the median of the times; the smallest is what an idle machine gives. Files are compiled before the first
time that counts. The share that is not ours is measured in the same way: the Durable Functions library alone.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, show

ROOT = Path(__file__).resolve().parent.parent
SECONDS_BUDGET, MEGABYTES_BUDGET = 1.0, 120
APP, LIBRARY = "function_app", "azure.durable_functions"

# ru_maxrss is in kilobytes on Linux and in bytes on macOS.
_PROBE = """
import json, resource, sys, time
started = time.perf_counter()
import {module}
seconds = time.perf_counter() - started
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([seconds, most / (2**20 if sys.platform == "darwin" else 2**10)]))
"""


@dataclass(frozen=True)
class Start:
    seconds: float
    megabytes: float


def measure(module: str, *, times: int) -> list[Start]:
    """Each in a process of its own; the first one only makes sure that everything is compiled."""
    return [_once(module) for _ in range(times + 1)][1:]


def figures(app: Sequence[Start], library: Sequence[Start]) -> list[Figure]:
    seconds = [start.seconds for start in app]
    return [
        Figure("import of function_app, median", median(seconds), "s", SECONDS_BUDGET),
        Figure("import of function_app, smallest", min(seconds), "s"),
        Figure(f"of which {LIBRARY} alone, smallest", min(start.seconds for start in library), "s"),
        Figure("memory after it, median", median(start.megabytes for start in app), "MB", MEGABYTES_BUDGET),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Import time and memory of the function app.")
    parser.add_argument("--times", type=int, default=15, help="processes to start")
    times = parser.parse_args().times
    return show("Start", report(times=times))


def report(*, times: int) -> list[Figure]:
    return figures(measure(APP, times=times), measure(LIBRARY, times=times))


def _once(module: str) -> Start:
    command = [sys.executable, "-c", _PROBE.format(module=module)]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Start(*json.loads(printed))


if __name__ == "__main__":
    sys.exit(main())
