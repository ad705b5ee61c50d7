"""A real browser that photographs pages and writes small PNG files. Knows no page of ours."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize, sync_playwright

from sandbox.shots.png import shrink

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Containers have neither user namespaces nor a large /dev/shm; the pages are our own.
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none")
LIMIT_BYTES = 200_000
MARGIN = 16


class NoBrowserError(RuntimeError):
    """There is nothing to take pictures with; the message says what to install."""


class TooLargeError(RuntimeError):
    """A picture that nobody would wait for."""


class Device(StrEnum):
    PHONE = "phone"
    DESKTOP = "desktop"


class Extent(StrEnum):
    """What of a page is in the picture: what its reader sees first, or all that scrolling would show."""

    SCREEN = "screen"
    WHOLE = "whole"


SIZES: dict[Device, ViewportSize] = {
    Device.PHONE: {"width": 390, "height": 844},
    Device.DESKTOP: {"width": 1280, "height": 900},
}
# Twice as many pixels on the first screen of a phone, because that is what is shown small beside other pictures.
SHARPNESS: dict[Device, float] = {Device.PHONE: 2, Device.DESKTOP: 1}


class Camera:
    """Writes into one folder. `taken` has the names in the order of taking."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._blank = browser.new_page()
        self.taken: list[str] = []

    @contextmanager
    def page(self, device: Device) -> Iterator[Page]:
        """A fresh browser window of that size, without what other windows remember."""
        context = self._browser.new_context(
            viewport=SIZES[device],
            device_scale_factor=SHARPNESS[device],
            is_mobile=device is Device.PHONE,
            has_touch=device is Device.PHONE,
            color_scheme="light",
            locale="en-GB",
            reduced_motion="reduce",
        )
        try:
            yield context.new_page()
        finally:
            context.close()

    def take(self, page: Page, name: str, extent: Extent = Extent.SCREEN) -> None:
        """The window, or the whole page in a window as tall as itself: that is large, so it is not as sharp."""
        scale: Literal["css", "device"] = "device"
        size = page.viewport_size
        if extent is Extent.WHOLE and size is not None:
            scale = "css"
            page.set_viewport_size({**size, "height": page.evaluate("document.documentElement.scrollHeight")})
        self._keep(name, page.screenshot(scale=scale, animations="disabled", caret="hide"))

    def take_part(self, page: Page, name: str, selector: str) -> None:
        """One element of the page and nothing around it."""
        self._keep(name, page.locator(selector).first.screenshot(animations="disabled", caret="hide"))

    def take_down_to(self, page: Page, name: str, selector: str) -> None:
        """The page from its top to the end of the last such element: without the forms of the sandbox below."""
        box = page.locator(selector).last.bounding_box()
        if box is None:
            raise RuntimeError(f"the page for the picture {name} has no {selector}")
        width = SIZES[Device.DESKTOP]["width"]
        clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": box["y"] + box["height"] + MARGIN}
        self._keep(name, page.screenshot(full_page=True, clip=clip, animations="disabled", caret="hide"))

    def _keep(self, name: str, png: bytes) -> None:
        small = shrink(png, self._blank)
        if len(small) > LIMIT_BYTES:
            raise TooLargeError(f"the picture {name} has {len(small)} bytes, more than {LIMIT_BYTES}: show less in it")
        (self._folder / f"{name}.png").write_bytes(small)
        self.taken.append(name)


def find_browser() -> str:
    """The path of the machine's Chromium or Chrome."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise NoBrowserError("no Chromium or Chrome is on PATH; on Debian: apt-get install chromium")
    return found


@contextmanager
def open_camera(folder: Path) -> Iterator[Camera]:
    executable = find_browser()
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            yield Camera(browser, folder)
        finally:
            browser.close()
