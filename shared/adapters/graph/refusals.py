"""What a settled answer of Graph to a write means: by status and code first, by message only where nothing else tells.

Messages are not contractual; those matched here are the only thing that tells some refusals apart (Graph error responses).
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from pydantic import SecretStr

from shared.adapters.batch.answer import Answer, rows_of
from shared.adapters.batch.item import Write
from shared.domain.directory import ObjectRef
from shared.domain.executing.effects import Applied, AppliedKind
from shared.domain.outcome import Reason
from shared.domain.plan import Step

# In a 400 only: a 401 or 403 says "our access" and nothing about the object (KelvinTegelaar/CIPP#1407).
_COMMON: tuple[tuple[str, Reason], ...] = (
    (r"on-premises mastered|originated within an external service", Reason.SYNCED),
    (r"mail-enabled security groups? and or distribution list", Reason.LIST_THROUGH_EXCHANGE),
    (r"dynamic (membership|group)|DynamicMembership", Reason.DYNAMIC_GROUP),
    (r"inherited from a group membership", Reason.INHERITED_LICENCE),
    (r"does not have any available licenses", Reason.NO_SEAT),
    (r"invalid usage location", Reason.NO_USAGE_LOCATION),
    (r"same value for property|ObjectConflict", Reason.CONFLICT),
    (r"Temporary Access Pass .*(disabled|not enabled)", Reason.PASS_DISABLED),
    (r"external guest|guest user", Reason.GUEST),
    (r"last owner|at least one owner", Reason.LAST_OWNER),
)
# A reference to something just made may not be known to another replica yet.
_NOT_THERE_YET = timedelta(seconds=5)


def accepted(
    answer: Answer, write: Write, *, produced: ObjectRef | None = None, answer_secret: str | None = None
) -> Applied:
    """Taken; whether it is so, only reading tells (an empty 200 is no proof: KelvinTegelaar/CIPP#1866)."""
    secret = SecretStr(answer_secret) if answer_secret else write.secret
    return Applied(kind=AppliedKind.ACCEPTED, request_id=answer.request_id, produced=produced, secret=secret)


def already(answer: Answer) -> Applied:
    return Applied(kind=AppliedKind.ALREADY, code=answer.code, request_id=answer.request_id)


def refused(answer: Answer, reason: Reason) -> Applied:
    return Applied(kind=AppliedKind.REFUSED, reason=reason, code=answer.code, request_id=answer.request_id)


def classify(_: Step, answer: Answer, write: Write) -> Applied:
    """The meaning of most answers, whatever the task."""
    if answer.is_ok:
        return accepted(answer, write)
    if answer.status in (401, 403):
        return refused(answer, Reason.ACCESS_DENIED)
    if answer.status == 404:
        return Applied(
            kind=AppliedKind.RETRY,
            reason=Reason.NOT_FOUND,
            code=answer.code,
            request_id=answer.request_id,
            retry_after=_NOT_THERE_YET,
        )
    return refused(answer, _reason(answer))


def classify_removal(step: Step, answer: Answer, write: Write) -> Applied:
    """Removing what is not there is done (the reference is not found, whether the group or the member is gone)."""
    gone = answer.status == 404 or says(answer, (r"removed object references do not exist",))
    return already(answer) if gone else classify(step, answer, write)


def classify_addition(step: Step, answer: Answer, write: Write) -> Applied:
    """Adding what is there is done."""
    return already(answer) if says(answer, (r"references already exist",)) else classify(step, answer, write)


def says(answer: Answer, patterns: Sequence[str]) -> bool:
    return answer.status == 400 and any(re.search(p, answer.message, re.IGNORECASE) for p in patterns)


def _reason(answer: Answer) -> Reason:
    details = " ".join(str(detail.get("code", "")) for detail in rows_of(answer.error.get("details")))
    said = f"{answer.message} {details}"
    if answer.status == 400:
        for pattern, reason in _COMMON:
            if re.search(pattern, said, re.IGNORECASE):
                return reason
    return Reason.CONFLICT if answer.status == 409 else Reason.OUTSIDE_ERROR
