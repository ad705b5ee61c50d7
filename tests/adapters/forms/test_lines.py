"""One line of a form: what stands between the label and its value."""

import pytest

from shared.adapters.forms.lexicon import lexicons
from shared.adapters.forms.lines import split_line

KNOWN = {lexicon.language: lexicon.knows for lexicon in lexicons()}


@pytest.mark.parametrize(
    ("language", "line", "label", "value"),
    [
        ("bn", "কর্মীর নামঃ অনিতা সরকার", "কর্মীর নাম", "অনিতা সরকার"),
        ("he", "להפוך לתיבה משותפת? כן", "להפוך לתיבה משותפת", "כן"),
        ("ar", "هل يحول الصندوق إلى مشترك؟ نعم", "هل يحول الصندوق إلى مشترك", "نعم"),
        ("ar", "٣- المسمى الوظيفي: محاسب", "٣- المسمى الوظيفي", "محاسب"),
        ("th", "ตำแหน่ง : นักบัญชี", "ตำแหน่ง", "นักบัญชี"),
    ],
)
def test_a_known_label_is_set_apart_by_the_marks_of_its_script(language: str, line: str, label: str, value: str):
    assert split_line(line, KNOWN[language]) == (label, value)
    assert KNOWN[language](label)


@pytest.mark.parametrize("line", ["মোঃ করিম উদ্দিন", "ماذا نفعل؟ لا نعرف"])
def test_these_marks_make_no_label_of_other_words(line: str):
    assert all(split_line(line, knows) is None for knows in KNOWN.values())
