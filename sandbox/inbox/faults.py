"""How the mail server misbehaves on demand. Only the settings; the SMTP side acts on them."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class MailFault(StrEnum):
    NONE = "none"
    REJECT = "reject"
    """550 for every recipient: permanent."""
    GREYLIST = "greylist"
    """451 the first time a sender writes to a recipient, accepted from the second time on."""
    STALL = "stall"
    """No answer to the message for `stall_seconds`; nothing is kept."""
    STALL_AFTER_ACCEPTING = "stall_after_accepting"
    """The message is kept, but the answer does not come for `stall_seconds`: the sender cannot know."""
    DISCONNECT = "disconnect"
    """The connection is closed in the middle of the message; nothing is kept."""


class InboxFaults(BaseModel):
    """Changed at run time by tests (`handle.faults`) or by POST /_inbox/faults."""

    model_config = ConfigDict(validate_assignment=True, extra="forbid")

    fault: MailFault = MailFault.NONE
    only_to: str | None = None
    """Only recipients that contain this text are affected."""
    times: Annotated[int, Field(ge=0)] | None = None
    """So many times, then none; without it until it is changed."""
    stall_seconds: Annotated[float, Field(ge=0, le=600)] = 60

    def applies_to(self, recipients: list[str]) -> MailFault:
        """The fault for these recipients, counted as used."""
        concerned = self.only_to is None or any(self.only_to in recipient for recipient in recipients)
        if self.fault is MailFault.NONE or not concerned or self.times == 0:
            return MailFault.NONE
        if self.times is not None:
            self.times -= 1
        return self.fault
