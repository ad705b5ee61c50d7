"""How a tenant has to end: the facts that have to be other ones, and that nothing else is. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.story.tenant_facts import Difference, Fact, Place, describe

type Wanted = Fact | Callable[[Difference], str]
type Aspects = Mapping[str, Wanted]


@dataclass(frozen=True)
class Expected:
    """`subjects` maps a sign-in name (or licence) to what has to be true of it now; everything else stays as it was."""

    tenant: str = ""
    subjects: Mapping[str, Aspects] | None = None

    def problems(self, found: list[Difference]) -> list[str]:
        """One sentence for each thing that is not as it should be."""
        wanted = {
            Place(self.tenant, subject, aspect): value
            for subject, aspects in (self.subjects or {}).items()
            for aspect, value in aspects.items()
        }
        by_place = {difference.place: difference for difference in found}
        missing = [
            f"{place.subject}: {place.aspect} did not change" for place in sorted(wanted) if place not in by_place
        ]
        return missing + [problem for difference in found if (problem := _judge(difference, wanted))]


def _judge(difference: Difference, wanted: Mapping[Place, Wanted]) -> str:
    place = difference.place
    name = f"{place.tenant}, {place.subject}"
    if place not in wanted:
        return f"{name}: {describe(difference)}; nobody asked for that"
    value = wanted[place]
    complaint = value(difference) if callable(value) else "" if difference.after == value else f"it should be {value!r}"
    return f"{name}: {describe(difference)}; {complaint}" if complaint else ""


def moved(difference: Difference) -> str:
    """A moment that has to be later than before (or there at all)."""
    before, after = difference.before, difference.after
    later = isinstance(after, str) and (before is None or (isinstance(before, str) and after > before))
    return "" if later else "it should have moved forward"


def one_more(difference: Difference) -> str:
    return _by(difference, 1)


def one_less(difference: Difference) -> str:
    return _by(difference, -1)


def there(difference: Difference) -> str:
    """Any value, as long as there is one."""
    return "" if difference.after not in (None, "", ()) else "it should have a value"


def without(*names: str) -> Callable[[Difference], str]:
    """A list that has lost exactly these."""
    return lambda difference: _lists(difference, gone=set(names), come=set())


def with_more(*names: str) -> Callable[[Difference], str]:
    """A list that has got exactly these."""
    return lambda difference: _lists(difference, gone=set(), come=set(names))


def _by(difference: Difference, step: int) -> str:
    before, after = difference.before or 0, difference.after or 0
    right = isinstance(before, int) and isinstance(after, int) and after - before == step
    return "" if right else f"it should have changed by {step:+d}"


def _lists(difference: Difference, *, gone: set[str], come: set[str]) -> str:
    old = set(difference.before) if isinstance(difference.before, tuple) else set()
    new = set(difference.after) if isinstance(difference.after, tuple) else set()
    if (old - new, new - old) == (gone, come):
        return ""
    return f"it should have lost {sorted(gone) or 'nothing'} and got {sorted(come) or 'nothing'}"
