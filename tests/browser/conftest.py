"""A page in the real browser of tests/conftest.py, on a phone and on a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}


@pytest.fixture(params=sorted(SIZES))
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """On a phone and on a desk, without JavaScript; anything the browser complains of fails the test."""
    context = browser.new_context(viewport=SIZES[request.param], java_script_enabled=False)
    opened, complaints = context.new_page(), []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("requestfailed", lambda asked: complaints.append(f"failed: {asked.url}"))
    yield opened
    context.close()
    # The one complaint that is right: browsers mention answers such as 409 and 404.
    assert [text for text in complaints if "status of 4" not in text and "favicon" not in text] == []
