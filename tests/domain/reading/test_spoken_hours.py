"""Hours as words and in the digits of other scripts, as people say when somebody comes or when an account is to be closed."""

from datetime import time

import pytest

from shared.domain.reading.times import read_time

TIMES = [
    ("الساعة الخامسة مساءً", time(17)), ("التاسعة صباحًا", time(9)), ("الساعة الثامنة والنصف صباحا", time(8, 30)), ("٤:٣٠ م", time(16, 30)),
    ("בשבע בבוקר", time(7)), ("בשעה שבע וחצי", time(7, 30)), ("בשעה חמש אחר הצהריים", time(17)), ("ב-8:30", time(8, 30)),
    ("ساعت نه صبح", time(9)), ("پنج و نیم عصر", time(17, 30)), ("ساعت ۱۷", time(17)),
    ("বিকেল পাঁচটায়", time(17)), ("সকাল সাড়ে নয়টায়", time(9, 30)), ("ঠিক ১৭:০০", time(17)),
    ("แปดโมงเช้า", time(8)), ("บ่ายสามโมง", time(15)), ("8 โมงครึ่ง", time(8, 30)), ("บ่ายโมง", time(13)), ("16.00 น.", time(16)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at"), TIMES)
def test_a_spoken_hour_is_a_time(text: str, at: time):
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["المرحلة الثانية", "שבע שנים", "دو نفر", "สามคน", "দুইজন"])
def test_a_number_that_counts_something_else_is_none(text: str):
    assert read_time(text) is None
