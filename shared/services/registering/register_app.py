"""Bring the app registration to where it should be, step by step; stopped anywhere and started again it goes on.

What was just made in Entra is not seen everywhere at once, so every step is tried again for a while.
"""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from shared.domain.errors import PermanentError, RetryableError
from shared.domain.registration import Change, Difference, Registered, Wanted, differences

# Seconds between attempts: "seconds to minutes" until all replicas know a new object.
PAUSES = (2, 4, 8, 15, 15, 30, 30)


class Registrar(Protocol):
    """Entra's app registrations. Every method raises OutsideError; RetryableError for what is not there yet."""

    def find(self) -> Registered | None: ...

    def write(self, wanted: Wanted, found: Registered | None) -> None:
        """Make the registration, or change its properties."""
        ...

    def set_address(self, found: Registered) -> None: ...

    def trust(self, wanted: Wanted, found: Registered) -> None: ...

    def make_principal(self, found: Registered) -> None: ...

    def make_admin(self, found: Registered, admin: str) -> None: ...

    def grant_at_home(self, wanted: Wanted, found: Registered) -> None: ...


def register_app(
    wanted: Wanted,
    *,
    registrar: Registrar,
    sleep: Callable[[float], None],
    tell: Callable[[Difference], None],
) -> Registered:
    """The registration as it is afterwards, read back. `tell` hears of each thing before it is done."""
    found = registrar.find()
    told: set[Difference] = set()
    while left := differences(wanted, found):
        fresh = left[0]
        if fresh in told:
            raise PermanentError(f"Entra took this, but does not show it: {fresh.text}", code="not_read_back")
        # One write covers all properties, so that they are told together.
        now = [each for each in left if each.change is fresh.change and each.subject == fresh.subject]
        for each in now:
            tell(each)
        told.update(now)
        _patiently(partial(_do, fresh, wanted, found, registrar), sleep)
        found = _until_seen(now, wanted, registrar, sleep)
    if found is None:
        raise PermanentError("the app registration is not there", code="not_read_back")
    return found


def _do(step: Difference, wanted: Wanted, found: Registered | None, registrar: Registrar) -> None:
    if found is None or step.change in (Change.CREATE, Change.PROPERTIES):
        registrar.write(wanted, found)
    elif step.change is Change.ADDRESS:
        registrar.set_address(found)
    elif step.change is Change.TRUST:
        registrar.trust(wanted, found)
    elif step.change is Change.PRINCIPAL:
        registrar.make_principal(found)
    elif step.change is Change.ADMIN:
        registrar.make_admin(found, step.subject)
    else:
        registrar.grant_at_home(wanted, found)


def _until_seen(
    done: list[Difference], wanted: Wanted, registrar: Registrar, sleep: Callable[[float], None]
) -> Registered | None:
    """Read until what was just done shows. If it never does, the caller finds it undone."""
    found = registrar.find()
    for pause in PAUSES:
        if not set(done) & set(differences(wanted, found)):
            return found
        sleep(pause)
        found = registrar.find()
    return found


def _patiently(work: Callable[[], None], sleep: Callable[[float], None]) -> None:
    for pause in PAUSES:
        try:
            return work()
        except RetryableError as later:
            sleep(max(pause, later.retry_after.total_seconds() if later.code == "busy" else 0))
    return work()
