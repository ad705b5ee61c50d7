"""Small pictures show the same as large ones."""

import base64
import zlib

import pytest
from playwright.sync_api import Browser

from sandbox.shots.png import SIGNATURE, Indexed, encode, shrink

PAGE = "<body style='margin:0;background:#fff'><p style='color:#15803d;font:40px sans-serif'>Grüezi &#1583;&#1575;&#1606;&#1575;</p></body>"

PIXELS = """async (png) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  return Array.from(context.getImageData(0, 0, bitmap.width, bitmap.height).data);
}"""


def chunks(png: bytes) -> dict[bytes, bytes]:
    """By kind; each is checked against its checksum."""
    found: dict[bytes, bytes] = {}
    rest = png[len(SIGNATURE) :]
    while rest:
        size = int.from_bytes(rest[:4])
        kind, body, checksum = rest[4:8], rest[8 : 8 + size], rest[8 + size : 12 + size]
        assert zlib.crc32(kind + body) == int.from_bytes(checksum)
        found[kind] = found.get(kind, b"") + body
        rest = rest[12 + size :]
    return found


def test_a_picture_is_written_as_the_specification_says():
    pixels = base64.b64encode(bytes([0, 1, 1, 0, 0, 1])).decode()
    png = encode(Indexed(width=3, height=2, palette=b"\xff\xff\xff\x00\x00\x00", pixels=pixels))

    assert png.startswith(SIGNATURE)
    parts = chunks(png)
    assert list(parts) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert parts[b"IHDR"] == bytes([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0])
    assert zlib.decompress(parts[b"IDAT"]) == bytes([0, 0, 1, 1, 0, 0, 0, 1])


@pytest.mark.browser
def test_a_page_with_few_colours_loses_nothing_but_bytes(browser: Browser):
    page, blank = browser.new_page(viewport={"width": 400, "height": 200}), browser.new_page()
    page.set_content(PAGE)
    before = page.screenshot()

    after = shrink(before, blank)

    assert len(after) < len(before)
    shown = [blank.evaluate(PIXELS, base64.b64encode(png).decode()) for png in (before, after)]
    assert shown[0] == shown[1]
    page.close()
    blank.close()
