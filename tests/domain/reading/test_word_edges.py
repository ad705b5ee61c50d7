"""Words that stand in a text joined to others, and pieces of words that do not."""

import pytest

from shared.domain.reading.folding import stands_in

JOINED = [
    ("ענת מזרחי", "כפוף לענת מזרחי"), ("מחלקת כספים", "ובמחלקת כספים"), ("رامز الحلاج", "حساب لرامز الحلاج"), ("إدارة التخطيط", "بإدارة التخطيط"),
    ("মিতা দত্ত", "মিতা দত্তকে দিন"), ("মিতা সরকার", "মিতা সরকারের মেইল"), ("ঢাকা", "ঢাকায় বসবেন"), ("แผนกบัญชี", "อยู่แผนกบัญชีค่ะ"),
]  # fmt: skip
PIECES = [
    ("ann", "joanna"),
    ("נת מזרחי", "ענת מזרחי"),
    ("رامز", "رامزي"),
    ("মিতা", "সুমিতা"),
    ("দত্ত", "দত্তগুপ্ত"),
    ("সরক", "সরকার"),
]


@pytest.mark.parametrize(("part", "whole"), JOINED)
def test_a_word_with_a_joined_one_stands_in_the_text(part: str, whole: str):
    assert stands_in(part, whole)


@pytest.mark.parametrize(("part", "whole"), PIECES)
def test_a_piece_of_a_longer_word_does_not(part: str, whole: str):
    assert not stands_in(part, whole)
