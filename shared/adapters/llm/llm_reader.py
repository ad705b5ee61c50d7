"""Asks a model to read a ticket, once, with a strict schema. Implements `Reader`.

The SDK's own retries are off: waiting is bounded here, and longer waits are left to the caller. The model is given no tools, no
ids, no tenant, no policy; it is asked only for what the ticket says.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

import openai
import stamina
from openai import Omit, OpenAI
from openai.types.chat import ChatCompletion, ChatCompletionMessageParam
from openai.types.completion_usage import CompletionUsage
from openai.types.shared_params import ResponseFormatJSONSchema

from shared.adapters.llm.outcomes import as_completion, to_error, to_reading
from shared.adapters.llm.prompt import fixed_text, instructions_text, ticket_text
from shared.adapters.llm.schema import NAME, reading_schema
from shared.domain.errors import OutsideError, RetryableError
from shared.domain.request import Reading
from shared.domain.ticket import Ticket

_ATTEMPTS = 3
_PATIENCE = timedelta(seconds=20)
_MAX_ANSWER_TOKENS = 8000


class Prices(NamedTuple):
    """What a million tokens cost, read and written, in whatever currency. Cached tokens count in full: it costs that or less."""

    read: float = 0.0
    written: float = 0.0

    def micros(self, usage: CompletionUsage) -> int:
        """In millionths of the currency."""
        return round(usage.prompt_tokens * self.read + usage.completion_tokens * self.written)


_FREE = Prices()


class LlmReader:
    """Reads with one model of one service."""

    def __init__(self, client: OpenAI, *, model: str, prices: Prices = _FREE) -> None:
        self._client = client.with_options(max_retries=0)
        self._model = model
        self._prices = prices
        # Reasoning models refuse a temperature; learnt from their first refusal.
        self._temperature: float | Omit = 0.0

    def read(self, ticket: Ticket, *, instructions: str) -> Reading:
        """What the model saw, and what all attempts used up. Raises an OutsideError of the kind that fits, with its tokens."""
        messages = _messages(ticket, instructions)
        used: list[CompletionUsage] = []
        try:
            reading = self._try(messages, used)
        except OutsideError as failure:
            failure.tokens = sum(usage.total_tokens for usage in used)
            raise
        tokens, cost = sum(usage.total_tokens for usage in used), sum(map(self._prices.micros, used))
        return reading.model_copy(update={"tokens": tokens, "cost_micros": cost})

    def _try(self, messages: list[ChatCompletionMessageParam], used: list[CompletionUsage]) -> Reading:
        for attempt in stamina.retry_context(on=_worth_waiting, attempts=_ATTEMPTS, timeout=60.0):
            with attempt:
                answer = as_completion(self._ask(messages))
                usage = getattr(answer, "usage", None)  # some servers leave it out
                used += [usage] if usage else []
                return to_reading(answer)
        raise AssertionError("stamina either returns or raises")

    def _ask(self, messages: Iterable[ChatCompletionMessageParam]) -> ChatCompletion:
        try:
            return self._send(messages)
        except openai.BadRequestError as refused:
            if refused.param != "temperature" or isinstance(self._temperature, Omit):
                raise to_error(refused) from refused
        except openai.OpenAIError as failure:
            raise to_error(failure) from failure
        self._temperature = openai.omit
        try:
            return self._send(messages)
        except openai.OpenAIError as failure:
            raise to_error(failure) from failure

    def _send(self, messages: Iterable[ChatCompletionMessageParam]) -> ChatCompletion:
        return self._client.chat.completions.create(
            model=self._model,
            messages=messages,
            response_format=_format(),
            temperature=self._temperature,
            max_completion_tokens=_MAX_ANSWER_TOKENS,
            store=False,
        )


def _format() -> ResponseFormatJSONSchema:
    return {"type": "json_schema", "json_schema": {"name": NAME, "strict": True, "schema": dict(reading_schema())}}


def _messages(ticket: Ticket, instructions: str) -> list[ChatCompletionMessageParam]:
    messages: list[ChatCompletionMessageParam] = [{"role": "system", "content": fixed_text()}]
    if instructions.strip():
        messages.append({"role": "system", "content": instructions_text(instructions)})
    messages.append({"role": "user", "content": ticket_text(ticket)})
    return messages


def _worth_waiting(failure: Exception) -> bool | timedelta:
    """Only what passes soon; the ticket can wait, but not a worker."""
    if not isinstance(failure, OutsideError) or not isinstance(failure, RetryableError):
        return False
    return failure.retry_after if failure.retry_after <= _PATIENCE else False
