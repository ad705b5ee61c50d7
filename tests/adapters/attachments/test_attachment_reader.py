"""One file in, its text or a reason out: by what it is, within a budget, and never an error."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.adapters.attachments.work_limit import TooMuchWorkError, limited
from shared.domain.attachment import MOST_BYTES, MOST_WORK, Unread
from tests.adapters.attachments.files import pdf, text, workbook
from tests.adapters.attachments.reading import read


def test_a_file_is_what_it_is_and_not_what_it_is_called():
    assert read(workbook(["Noor"]), "form.pdf").text == "Noor"
    assert read(pdf(text("Noor")), "form.csv").text == "Noor"


@pytest.mark.parametrize("name", ["picture.png", "form.docx", "form", "mail.msg", "run.csv.exe"])
def test_other_kinds_are_named_only(name):
    assert read(b"First name;Noor", name).unread is Unread.KIND


def test_a_file_over_the_limit_is_not_opened():
    assert read(b"a" * (MOST_BYTES + 1), "new.csv").unread is Unread.TOO_LARGE


def test_what_reading_took_is_said_and_more_than_is_left_is_not_spent():
    whole = read(workbook(["Noor"]))
    assert 0 < whole.work < MOST_WORK
    short = read(workbook(["Noor"]), most_work=whole.work // 2)
    assert (short.unread, short.work) == (Unread.TOO_COMPLEX, whole.work // 2)


def test_work_that_a_library_catches_its_errors_in_is_stopped_all_the_same():
    def stubborn() -> None:
        while True:
            try:
                len("")
            except Exception:  # noqa: BLE001 - what parsers do
                continue

    with pytest.raises(TooMuchWorkError):
        limited(stubborn, 1000)
    assert sys.getprofile() is None


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 4000), put=st.binary(max_size=12), kind=st.sampled_from(["pdf", "xlsx", "csv"]))
def test_no_damage_makes_reading_raise(at, put, kind):
    good = {"pdf": pdf(text("Noor")), "xlsx": workbook(["Noor", 1, "=1"]), "csv": b'a;"b";c\n' * 9}[kind]
    at %= len(good)
    read(good[:at] + put + good[at + len(put) :], f"form.{kind}")


def test_the_libraries_are_imported_when_the_first_such_file_comes():
    code = "import sys, shared.adapters.attachments.attachment_reader; print(sorted({'openpyxl', 'pypdf'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
