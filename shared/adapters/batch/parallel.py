"""Calls side by side on threads: the SDKs are synchronous and each call only waits for the network."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor


def in_parallel[T](calls: Sequence[Callable[[], T]]) -> list[T]:
    """Results in the order of the calls; the first error is raised once all have ended."""
    if len(calls) <= 1:
        return [call() for call in calls]
    with ThreadPoolExecutor(max_workers=min(len(calls), 8)) as pool:
        futures = [pool.submit(call) for call in calls]
    return [future.result() for future in futures]
