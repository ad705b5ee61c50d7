"""How a company wants its requesters asked: how long an answer is waited for, and when they are reminded."""

from datetime import timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator

from shared.domain.value import Value

# As far as they come before the answer is due, where a company says nothing.
_USUAL_REMINDERS = (24.0, 72.0)


class Asking(Value):
    """How long we wait for an answer on the ticket before a technician takes over, and when we ask again until then."""

    expires_hours: float = Field(default=24 * 7, gt=0)
    # None: after one day and after three; (): never.
    reminders_after_hours: tuple[Annotated[float, Field(gt=0)], ...] | None = Field(default=None, max_length=5)

    @model_validator(mode="after")
    def _reminders_come_in_time(self) -> Self:
        hours = self.reminders_after_hours or ()
        if list(hours) != sorted(set(hours)):
            raise ValueError("reminders_after_hours must rise: each reminder comes later than the one before it")
        if hours and hours[-1] >= self.expires_hours:
            raise ValueError("reminders_after_hours must be smaller than expires_hours: then a technician takes over")
        return self

    @property
    def reminders(self) -> tuple[timedelta, ...]:
        """How long after the question each reminder comes."""
        hours = self.reminders_after_hours
        if hours is None:
            hours = tuple(usual for usual in _USUAL_REMINDERS if usual < self.expires_hours)
        return tuple(timedelta(hours=after) for after in hours)
