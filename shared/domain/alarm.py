"""Phrases in the log that alerts look for (infra/app/alerts.bicep). A test holds both sides to this list.

The host passes on the text of a log line only, not its `extra`, so the phrase stands in the text.
"""

from enum import StrEnum


class Alarm(StrEnum):
    RUN_FAILED = "gangway-alarm-run-failed"
    WEBHOOK_REFUSED = "gangway-alarm-webhook-refused"
    WEBHOOK_MISSED = "gangway-alarm-webhook-missed"
    DESK_UNREACHABLE = "gangway-alarm-desk-unreachable"
    TENANT_LOST = "gangway-alarm-tenant-lost"
    THROTTLED = "gangway-alarm-throttled"


# Said once a minute; its absence is what alarms.
ALIVE = "gangway-alive"
