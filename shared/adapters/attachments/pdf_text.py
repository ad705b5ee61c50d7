"""Reads a PDF as text, row by row as it is laid out, with the answers of its form fields where they stand on the page.

Nothing in it is run, no link followed, no file inside opened. What a person does not see - ink of the ground's colour, invisible or tiny
text, text off the page, layers that are off, comments - is returned apart. A scan has no text and is not read.
"""

import io
import logging
import re

from cryptography.exceptions import UnsupportedAlgorithm
from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, LimitReachedError, PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from shared.adapters.attachments.broken import BROKEN
from shared.adapters.attachments.lines import extracted, table_line
from shared.adapters.attachments.pdf_content import Operation, Unfolding
from shared.adapters.attachments.pdf_fields import Answer, answers_of, comments_of, drawn
from shared.adapters.attachments.pdf_ink import split_by_ink
from shared.adapters.attachments.pdf_layers import Layers
from shared.adapters.attachments.reading_order import in_reading_order
from shared.domain.attachment import MOST_BYTES, Extracted, Unread

MOST_PAGES = 20
# Of one stream, unpacked. Text is small; what is larger is a picture or a bomb.
_MOST_UNPACKED = 4 * 1024 * 1024
_MARK = re.compile(r"(GWANSWER\d+GW)")
_COLUMNS = re.compile(r" {3,}")
_LIMITS = Configuration(
    maximum_declared_stream_length=MOST_BYTES,
    array_based_stream_maximum_output_length=_MOST_UNPACKED,
    zlib_maximum_output_length=_MOST_UNPACKED,
    lzw_maximum_output_length=_MOST_UNPACKED,
    run_length_maximum_output_length=_MOST_UNPACKED,
    brotli_maximum_output_length=_MOST_UNPACKED,
    zlib_maximum_recovery_input_length=100_000,
    stream_filters_maximum_length=4,
    stream_decoding_work_maximum_length=4 * _MOST_UNPACKED,
    stream_parsing_work_maximum_count=200_000,
    page_tree_maximum_entries=2_000,
    form_fields_maximum_entries=2_000,
)


def read_pdf(content: bytes) -> Extracted:
    # Its warnings quote the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(_LIMITS):
            reader = PdfReader(io.BytesIO(content))
            # Many have an owner's password only, and open without one.
            if reader.is_encrypted and not reader.decrypt(""):
                return Extracted(unread=Unread.ENCRYPTED)
            return _read(reader)
    except LimitReachedError:
        return Extracted(unread=Unread.TOO_COMPLEX)
    except (PyPdfError, DependencyError, DeprecationError, UnsupportedAlgorithm, *BROKEN):
        return Extracted(unread=Unread.BROKEN)


def _read(reader: PdfReader) -> Extracted:
    layers = Layers(reader)
    lines: list[str] = []
    hidden: list[str] = []
    for page in reader.pages[:MOST_PAGES]:
        lines += _page_lines(page, reader, layers, hidden)
    found = extracted(lines, hidden)
    if found.unread is Unread.EMPTY and len(reader.pages):
        return found.model_copy(update={"unread": Unread.KIND})
    return found.model_copy(update={"is_shortened": found.is_shortened or len(reader.pages) > MOST_PAGES})


def _page_lines(page: PageObject, reader: PdfReader, layers: Layers, hidden: list[str]) -> list[str]:
    unfolding = Unfolding(reader, layers)
    unfolding.add_page(page)
    answers = answers_of(page)
    box = page.cropbox
    ink = split_by_ink(unfolding.operations, (float(box.left), float(box.bottom), float(box.right), float(box.top)))
    seen = [answer for answer in answers if answer.is_seen]
    shown = [*ink.shown, *drawn(seen, unfolding.fonts)]
    hidden += [*comments_of(page), *(answer.text for answer in answers if not answer.is_seen)]
    if ink.hidden:
        hidden.append(_laid_out(page, reader, ink.hidden, unfolding.fonts))
    text = _laid_out(page, reader, shown, unfolding.fonts)
    return [row for line in in_reading_order(text.split("\n")) for row in _rows(line.strip(), seen)]


def _laid_out(page: PageObject, reader: PdfReader, operations: list[Operation], fonts: DictionaryObject) -> str:
    """pypdf's reading by layout, of these operations instead of the page's own. It looks for `cm` within `q` only."""
    content = ContentStream(None, reader)
    content.operations = [([], b"q"), *((one.operands, one.operator) for one in operations), ([], b"Q")]
    page[NameObject("/Contents")] = content
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)


def _rows(line: str, answers: list[Answer]) -> list[str]:
    """A line as laid out: an answer ends its row, since another label follows; otherwise columns are cells."""
    said = {answer.mark: answer.text for answer in answers}
    rows: list[str] = []
    label = ""
    for part in _MARK.split(line):
        if part not in said:
            label += part
            continue
        rows.append(f"{_cells(label)} | {said[part]}" if label.strip() else said[part])
        label = ""
    return [*rows, _cells(label)] if label.strip() or not rows else rows


def _cells(text: str) -> str:
    return table_line(_COLUMNS.split(text.strip()))
