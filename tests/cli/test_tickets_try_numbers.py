"""Telephone numbers in the digits of the ticket."""

import pytest

from cli.tickets_try_numbers import phone_as_written
from shared.domain.request import Field


@pytest.mark.parametrize(
    ("value", "quote", "written"),
    [
        ("+989135550199", "تلفن همراه: ۰۹۱۳ ۵۵۵ ۰۱۹۹", "۰۹۱۳ ۵۵۵ ۰۱۹۹"),
        ("+201005550199", "موبايله ٠١٠٠٥٥٥٠١٩٩", "٠١٠٠٥٥٥٠١٩٩"),
        ("+41445550199", "Tel. 044 555 01 99", "+41445550199"),
        ("+989135550199", "داخلی ۱۲۳۴۵۶۷", "+989135550199"),
    ],
)
def test_a_number_in_other_digits_stays_as_written(value: str, quote: str, written: str):
    assert phone_as_written(Field(value=value, quote=quote)) == written


def test_no_number_stays_none():
    assert phone_as_written(None) is None
