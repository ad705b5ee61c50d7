"""The names that come closest to words nobody bears: offered in a question, and never taken for what was meant. Pure."""

from collections.abc import Iterable
from difflib import get_close_matches

from shared.domain.planning.group_words import same_name

MOST = 5
_CLOSE = 0.6
_LONGEST = 80


def closest[Named](words: str, named: Iterable[tuple[str, Named]]) -> tuple[Named, ...]:
    """Of things with their names those that are nearest, nearest first; none when nothing is near."""
    by_name: dict[str, list[Named]] = {}
    for name, thing in named:
        by_name.setdefault(same_name(name)[:_LONGEST], []).append(thing)
    near = get_close_matches(same_name(words)[:_LONGEST], by_name, n=MOST, cutoff=_CLOSE)
    return tuple(thing for name in near for thing in by_name[name])[:MOST]
