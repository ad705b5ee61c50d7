"""Titles and degrees are taken off a name; names that look like them stay."""

import pytest

from shared.domain.reading.titles import without_titles


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Frau Dr. med. Ada Quill", "Ada Quill"),
        ("Herrn Prof. Dr. h.c. Bo Marsh", "Bo Marsh"),
        ("Dipl.-Ing. (FH) Ada Quill", "Ada Quill"),
        ("Mag.a Ada Quill, MBA", "Ada Quill"),
        ("Ing. Jana Brázdová, Ph.D.", "Jana Brázdová"),
        ("MUDr. Jana Brázdová CSc.", "Jana Brázdová"),
        ("M. Yves Quillard", "Yves Quillard"),
        ("Mme Quillard", "Quillard"),
        ("Mr Quill", "Quill"),
        ("la dott.ssa Ada Quilletti", "Ada Quilletti"),
        ("Sra. Dña. Ada Quillera Marsal", "Ada Quillera Marsal"),
        ("don Ramiro Quillera", "Ramiro Quillera"),
        ("dott.ssa Ada Quilletti", "Ada Quilletti"),
        ("mevr. drs. A. van der Quil", "A. van der Quil"),
        ("Quill, Dr. Ada", "Quill, Ada"),
        ("Mrs Quill", "Quill"),
        ("Eng.º Rui Quilhas", "Rui Quilhas"),
        ("pan Marek Brzoza", "Marek Brzoza"),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(written: str, name: str):
    assert without_titles(written) == name


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quill",
        "Don Quill",
        "Pan Wei",
        "J. M. Quill",
        "Terrence Vale, Jr.",
        "Dr.",
        "Mag Ruffman",
        "Ma Lin",
        "Sig Olsen",
        "Quill, Ada",
        "",
        "Bill Bed",
    ],
)
def test_names_that_look_like_titles_stay(name: str):
    assert without_titles(name) == name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("นางสาวปรียา ทองสุข", "ปรียา ทองสุข"),
        ("คุณ วิชัย ดวงดี", "วิชัย ดวงดี"),
        ("คุณากร แสงดาว", "คุณากร แสงดาว"),
        ('ד"ר נועם ברק', "נועם ברק"),
        ("الأستاذة هيفاء الراشد", "هيفاء الراشد"),
        ("جناب آقای بهمن راد", "بهمن راد"),
        ("জনাব করিম উদ্দিন", "করিম উদ্দিন"),
    ],
)
def test_titles_of_other_scripts_are_taken_off(name: str, bare: str):
    assert without_titles(name) == bare
