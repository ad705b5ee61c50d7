"""Clock times in other scripts and regions."""

from datetime import time

import pytest

from shared.domain.reading.times import read_time


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("08:30 ч.", time(8, 30)), ("18 ч.", time(18)), ("в 18-00", time(18)), ("6 вечера", time(18)), ("о 17 годині", time(17)), ("у 8 часова", time(8)),
        ("5 μ.μ.", time(17)), ("8:30 π.μ.", time(8, 30)), ("17:00", time(17)), ("saat 17.30", time(17, 30)), ("saat 17", time(17)), ("akşam 6", time(18)),
        ("4:00 مساءً", time(16)), ("الساعة 5 م", time(17)), ("٩ صباحًا", time(9)), ("۱۶:۳۰", time(16, 30)), ("ساعت ۱۷", time(17)), ("۵ عصر", time(17)),
        ("5 אחה\"צ", time(17)), ("בשעה 17:00", time(17)), ("বিকাল ৫টা", time(17)), ("সকাল ৯:৩০", time(9, 30)), ("16.00 น.", time(16)), ("บ่าย 3 โมง", time(15)),
        ("8 โมงเช้า", time(8)), ("17h30", time(17, 30)), ("17 giờ 30", time(17, 30)), ("5 giờ chiều", time(17)), ("16.00 WIB", time(16)), ("jam 5 sore", time(17)),
        ("pukul 08.00", time(8)), ("5.30 petang", time(17, 30)), ("17時30分", time(17, 30)), ("午後5時", time(17)), ("17時半", time(17, 30)), ("正午", time(12)),
        ("오전 9시 30분", time(9, 30)), ("오후 6시 반", time(18, 30)), ("上午9:00", time(9)), ("下午六時", time(18)), ("晚上8点", time(20)), ("18点", time(18)),
        ("2026年3月9日 上午9:00", time(9)), ("30/04/2026 বিকাল ৫টা", time(17)),
        ("2026年3月9日", None), ("2026. 3. 9. (월)", None), ("12-03-2026", None), ("3 мая", None), ("5月6日", None), ("1 يناير 2027م", None), ("15.09.2026 г.", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_say_it(text: str, at: time | None):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["am 1. Dezember", "am 16. Mai 2027", "pm 5"])
def test_a_german_day_is_no_morning(text):
    assert read_time(text) is None


def test_am_before_an_hour_with_minutes_is_one():
    assert read_time("AM 9:00") == time(9)
    assert read_time("PM 5:30") == time(17, 30)
