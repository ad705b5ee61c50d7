"""Pages in Hebrew and Arabic are drawn from left to right and read from right to left; what reads from the left keeps its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.attachments.reading_order import in_reading_order

HEBREW = ["דבוע ספוט"] * 3


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("העונ | יטרפ םש", "שם פרטי | נועה"),
        ("יול-יאקרב | החפשמ םש", "שם משפחה | ברקאי-לוי"),
        ("1.12.2026 | הלחתה ךיראת", "תאריך התחלה | 1.12.2026"),
        ("noa.barkai@firm.example | ליאוד", "דואיל | noa.barkai@firm.example"),
        ("Business Premium :ןוישיר", "רישיון: Business Premium"),
        ("(VPN) הצובק", "קבוצה (VPN)"),
        ("GWANSWER0GW   יטרפ םש", "שם פרטי   GWANSWER0GW"),
        ("Sales   VPN | תוצובק", "קבוצות | VPN   Sales"),
        ("ﺓﺭﺎﺳ :ﻢﺳﻻﺍ", "الاسم: سارة"),
        ("١٢٣ ﻒﺗﺎﻫ", "هاتف ١٢٣"),
    ],
)
def test_a_line_of_such_a_page_is_turned_around_what_reads_from_the_left(drawn, read):
    assert in_reading_order([drawn, *HEBREW])[0] == read


def test_on_a_page_in_latin_letters_only_the_words_of_the_other_script_are_turned():
    page = ["Name: יול יאקרב, Sales (VPN)", *["This page is in English and has many words."] * 3]
    assert in_reading_order(page) == ["Name: ברקאי לוי, Sales (VPN)", *page[1:]]


@given(st.lists(st.text(alphabet="abc 12|().Żйあ", max_size=30), max_size=5))
def test_a_page_without_such_letters_is_left_as_it_is(lines):
    assert in_reading_order(lines) == lines


@given(st.lists(st.text(max_size=40), max_size=5))
def test_no_line_is_lost(lines):
    assert len(in_reading_order(lines)) == len(lines)
