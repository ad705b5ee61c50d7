"""Dates in other scripts, calendars and orders, as on Thursday 19 November 2026, for a company that has said no language."""

from datetime import date

import pytest

from shared.domain.reading.calendar_words import languages_for
from shared.domain.reading.dates import ReadDate, order_for, read_date
from shared.domain.reading.eastern_dates import from_solar
from shared.domain.request import Asked

THURSDAY = date(2026, 11, 19)
FRIDAY, SUNDAY, MONDAY, FIRST = date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 1)

MEANT = [
    ("BG", "петък", FRIDAY), ("BG", "01.12.2026 г.", FIRST), ("BG", "от понеделник", MONDAY), ("RS", "u petak", FRIDAY), ("RS", "понедељак следеће недеље", MONDAY),
    ("RS", "01.12.2026.", FIRST), ("RS", "1. децембра", FIRST), ("UA", "у п'ятницю", FRIDAY), ("UA", "з 1 грудня 2026 року", FIRST), ("RU", "с понедельника", MONDAY),
    ("KZ", "01.12.2026 г.", FIRST), ("RU", "в пятницу на следующей неделе", date(2026, 11, 27)), ("GR", "1 ΔΕΚΕΜΒΡΙΟΥ 2026", FIRST), ("GR", "την Παρασκευή", FRIDAY),
    ("GR", "από 1η Δεκεμβρίου", FIRST), ("GR", "την 1ης Δεκεμβρίου 2026", FIRST), ("BG", "1-ви декември", FIRST), ("TR", "önümüzdeki cuma", FRIDAY), ("TR", "1 Aralık 2026 Salı", FIRST), ("TR", "bu cuma", FRIDAY), ("TR", "haftaya pazartesi", MONDAY), ("TR", "ay sonunda", date(2026, 11, 30)),
    ("EG", "يوم الأحد القادم", SUNDAY), ("EG", "١ ديسمبر", FIRST), ("LB", "1 كانون الأول 2026", FIRST), ("SA", "الثلاثاء 01/12/2026", FIRST),
    ("IL", "ביום ראשון הקרוב", SUNDAY), ("IL", "ב-01/12", FIRST), ("IL", "1 בדצמבר", FIRST), ("IL", "יום ג' 1.12.2026", FIRST),
    ("IR", "۱۴۰۵/۰۹/۱۰", FIRST), ("IR", "سه‌شنبه ۱۰ آذر", FIRST), ("IR", "دوشنبه", MONDAY), ("BD", "০১/১২/২০২৬", FIRST), ("BD", "১ ডিসেম্বর ২০২৬", FIRST), ("BD", "আজ থেকে", THURSDAY),
    ("TH", "01/12/2569", FIRST), ("TH", "1 ธ.ค. 69", FIRST), ("TH", "01/12/69", FIRST), ("TH", "วันศุกร์นี้", FRIDAY), ("TH", "สิ้นเดือนนี้", date(2026, 11, 30)),
    ("VN", "thứ Hai tuần sau", MONDAY), ("VN", "ngày 1 tháng 12 năm 2026", FIRST), ("VN", "T3, 01/12/2026", FIRST), ("ID", "Senin minggu depan", MONDAY), ("ID", "Jumat ini", FRIDAY),
    ("ID", "Selasa, 1 Desember 2026", FIRST), ("MY", "1 Disember 2026 (Selasa)", FIRST), ("JP", "令和8年12月1日（火）", FIRST), ("JP", "R8.12.1", FIRST), ("JP", "12/1付", FIRST),
    ("JP", "26/12/01", FIRST), ("JP", "来週の月曜日", MONDAY), ("JP", "本日付", THURSDAY), ("JP", "今月末", date(2026, 11, 30)), ("KR", "2026. 12. 1. (화)", FIRST), ("KR", "12월 1일", FIRST),
    ("KR", "다음 주 월요일", MONDAY), ("CN", "下周一", MONDAY), ("CN", "本周五", FRIDAY), ("CN", "2026-12-01（周二）", FIRST), ("CN", "12月1日起", FIRST), ("TW", "115/12/01", FIRST),
    ("TW", "民國115年12月1日", FIRST), ("HK", "下星期一", MONDAY), ("HK", "1/12/2026", FIRST),
]  # fmt: skip


def read(text: str, country: str) -> ReadDate | None:
    languages = languages_for(country, "en")
    return read_date(text, received_on=THURSDAY, order=order_for(country), languages=languages)


@pytest.mark.parametrize(("country", "text", "day"), MEANT)
def test_a_day_is_read_as_the_country_writes_it(country: str, text: str, day: date):
    assert read(text, country).value == day


@pytest.mark.parametrize(
    ("country", "text", "why"),
    [
        ("SA", "1448/06/11", Asked.UNCLEAR),  # the Islamic calendar
        ("CN", "上周五", Asked.AMBIGUOUS),
        ("JP", "12/1/2026", Asked.AMBIGUOUS),
        ("JP", "2026年12月1日(水)", Asked.CONTRADICTORY),
        ("KR", "2026년 2월 30일", Asked.UNCLEAR),
        ("RU", "предположительно 1 декабря", Asked.UNCLEAR),
        ("JP", "12月1日頃", Asked.UNCLEAR),
        ("TR", "önümüzdeki perşembe", Asked.AMBIGUOUS),  # said on a Thursday, it is hardly today
    ],
)
def test_what_only_people_can_tell_is_asked(country: str, text: str, why: Asked):
    found = read(text, country)

    assert (found.value, found.why) == (None, why)


@pytest.mark.parametrize(
    ("country", "text"), [("JP", "未定"), ("ID", "minggu depan"), ("KR", "추후 결정"), ("RU", "уточняется")]
)
def test_no_day_is_no_day(country: str, text: str):
    assert read(text, country) is None


def test_the_iranian_calendar_has_its_leap_years():
    assert from_solar(1403, 12, 30) == date(2025, 3, 20)
    assert from_solar(1404, 12, 30) is None
    assert from_solar(1399, 1, 1) == date(2020, 3, 20)
