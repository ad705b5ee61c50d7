"""What came of a webhook, in one word. Stands alone so that whoever only names it need not import the taking in."""

from enum import StrEnum


class Receipt(StrEnum):
    STARTED = "started"
    KNOWN = "known"  # the run exists and has nothing to learn from this
    CHANGED = "changed"  # the run was told to look at the ticket again
    IGNORED = "ignored"  # caused by ourselves
