"""Small files for tests, written by hand where a well-meant library would not write what an attacker does."""

import io
import zipfile
import zlib

from openpyxl import Workbook

CATALOG = "<</Type/Catalog/Pages 2 0 R{more}>>"
_SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def workbook(*rows: list) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def package(sheet: str = "", **parts: bytes) -> bytes:
    """A workbook whose first sheet, and other parts, are what is given."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["a"]))) as good, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name in good.namelist():
            made.writestr(name, sheet if sheet and name == _SHEET else good.read(name))
        for name, content in parts.items():
            made.writestr(name, content)
    return kept.getvalue()


def sheet(inside: str, before: str = "") -> str:
    return f'{before}<worksheet xmlns="{NAMESPACE}">{inside}</worksheet>'


def pdf(content: str, *, page: str = "", catalog: str = "", more: tuple[bytes, ...] = (), resources: str = "") -> bytes:
    """One page with this content. `more` are objects from number 6 on."""
    packed = zlib.compress(content.encode("latin-1"), 9)
    objects = [
        CATALOG.format(more=catalog).encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>{page}>>".encode(),
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *more,
    ]
    written = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        written + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(written))
    )  # fmt: skip


def stream(content: str, head: str = "") -> bytes:
    return f"<<{head}/Length {len(content)}>>stream\n{content}\nendstream".encode("latin-1")


def text(words: str, x: int = 50, y: int = 700) -> str:
    return f"BT /F1 12 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"
