"""A model service that answers with what was recorded, spoken to by the product's own reader over the SDK's HTTP.

So parsing, schema, outcomes and tokens are real; only the model is not asked again. A recorded answer leaves out what is null: the
schema the product sends says which fields there are.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import httpx2
from pydantic import BaseModel, ConfigDict, JsonValue

from shared.adapters.llm.clients import openai_client
from shared.adapters.llm.llm_reader import LlmReader
from shared.domain.errors import InputError

MODEL = "recorded"


class Recorded(BaseModel):
    """What a model answered to one ticket, and the tokens of both sides."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    answer: dict[str, JsonValue]
    prompt_tokens: int = 0
    completion_tokens: int = 0


class RecordedModel:
    """Plays the answer of the ticket that was announced last. Tickets carry no id in a prompt, so it has to be told."""

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        self._recorded = {one.id: one for one in recorded}
        self._playing: Recorded | None = None
        self.asked = 0

    def has(self, ticket_id: str) -> bool:
        return ticket_id in self._recorded

    def play(self, ticket_id: str) -> None:
        self._playing = self._recorded[ticket_id]

    def reader(self) -> LlmReader:
        """The product's reader, wired to this model."""
        transport = httpx2.MockTransport(self._respond)
        client = openai_client(
            "no key", base_url="http://recorded.invalid", http_client=httpx2.Client(transport=transport)
        )
        return LlmReader(client, model=MODEL)

    def _respond(self, request: httpx2.Request) -> httpx2.Response:
        playing = self._playing
        if playing is None:
            raise InputError("no ticket was announced to the recorded model")
        self.asked += 1
        schema = json.loads(request.content)["response_format"]["json_schema"]["schema"]
        text = json.dumps(fill(playing.answer, schema, schema), ensure_ascii=False)
        return httpx2.Response(200, json=_completion(text, playing))


def read_recorded(file: Path) -> list[Recorded]:
    """Every recorded answer of a file with one on each line."""
    lines = file.read_text("utf-8").splitlines()
    return [Recorded.model_validate_json(line) for line in lines if line.strip()]


def fill(value: JsonValue, part: Mapping[str, JsonValue], whole: Mapping[str, JsonValue]) -> JsonValue:
    """The value with null, or an empty list, for each property of the schema that it leaves out."""
    target = _resolve(part, whole)
    if isinstance(value, list):
        items = target.get("items")
        return [fill(item, items if isinstance(items, dict) else {}, whole) for item in value]
    properties = target.get("properties")
    if not isinstance(value, dict) or not isinstance(properties, dict):
        return value
    filled: dict[str, JsonValue] = {}
    for name, of in properties.items():
        inner = of if isinstance(of, dict) else {}
        if name in value:
            filled[name] = fill(value[name], inner, whole)
        else:
            filled[name] = [] if _resolve(inner, whole).get("type") == "array" else None
    return filled | {name: extra for name, extra in value.items() if name not in properties}


def _resolve(part: Mapping[str, JsonValue], whole: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """What a `$ref` points to; of several kinds, the one that is not null."""
    options = part.get("anyOf")
    if isinstance(options, list):
        kinds = [option for option in options if isinstance(option, dict) and option.get("type") != "null"]
        return _resolve(kinds[0], whole) if kinds else part
    reference = part.get("$ref")
    definitions = whole.get("$defs")
    if isinstance(reference, str) and isinstance(definitions, dict):
        found = definitions.get(reference.rpartition("/")[2])
        return _resolve(found, whole) if isinstance(found, dict) else part
    return part


def _completion(text: str, playing: Recorded) -> dict[str, JsonValue]:
    usage: dict[str, JsonValue] = {
        "prompt_tokens": playing.prompt_tokens,
        "completion_tokens": playing.completion_tokens,
        "total_tokens": playing.prompt_tokens + playing.completion_tokens,
    }
    choice: dict[str, JsonValue] = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": text, "refusal": None},
    }
    return {
        "id": playing.id,
        "object": "chat.completion",
        "created": 0,
        "model": MODEL,
        "choices": [choice],
        "usage": usage,
    }
