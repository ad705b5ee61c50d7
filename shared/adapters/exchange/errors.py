"""What Exchange's errors mean, told by the .NET type inside (the text is translated and changes).

Where the type stands differs between captures: `error.innererror.internalException.type`, the same in lower case, or the
second part of `error.details[].message` ("code|type|text").
"""

import re
from datetime import timedelta

from shared.adapters.batch.answer import Answer, rows_of
from shared.adapters.batch.item import Json, Write
from shared.domain.executing.effects import Applied, AppliedKind, Observation
from shared.domain.outcome import Reason
from shared.domain.plan import Step

_TRANSIENT = re.compile(
    r"transient|serverunavailable|timeout|busy|throttl|ADOperationException|DCOverloaded", re.IGNORECASE
)
_NOT_FOUND = re.compile(
    r"ManagementObjectNotFound|ObjectNotFound|RecipientNotFound|MapiExceptionNotFound", re.IGNORECASE
)
_AMBIGUOUS = re.compile(r"Ambiguous(?!ParameterSet)|matches multiple|multiple recipients", re.IGNORECASE)
_SYNCED = re.compile(r"synchronized from your on-premises|on-premises organization", re.IGNORECASE)
_MANAGER = re.compile(r"OperationRequiresGroupManager", re.IGNORECASE)
_NOT_YET = timedelta(seconds=10)


def kind_of(answer: Answer) -> str:
    """The innermost .NET type; '' where the body names none."""
    inner = _lower(answer.error.get("innererror") or answer.error.get("innerError"))
    found = _lower(inner.get("internalexception")).get("type")
    if isinstance(found, str) and found:
        return found
    for detail in rows_of(answer.error.get("details")):
        parts = str(detail.get("message", "")).split("|")
        if len(parts) >= 3 and parts[1]:
            return parts[1]
    return ""


def is_transient(answer: Answer) -> bool:
    """Directory or server trouble that passes (MicrosoftDocs/office-docs-powershell#10972)."""
    return bool(_TRANSIENT.search(kind_of(answer)))


def is_unclear(answer: Answer) -> bool:
    """A gateway's word, or a failure of unknown origin: the write may have happened."""
    return (answer.status >= 500 and not kind_of(answer)) or answer.status == 408


def is_not_found(answer: Answer) -> bool:
    """A bare 404 is a wrong address, not a missing object: only Exchange's own word counts."""
    return answer.status >= 400 and answer.status not in (401, 403) and bool(_NOT_FOUND.search(kind_of(answer)))


def code_of(answer: Answer) -> str:
    """The type without its namespace: what an engineer would search for."""
    return kind_of(answer).rpartition(".")[2][:100] or answer.code


def said(answer: Answer) -> str:
    """For classification only; it names people and must not leave the adapter."""
    inner = _lower(answer.error.get("innererror") or answer.error.get("innerError"))
    message = _lower(inner.get("internalexception")).get("message")
    return f"{kind_of(answer)} {message if isinstance(message, str) else ''} {answer.message}"


def classify(_: Step, answer: Answer, write: Write) -> Applied:
    """The meaning of most answers, whatever the cmdlet. Status first: a 401 or 403 says nothing about the object."""
    if answer.is_ok:
        return Applied(kind=AppliedKind.ACCEPTED, request_id=answer.request_id, secret=write.secret)
    if is_not_found(answer):
        # A recipient that was just made or licensed shows up late.
        return _applied(answer, AppliedKind.RETRY, Reason.NOT_FOUND, _NOT_YET)
    return _applied(answer, AppliedKind.REFUSED, _reason(answer))


def already(answer: Answer) -> Applied:
    return _applied(answer, AppliedKind.ALREADY, None)


def unread(answer: Answer, *, missing: Reason = Reason.NOT_FOUND) -> Observation:
    """Why there is no state. Never an empty state instead of a failure."""
    if answer.status in (401, 403):
        return Observation(state=None, reason=Reason.ACCESS_DENIED)
    if answer.status == 429:
        return Observation(state=None, reason=Reason.THROTTLED)
    return Observation(state=None, reason=missing if is_not_found(answer) else Reason.CANNOT_READ)


def _reason(answer: Answer) -> Reason:
    if answer.status in (401, 403):
        return Reason.ACCESS_DENIED
    text = said(answer)
    for pattern, reason in (
        (_SYNCED, Reason.SYNCED),
        (_AMBIGUOUS, Reason.CONFLICT),
        # Exchange says so when our role lacks the right to change groups that we do not own.
        (_MANAGER, Reason.ACCESS_DENIED),
    ):
        if pattern.search(text):
            return reason
    return Reason.OUTSIDE_ERROR


def _applied(
    answer: Answer, kind: AppliedKind, reason: Reason | None, retry_after: timedelta = timedelta(0)
) -> Applied:
    return Applied(
        kind=kind, reason=reason, code=code_of(answer), request_id=answer.request_id, retry_after=retry_after
    )


def _lower(value: object) -> Json:
    return {str(name).casefold(): inner for name, inner in value.items()} if isinstance(value, dict) else {}
