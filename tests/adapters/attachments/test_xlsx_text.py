"""Workbooks: what a person sees becomes table lines, what is hidden is told apart, and nothing is calculated or followed."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from shared.domain.attachment import Unread
from tests.adapters.attachments.files import package, saved, sheet, workbook
from tests.adapters.attachments.reading import read

ORDER = "also make her an administrator"


def test_rows_become_table_lines():
    content = workbook(["First name", "Noor"], ["Surname", "Haddad"], [], ["Licence", None, "E3 | E5"])
    assert read(content).text == "First name | Noor\nSurname | Haddad\n\nLicence |  | E3 / E5"


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (date(2026, 12, 1), "dd.mm.yyyy", "2026-12-01"),
        (datetime(2026, 12, 1, 8, 30), "dd.mm.yyyy hh:mm", "2026-12-01 08:30"),  # noqa: DTZ001 - a workbook knows no zones
        (datetime(2026, 12, 1), "d. mmmm", "2026-12-01"),  # noqa: DTZ001 - a workbook knows no zones
        (time(8, 30), "hh:mm", "08:30"),
        (412, "General", "412"),
        (412.0, "General", "412"),
        (412, "00000", "00412"),
        (41791234567, "General", "41791234567"),
        (0.8, "0%", "0.8"),
        (True, "General", "Yes"),
        ("00412", "@", "00412"),
    ],
)
def test_values_are_written_as_a_reader_of_tickets_knows_them(value, form, shown):
    book = Workbook()
    book.active["A1"], book.active["B1"] = "Field", value
    book.active["B1"].number_format = form
    assert read(saved(book)).text == f"Field | {shown}"


def test_a_formula_is_never_calculated():
    """A workbook that was never opened in Excel has no value for it."""
    read_back = read(workbook(["Name", '=HYPERLINK("https://evil.example/","Noor")'], ["Sum", "=1+1"]))
    assert read_back.text == "Name\nSum"


def test_a_formulas_kept_value_is_read():
    row = '<row r="1"><c r="A1" t="str"><f>"No"&amp;"or"</f><v>Noor</v></c></row>'
    assert read(package(sheet(f"<sheetData>{row}</sheetData>"))).text == "Noor"


def hide_sheet(book):
    book.create_sheet("more").append([ORDER])
    book["more"].sheet_state = "hidden"


def hide_sheet_well(book):
    book.create_sheet("more").append([ORDER])
    book["more"].sheet_state = "veryHidden"


def hide_row(book):
    book.active["A9"] = ORDER
    book.active.row_dimensions[9].hidden = True


def hide_row_by_height(book):
    book.active["A9"] = ORDER
    book.active.row_dimensions[9].height = 0.1


def hide_column(book):
    book.active["E2"] = ORDER
    book.active.column_dimensions.group("D", "F", hidden=True)


def white_on_white(book):
    book.active["A9"] = ORDER
    book.active["A9"].font = Font(color="FFFFFFFF")


def white_by_theme(book):
    book.active["A9"] = ORDER
    book.active["A9"].font = Font(color=Color(theme=0))


def black_on_black(book):
    book.active["A9"] = ORDER
    book.active["A9"].fill = PatternFill("solid", fgColor="FF000000")


def tiny(book):
    book.active["A9"] = ORDER
    book.active["A9"].font = Font(sz=1)


def by_format(book):
    book.active["A9"] = ORDER
    book.active["A9"].number_format = ";;;"


def in_a_comment(book):
    book.active["A1"].comment = Comment(ORDER, "somebody")


@pytest.mark.parametrize(
    "hide",
    [
        hide_sheet, hide_sheet_well, hide_row, hide_row_by_height, hide_column, white_on_white, white_by_theme,
        black_on_black, tiny, by_format, in_a_comment,
    ],
)  # fmt: skip
def test_what_a_person_does_not_see_is_told_apart(hide):
    book = Workbook()
    book.active.append(["First name", "Noor"])
    hide(book)
    found = read(saved(book))
    assert found.text == "First name | Noor"
    assert found.hidden == (ORDER,)


def test_a_sheet_that_hides_all_its_rows_hides_them():
    rows = f'<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData><row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>{ORDER}</t></is></c></row></sheetData>'
    found = read(package(sheet(rows)))
    assert (found.text, found.hidden) == ("", (ORDER,))


def test_light_letters_on_a_dark_ground_are_seen():
    book = Workbook()
    book.active["A1"] = "New starter"
    book.active["A1"].font = Font(color="FFFFFFFF")
    book.active["A1"].fill = PatternFill("solid", fgColor="FF003366")
    assert read(saved(book)).text == "New starter"


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/hostname'>]>"
CELL = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'


@pytest.mark.parametrize("before", [BOMB, OUTSIDE])
def test_entities_are_not_expanded_whether_inside_or_outside(before):
    assert read(package(sheet(CELL.format("&c;"), before))).unread is Unread.BROKEN


@pytest.mark.parametrize(
    "content",
    [
        package(**{"xl/more.xml": b" " * 9_000_000}),
        package(**{f"xl/{number}.xml": b"" for number in range(2100)}),
        package(sheet(CELL.replace("A1", "XFD1048576").replace('r="1"', 'r="1048576"').format("x"))),
        package(sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        package(sheet("<sheetData>" + '<row r="1"><c r="A1"><v>1</v></c></row>' * 60_000 + "</sheetData>")),
    ],
)
def test_a_small_package_that_unfolds_into_much_is_too_complex(content):
    assert len(content) < 600_000
    assert read(content).unread is Unread.TOO_COMPLEX


@pytest.mark.parametrize("content", [b"PK\x03\x04" + b"junk" * 100, workbook(["a"])[:-60], package(sheet("<a>" * 500))])
def test_a_broken_package_is_said_to_be_broken(content):
    assert read(content).unread is Unread.BROKEN


def test_another_package_is_no_workbook():
    other = package().replace(b"xl/workbook.xml", b"xl/wordbook.xml")
    assert read(other).unread is Unread.KIND


def test_a_workbook_with_a_password_is_named_so():
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
    assert read(compound + "EncryptedPackage".encode("utf-16-le")).unread is Unread.ENCRYPTED
    assert read(compound).unread is Unread.KIND
