"""How the desk misbehaves on demand. Only the settings; the API and the webhook sender act on them."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class DeliveryMode(StrEnum):
    """What happens to one webhook."""

    NORMAL = "normal"
    DUPLICATE = "duplicate"
    """Sent twice, as at-least-once senders do."""
    OUT_OF_ORDER = "out_of_order"
    """Held back until the next one has been sent."""
    STALE = "stale"
    """Signed correctly, but with a timestamp of an hour ago (a replay)."""
    BAD_SIGNATURE = "bad_signature"
    UNSIGNED = "unsigned"
    LOST = "lost"
    """Never sent; only a poll can find the change."""


class ExternalIds(StrEnum):
    """Whether a repeated external id gives the note that is already there."""

    HONOURED = "honoured"
    IGNORED = "ignored"


class NoteEcho(StrEnum):
    """Whether notes written by an integration are announced by webhook too."""

    QUIET = "quiet"
    ANNOUNCED = "announced"


class StatusRule(StrEnum):
    """What a status change needs."""

    FREE = "free"
    CATEGORY_MANDATORY = "category_mandatory"


Count = Annotated[int, Field(ge=0)]


class DeskFaults(BaseModel):
    """Changed at run time by tests (`handle.faults`) or by POST /_desk/faults."""

    model_config = ConfigDict(validate_assignment=True, extra="forbid")

    latency_seconds: Annotated[float, Field(ge=0, le=600)] = 0
    failing_writes: Count = 0
    """So many writes are answered with 500 and not done."""
    writes_fail_until: AwareDatetime | None = None
    """All writes before this moment are answered with 500 and not done."""
    lost_answers: Count = 0
    """So many writes are done and then answered with 500."""
    forbidden_writes: Count = 0
    """So many writes are answered with 403."""
    status_rule: StatusRule = StatusRule.FREE
    external_ids: ExternalIds = ExternalIds.HONOURED
    note_echo: NoteEcho = NoteEcho.QUIET
    delivery: DeliveryMode = DeliveryMode.NORMAL
    next_deliveries: list[DeliveryMode] = Field(default_factory=list)
    """Used up one by one before `delivery` applies."""

    def take(self, counter: str) -> bool:
        """Uses up one of a counted fault; true when there was one."""
        left = int(getattr(self, counter))
        if left == 0:
            return False
        setattr(self, counter, left - 1)
        return True

    def next_delivery(self) -> DeliveryMode:
        return self.next_deliveries.pop(0) if self.next_deliveries else self.delivery
