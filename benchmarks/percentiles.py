"""Percentiles of latencies. Pure."""

from collections.abc import Sequence
from math import ceil


def percentile(values: Sequence[float], share: float) -> float:
    """Nearest rank: the smallest value that so many of all do not exceed. `share` is between 0 and 1."""
    if not values:
        raise ValueError("nothing was measured")
    ranked = sorted(values)
    return ranked[max(ceil(share * len(ranked)), 1) - 1]
