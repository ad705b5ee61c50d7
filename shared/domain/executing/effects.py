"""What a look at the tenant and a write to it come back with: codes, never sentences."""

from datetime import timedelta
from enum import StrEnum

from pydantic import SecretStr

from shared.domain.directory import ObjectRef
from shared.domain.outcome import Reason
from shared.domain.plan import State
from shared.domain.value import Value


class Observation(Value):
    """One step's state as read now. `state` is None where reading failed; `reason` says why."""

    state: State | None
    reason: Reason | None = None
    produced: ObjectRef | None = None  # the user found for user.create


class AppliedKind(StrEnum):
    ACCEPTED = "accepted"  # to be verified by reading back
    ALREADY = "already"  # the answer says it was so already
    REFUSED = "refused"  # permanent
    RETRY = "retry"  # not carried out; may be sent again after retry_after
    UNKNOWN = "unknown"  # no answer: carried out or not, reading decides


class Applied(Value):
    """What the outside said to one write. `secret` is only set for access.pass and access.password."""

    kind: AppliedKind
    reason: Reason | None = None
    code: str = ""
    request_id: str = ""
    retry_after: timedelta = timedelta(0)
    produced: ObjectRef | None = None
    secret: SecretStr | None = None
