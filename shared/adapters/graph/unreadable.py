"""Turns a read that failed into one of our errors. The service's message stays out: it may quote what was asked for."""

from datetime import timedelta
from typing import NoReturn

from shared.adapters.batch.answer import Answer, Fate
from shared.domain.errors import AccessError, PermanentError, RetryableError

_SOON = timedelta(seconds=30)


def raise_unread(answer: Answer, what: str) -> NoReturn:
    code, request = answer.code, answer.request_id
    if answer.status in (401, 403):
        raise AccessError(f"Graph refuses: {what}. A permission is missing.", code=code, request_id=request)
    if answer.fate is not Fate.ANSWERED or answer.status in (408, 424, 429) or answer.status >= 500:
        raise RetryableError(
            f"Graph does not answer just now: {what}.", code=code, request_id=request, retry_after=_SOON
        )
    # A filter that Graph does not take is a defect of ours, never "nothing found".
    raise PermanentError(f"Graph does not take our question: {what}.", code=code, request_id=request)
