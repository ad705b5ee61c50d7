"""The machine's clock. The only place where the product asks what time it is."""

from datetime import UTC, datetime


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)
