"""Small PNG files of pages: a palette instead of three bytes for each pixel, and the best compression."""

import base64
import struct
import zlib
from pathlib import Path

from playwright.sync_api import Page
from pydantic import BaseModel

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SCRIPT = (Path(__file__).parent / "palette.js").read_text("utf-8")
_INDEXED, _BITS = 3, 8


class Indexed(BaseModel):
    """A picture of at most 256 colours: `pixels` (base64) has one byte for each, from left to right and top to bottom."""

    width: int
    height: int
    palette: bytes
    pixels: str


def shrink(png: bytes, blank: Page) -> bytes:
    """The same picture in fewer bytes. `blank` is a page that nobody else uses: the browser counts colours faster than we do."""
    found = blank.evaluate(_SCRIPT, base64.b64encode(png).decode())
    return encode(Indexed.model_validate({**found, "palette": bytes(found["palette"])}))


def encode(picture: Indexed) -> bytes:
    """As the PNG specification (W3C, third edition) has it, with the filter "none", the best for palettes."""
    pixels = base64.b64decode(picture.pixels)
    rows = (pixels[at : at + picture.width] for at in range(0, len(pixels), picture.width))
    header = struct.pack(">IIBBBBB", picture.width, picture.height, _BITS, _INDEXED, 0, 0, 0)
    data = zlib.compress(b"".join(b"\x00" + row for row in rows), level=9)
    chunks = ((b"IHDR", header), (b"PLTE", picture.palette), (b"IDAT", data), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
