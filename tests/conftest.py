"""What every test gets: no GANGWAY_ settings of the developer's shell, no sleeping retries, storage on request."""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest
import stamina

from sandbox.azurite import Azurite
from tests.clock import FixedClock

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the machine's browser. A developer may have none; CI installs one, so there a missing one is a failure."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    installed = next((path for path in found if path), None)
    if installed is None and os.environ.get("CI"):
        pytest.fail("No Chromium on PATH, and CI must run the browser tests: apt-get install chromium")
    if installed is None:
        pytest.skip("No Chromium or Chrome on PATH: apt-get install chromium")
    return installed


# For one module only: while Playwright runs, this thread has a running event loop, and others' asyncio.run would fail.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator["Browser"]:
    """A real browser for pages on loopback. Mark such tests with `browser`."""
    from playwright.sync_api import sync_playwright  # costs a third of a second, which few test runs need

    with sync_playwright() as playwright:
        # Root has no user namespace sandbox to run in, containers no large /dev/shm; the pages are our own.
        running = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield running
        running.close()
