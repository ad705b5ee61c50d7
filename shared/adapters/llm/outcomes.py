"""Turns what a model service answers or refuses into a reading or into one of our errors. It sends nothing.

A refusal, a cut answer, a content filter and an answer of the wrong shape are ordinary outcomes here: each has its code, and none of
them carries the ticket's text.
"""

from datetime import timedelta

import openai
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError
from shared.domain.request import Certainty, Reading

_LONGEST_WAIT = 600.0


def as_completion(answer: object) -> ChatCompletion:
    """The SDK passes on whatever came with status 200: a proxy's page as a string, any JSON as a completion without its parts."""
    choices = getattr(answer, "choices", None)
    is_whole = isinstance(choices, list) and all(getattr(choice, "message", None) for choice in choices)
    if isinstance(answer, ChatCompletion) and is_whole:
        return answer
    message = "the model service answered with something that is no completion"
    raise RetryableError(message, code="no_completion", retry_after=timedelta(0))


def to_reading(answer: ChatCompletion) -> Reading:
    """The reading in the answer. Raises PermanentError or, for a broken one that may come out right next time, RetryableError."""
    request_id = answer.id or ""
    if not answer.choices:
        raise RetryableError("the model's answer was empty", code="empty", request_id=request_id)
    choice = answer.choices[0]
    if choice.message.refusal:
        raise PermanentError("the model refused to read this ticket", code="refusal", request_id=request_id)
    if choice.finish_reason == "length":
        raise PermanentError("the model's answer was cut off", code="truncated", request_id=request_id)
    if choice.finish_reason == "content_filter":
        raise PermanentError(
            "the service's content filter stopped the answer", code="content_filter", request_id=request_id
        )
    reading = _parse(choice.message.content or "", request_id)
    tokens = answer.usage.total_tokens if answer.usage else 0
    return reading.model_copy(
        update={"certainty": Certainty.SETTLED, "reader": f"llm:{answer.model}", "tokens": tokens}
    )


def _parse(text: str, request_id: str) -> Reading:
    try:
        reading = Reading.model_validate_json(text)
    except ValidationError:
        reading = None
    # Fields have defaults for our own code; the model has to give every one of them.
    if reading is None or not {"intent", "people"} <= reading.model_fields_set:
        # Not chained to the validation error, which would carry the ticket's words into logs.
        message = "the model's answer does not have the agreed shape"
        raise RetryableError(message, code="wrong_shape", request_id=request_id, retry_after=timedelta(0))
    return reading


def to_error(failure: openai.OpenAIError) -> OutsideError:
    """Which of our errors a failure of the SDK is."""
    if isinstance(failure, openai.APITimeoutError):
        return RetryableError("the model service did not answer in time", code="timeout")
    if isinstance(failure, openai.APIStatusError):
        return _from_status(failure)
    if isinstance(failure, openai.APIConnectionError):
        return RetryableError("the model service could not be reached", code="unreachable")
    return PermanentError(f"the model service's client failed: {type(failure).__name__}", code="client")


def _from_status(failure: openai.APIStatusError) -> OutsideError:
    code = str(failure.code or failure.status_code)
    request_id = failure.request_id or ""
    if failure.status_code in (401, 403):
        return AccessError("the model service refused our credentials", code=code, request_id=request_id)
    if code == "insufficient_quota":
        return AccessError("the model service's quota is used up", code=code, request_id=request_id, missing="quota")
    if code == "content_filter":
        return PermanentError("the service's content filter refused the ticket", code=code, request_id=request_id)
    if failure.status_code in (408, 409, 429) or failure.status_code >= 500:
        wait = timedelta(seconds=_retry_after(failure))
        return RetryableError("the model service is busy", code=code, request_id=request_id, retry_after=wait)
    return PermanentError(
        f"the model service refused the request ({failure.status_code} {code})", code=code, request_id=request_id
    )


def _retry_after(failure: openai.APIStatusError) -> float:
    """Seconds, from retry-after-ms (Azure) or Retry-After; dates are rare here and count as the usual pause."""
    for header, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return min(max(0.0, float(failure.response.headers.get(header, "")) * unit), _LONGEST_WAIT)
        except ValueError:
            continue
    return 2.0
