"""Finds which request of a ticket that changed belongs to which run, by the person it is about and never by its place in the list.

Readers may name people in another order, and somebody whose request was taken back is no longer among them.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from shared.domain.reading.folding import fold
from shared.domain.reading.person_names import bare_name
from shared.domain.request import Request
from shared.domain.value import Value

type Same = Callable[[Request, Request], bool]


class Progress(StrEnum):
    """Whether a run can still become a request for somebody else."""

    OPEN = "open"
    CLOSED = "closed"  # under way or over


class Known(Value):
    """What a run is about, as last understood."""

    request: Request
    progress: Progress = Progress.OPEN


class Matched(Value):
    """`own`: the run's number -> its request. `new`: requests that no run is about yet."""

    own: dict[int, Request] = {}
    new: tuple[Request, ...] = ()


def match_requests(known: Mapping[int, Known], requests: tuple[Request, ...]) -> Matched:
    """The surest likeness first. What is left over, one open run and one request of its kind, is a name put right."""
    left = dict(enumerate(requests))
    own: dict[int, Request] = {}
    for is_same in (_same_in_all, _same_person, _may_be_same):
        for number, run in known.items():
            at = None if number in own else _only(run.request, left, is_same)
            if at is not None:
                own[number] = left.pop(at)
    open_runs = [n for n, run in known.items() if n not in own and run.progress is Progress.OPEN]
    if len(open_runs) == len(left) == 1:
        number, (at, request) = open_runs[0], next(iter(left.items()))
        before = known[number].request
        if before.intent is request.intent or not _words(before):
            own[number] = left.pop(at)
    return Matched(own=own, new=tuple(left.values()))


def _only(before: Request, left: Mapping[int, Request], is_same: Same) -> int | None:
    """The one request that is like it. Two that are alike settle nothing, unless they are equally it."""
    found = [at for at, request in left.items() if is_same(before, request)]
    return found[0] if len(found) == 1 or (found and is_same is not _may_be_same) else None


def _same_in_all(one: Request, other: Request) -> bool:
    return one.intent is other.intent and _same_person(one, other)


def _same_person(one: Request, other: Request) -> bool:
    if one.email and other.email:
        return fold(one.email.value) == fold(other.email.value)
    return bool(one.name()) and _words(one) == _words(other)


def _may_be_same(one: Request, other: Request) -> bool:
    """A name that was completed or shortened: all words of the one are in the other."""
    if one.email and other.email:
        return False
    mine, theirs = set(_words(one)), set(_words(other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _words(request: Request) -> list[str]:
    return sorted(fold(bare_name(request.name())).replace(",", " ").split())
