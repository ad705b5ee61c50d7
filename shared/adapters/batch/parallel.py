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


def in_three[A, B, C](one: Callable[[], A], two: Callable[[], B], three: Callable[[], C]) -> tuple[A, B, C]:
    """Three calls of different kinds."""
    with ThreadPoolExecutor(max_workers=3) as pool:
        first, second, third = pool.submit(one), pool.submit(two), pool.submit(three)
    return first.result(), second.result(), third.result()
