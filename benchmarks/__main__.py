"""All benchmarks one after the other: `python -m benchmarks` in short form, `--full` for the figures that are published.

Ends with 1 when a budget is missed.
"""

import argparse
import sys

from benchmarks import ingest, roundtrips, startup
from benchmarks.figures import show

STARTS, STARTS_FULL = 7, 15
RUNS, RUNS_FULL = 2, 3
SECONDS, SECONDS_FULL = 10, 30


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description="All benchmarks against their budgets.")
    parser.add_argument("--full", action="store_true", help="as long as for the published figures")
    is_full = parser.parse_args().full
    starts, runs, seconds = (STARTS_FULL, RUNS_FULL, SECONDS_FULL) if is_full else (STARTS, RUNS, SECONDS)
    missed = [
        show("Start", startup.report(times=starts)),
        show(roundtrips.title(roundtrips.LATENCY), roundtrips.report(latency=roundtrips.LATENCY, repeat=runs)),
        show(
            ingest.title(ingest.RATE, seconds), ingest.report(list(ingest.Scenario), rate=ingest.RATE, seconds=seconds)
        ),
    ]
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
