"""How long to wait before asking again: what the server says, read leniently, and our own growing pause beneath it.

Servers have sent whole numbers, decimals, dates, nothing, negative numbers and a whole day (microsoft-graph-docs#3877,
msgraph-sdk-javascript#297), and a constant 1 that never helps.
"""

import math
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(minutes=15)  # a longer hint would park a run for hours on one odd answer
_FIRST = 1.0
_GROWTH = 2.0


def read_retry_after(text: str | None, *, now: datetime) -> timedelta:
    """The server's hint, between zero and `LONGEST`; zero where it gives none that can be used."""
    seconds = _seconds(text, now) if text and text.strip() else 0.0
    return min(timedelta(seconds=max(0.0, min(seconds, 1e6))), LONGEST)


def pause_before(attempt: int, hint: timedelta) -> timedelta:
    """The pause before repeat number `attempt` (from 1): at least a second, and growing where hints do not help."""
    own = timedelta(seconds=_FIRST * _GROWTH ** min(attempt - 1, 10))
    return min(max(hint, own), LONGEST)


def _seconds(text: str, now: datetime) -> float:
    try:
        number = float(text)
        return number if math.isfinite(number) else 0.0
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - now).total_seconds()
