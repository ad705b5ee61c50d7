"""What every test gets: no GANGWAY_ settings of the developer's shell, no sleeping retries, storage on request."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
import stamina

from sandbox.azurite import Azurite
from tests.clock import FixedClock

# Deadlines measure the machine, not the code. CI draws the same examples every time, so that a red run can be repeated.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sets the settings that it needs; what the shell has must not decide it."""
    for name in list(os.environ):
        if name.startswith("GANGWAY_"):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _retries_do_not_sleep() -> Iterator[None]:
    """Retries inside one call still happen, as often as in production, but without the waiting."""
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still."""
    return FixedClock()


@pytest.fixture(scope="session")
def azurite() -> Iterator[Azurite]:
    """Real storage semantics. One process for all tests of this pytest worker: name your tables and containers apart."""
    with Azurite() as running:
        yield running
