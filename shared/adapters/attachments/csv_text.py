"""Reads a CSV file as table lines. A cell that begins with `=` is text like any other: nothing is calculated.

Without a mark of its encoding it is UTF-8 or, as Excel writes it, in the code page of the company's country; never guessed from the text.
"""

import codecs
import csv
import io
from itertools import islice

from shared.adapters.attachments.lines import MOST_ROWS, extracted, table_line
from shared.domain.attachment import Extracted, Unread

_DELIMITERS = ";\t,|"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Windows' "ANSI" code page by country ("Code Page Identifiers" and "NLS" in Microsoft's documentation). A country in which two are in
# use is not in it.
_CODE_PAGES = {
    "cp1250": "PL CZ SK HU SI HR AL RO",
    "cp1251": "RU BY BG UA MK",
    "cp1253": "GR CY",
    "cp1254": "TR",
    "cp1255": "IL",
    "cp1256": "AE SA EG JO KW QA BH OM LB IQ IR",
    "cp1257": "LT LV EE",
    "cp1258": "VN",
    "cp874": "TH",
    "cp932": "JP",
    "gb18030": "CN",
    "cp949": "KR",
    "cp950": "TW HK",
    "cp1252": "US CA GB IE AU NZ ZA DE AT CH LI LU FR BE NL ES PT IT DK NO SE FI IS BR MX AR CL CO PE",
}
_BY_COUNTRY = {country: page for page, countries in _CODE_PAGES.items() for country in countries.split()}


def read_csv(content: bytes, country: str) -> Extracted:
    text = _decoded(content, country)
    if text is None:
        return Extracted(unread=Unread.BROKEN)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        lines = [table_line(row) for row in islice(rows, MOST_ROWS + 1)]
    except csv.Error:
        return Extracted(unread=Unread.BROKEN)
    found = extracted(lines[:MOST_ROWS])
    return found.model_copy(update={"is_shortened": found.is_shortened or len(lines) > MOST_ROWS})


def _decoded(content: bytes, country: str) -> str | None:
    """None for what is no text in any encoding that it may have."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    wanted = [marked] if marked else ["utf-8", *([_BY_COUNTRY[country]] if country in _BY_COUNTRY else [])]
    for encoding in wanted:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _delimiter(text: str) -> str:
    """The one that stands in most of the first lines outside quotation marks, and there equally often."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]

    def fit(mark: str) -> tuple[int, int]:
        counts = [_outside_quotes(line).count(mark) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (sum(count == usual for count in counts) if usual else 0, usual)

    return max(_DELIMITERS, key=fit)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
