"""A telephone number as the ticket writes it, for the answer of `gangway tickets try`: the number in E.164 is for the directory."""

import re

from shared.domain.reading.letters import western_digits
from shared.domain.request import Field

_DIGITS = re.compile(r"\+?\d[\d ()/.-]{5,25}")
_TELLING = 7


def phone_as_written(field: Field | None) -> str | None:
    """In the digits of the ticket where those are not 0 to 9; else as it is dialled."""
    if field is None:
        return None
    written = [run[0].strip() for run in _DIGITS.finditer(field.quote) if not run[0].isascii()]
    same = (run for run in written if _end_of(run) == _end_of(field.value))
    return next(same, field.value)


def _end_of(number: str) -> str:
    return re.sub(r"\D", "", western_digits(number))[-_TELLING:]
