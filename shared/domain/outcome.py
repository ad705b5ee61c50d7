"""How a step ended. Codes, never sentences: words for people are made from these in templates."""

from enum import StrEnum


class Outcome(StrEnum):
    DONE = "done"  # we changed it and read it back
    ALREADY = "already"  # it was so before we came
    FAILED = "failed"  # we tried; it is not so
    UNVERIFIED = "unverified"  # we tried; we could not prove it
    REFUSED = "refused"  # we did not try: a rule or a failed step before it forbids it
    MANUAL = "manual"  # a person has to do it


class Reason(StrEnum):
    """Why a step is manual, refused, failed or unverified."""

    NOT_ALLOWED = "not_allowed"  # the company does not allow this task
    PERMISSION_MISSING = "permission_missing"
    ACCESS_DENIED = "access_denied"  # Microsoft answered 401/403 when we tried
    SYNCED = "synced"  # mastered in on-premises AD
    DYNAMIC_GROUP = "dynamic_group"
    ROLE_ASSIGNABLE = "role_assignable"
    INHERITED_LICENCE = "inherited_licence"
    NO_SEAT = "no_seat"
    NO_USAGE_LOCATION = "no_usage_location"
    NO_MAILBOX = "no_mailbox"
    MAILBOX_TOO_LARGE = "mailbox_too_large"
    MAILBOX_ON_HOLD = "mailbox_on_hold"
    PASS_DISABLED = "pass_disabled"  # noqa: S105 - a code
    LIST_THROUGH_EXCHANGE = "list_through_exchange"
    GUEST = "guest"
    PRIVILEGED = "privileged"  # the person holds an admin role
    LAST_OWNER = "last_owner"
    DEPENDENCY = "dependency"  # a step this one needs did not succeed
    MOVED = "moved"  # the tenant is no longer as it was when this was approved
    CONFLICT = "conflict"  # another object has that value
    NOT_FOUND = "not_found"
    NO_EFFECT = "no_effect"  # accepted, but reading back shows the old state
    CANNOT_READ = "cannot_read"
    THROTTLED = "throttled"
    OUTSIDE_ERROR = "outside_error"
    SECRET_LOST = "secret_lost"  # noqa: S105 - the pass was made, its value never reached us
    CANCELLED = "cancelled"


SUCCESS = frozenset({Outcome.DONE, Outcome.ALREADY})
