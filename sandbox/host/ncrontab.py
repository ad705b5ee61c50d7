"""NCRONTAB, the six-field schedule of timer triggers ("second minute hour day month weekday"), and "hh:mm:ss" intervals.

Times are UTC, as on Flex Consumption (WEBSITE_TIME_ZONE is not supported there).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_MONTHS = {
    name: i
    for i, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_DAYS = {name: i for i, name in enumerate(["sun", "mon", "tue", "wed", "thu", "fri", "sat"])}
_FIELDS = (("second", 0, 59), ("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 6))
_INTERVAL = re.compile(r"(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})")
_PART = re.compile(r"(\*|\?|\w+(?:-\w+)?)(?:/(\d+))?")
_HORIZON = timedelta(days=366 * 8)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Parsed schedule: either an interval or the allowed values of the six fields."""

    interval: timedelta | None
    fields: tuple[frozenset[int], ...]

    def next_after(self, moment: datetime) -> datetime:
        """First due time strictly after `moment` (aware UTC)."""
        if self.interval is not None:
            return moment + self.interval
        return _next(self.fields, moment)


def parse_schedule(text: str) -> Schedule:
    """Raises ValueError with a sentence about the wrong part."""
    interval = _INTERVAL.fullmatch(text.strip())
    if interval:
        days, hours, minutes, seconds = (int(part or 0) for part in interval.groups())
        return Schedule(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds), ())
    parts = text.split()
    if len(parts) == 5:
        parts = ["0", *parts]
    if len(parts) != len(_FIELDS):
        raise ValueError(f"schedule '{text}': six fields are needed (second minute hour day month weekday)")
    return Schedule(None, tuple(_field(part, *_FIELDS[index]) for index, part in enumerate(parts)))


def _field(text: str, name: str, low: int, high: int) -> frozenset[int]:
    values: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{name} '{text}' is not a valid schedule field")
        span, step = match.group(1), int(match.group(2) or 1)
        first, last = _span(span, name, low, high)
        if span not in ("*", "?") and "-" not in span and match.group(2):
            last = high  # "5/10" means from 5 on, every 10
        if step == 0 or not low <= first <= last <= high:
            raise ValueError(f"{name} '{text}' is outside {low}-{high}")
        values.update(range(first, last + 1, step))
    return frozenset(values)


def _span(text: str, name: str, low: int, high: int) -> tuple[int, int]:
    if text in ("*", "?"):
        return low, high
    first, _, last = text.partition("-")
    start = _number(first, name)
    return start, _number(last, name) if last else start


def _number(text: str, name: str) -> int:
    if text.isdigit():
        number = int(text)
        return 0 if name == "weekday" and number == 7 else number
    names = _MONTHS if name == "month" else _DAYS if name == "weekday" else {}
    try:
        return names[text[:3].casefold()]
    except KeyError:
        raise ValueError(f"'{text}' is not a valid {name}") from None


def _next(fields: tuple[frozenset[int], ...], moment: datetime) -> datetime:
    seconds, minutes, hours, days, months, weekdays = fields
    at = moment.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)
    limit = at + _HORIZON
    while at < limit:
        if at.month not in months:
            at = (at.replace(day=1, hour=0, minute=0, second=0) + timedelta(days=32)).replace(day=1)
        elif at.day not in days or at.isoweekday() % 7 not in weekdays:
            at = at.replace(hour=0, minute=0, second=0) + timedelta(days=1)
        elif at.hour not in hours:
            at = at.replace(minute=0, second=0) + timedelta(hours=1)
        elif at.minute not in minutes:
            at = at.replace(second=0) + timedelta(minutes=1)
        elif at.second not in seconds:
            at += timedelta(seconds=1)
        else:
            return at
    raise ValueError("the schedule never comes due")
