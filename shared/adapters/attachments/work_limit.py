"""Stops a library that a file makes work too hard. Work is counted in calls and not in time: the same file always ends the same way.

Whatever limits a parser has of its own, there is always one more shape of file that makes it go round; this holds for all of them.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import NamedTuple


class TooMuchWorkError(BaseException):
    """No `Exception`: parsers catch those, and would go on."""


class Worked[Result](NamedTuple):
    result: Result
    calls: int


def limited[Result](work: Callable[[], Result], most_calls: int) -> Worked[Result]:
    """The result of `work` and what it took. Raises TooMuchWorkError when it needs more calls than that."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event in ("call", "c_call"):
            calls += 1
            if calls > most_calls:
                raise TooMuchWorkError

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        result = work()
    finally:
        sys.setprofile(before)
    return Worked(result, calls)
