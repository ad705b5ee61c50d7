"""Turns values into text that a person may read: no control characters, no ids, no Python, times in a named zone."""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_timezone_name

from shared.domain.directory import ObjectRef
from shared.domain.plan import Scalar

# Pages and mails are written in English, so their dates are too. British: day before month, 24 hours.
LOCALE = "en_GB"
QUOTE_LENGTH = 280
NAMELESS = "(no name)"
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def one_line(text: str) -> str:
    """Text on one line without what could disguise it: control characters, zero-width ones, direction overrides."""
    spaced = "".join(" " if unicodedata.category(c) in {"Zl", "Zp", "Cc"} else c for c in text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c) not in {"Cf", "Cs", "Co"}).split())


def quote(text: str) -> str:
    """A quote of the ticket, shortened."""
    line = one_line(text)
    return line if len(line) <= QUOTE_LENGTH else line[: QUOTE_LENGTH - 1].rstrip() + "…"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """`Friday 27 November 2026, 18:00 (Greenwich Mean Time)`."""
    local = at.astimezone(zone)
    # Babel shortens what it has no name for in this language to an offset, which says as much.
    name = get_timezone_name(local, width="long", locale=LOCALE)
    return f"{format_datetime(local, 'EEEE d MMMM y, HH:mm', tzinfo=zone, locale=LOCALE)} ({name})"


def clock_time(at: datetime, zone: ZoneInfo) -> str:
    """`27 Nov 18:00:05`, for lists whose heading names the zone."""
    return format_datetime(at, "d MMM HH:mm:ss", tzinfo=zone, locale=LOCALE)


def dates_in_words(text: str) -> str:
    """`created 25 September 2019` for `created 2019-09-25`; what only looks like a date stays."""

    def words(found: re.Match[str]) -> str:
        try:
            return format_date(date.fromisoformat(found.group()), "d MMMM y", locale=LOCALE)
        except ValueError:
            return found.group()

    return _ISO_DATE.sub(words, text)


def person(ref: ObjectRef) -> str:
    """`Dana Whitlock (dana.whitlock@brightfork.example)`; a nameless account shows its address (FC-a18)."""
    name, address = one_line(ref.name), one_line(ref.address)
    if not name or name.casefold() == address.casefold():
        return address or NAMELESS
    return f"{name} ({address})" if address else name


def scalar(value: Scalar | tuple[str, ...]) -> str:
    """A property's value in words; never `None`, `True` or a tuple."""
    if value is None or value in ("", ()):
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(one_line(item) for item in value)
    return one_line(str(value))


def duration(minutes: int) -> str:
    """`8 hours`, `90 minutes`, `2 days`."""
    size, unit = next((s, u) for s, u in ((1440, "day"), (60, "hour"), (1, "minute")) if minutes % s == 0)
    count = minutes // size
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def numbered(count: int, one: str, many: str) -> str:
    """`1 change`, `9 changes`."""
    return f"{count} {one if count == 1 else many}"
