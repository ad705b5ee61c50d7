"""The JSON of the two OpenAI endpoints: completions, responses, errors. Pure; every answer says what gave it."""

import time
from typing import Any

from sandbox.reader.answer import Ending, Said
from sandbox.reader.asked import Asked, tokens

MODEL = "sandbox-forms-reader"
FINGERPRINT = "sandbox-forms-reader-1 (rules, no language model)"
# The service repeats what was asked for; nothing of it means anything here.
_UNUSED_OPTIONS: dict[str, Any] = {
    "error": None,
    "instructions": None,
    "max_output_tokens": None,
    "parallel_tool_calls": False,
    "previous_response_id": None,
    "reasoning": {"effort": None, "summary": None},
    "store": False,
    "temperature": 0.0,
    "tool_choice": "none",
    "tools": [],
    "top_p": 1.0,
    "truncation": "disabled",
    "user": None,
}


def completion(number: int, asked: Asked, said: Said) -> dict[str, Any]:
    used = tokens(len(said.text or said.refusal or ""))
    return {
        "id": f"chatcmpl-sandbox-{number}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": MODEL,
        "system_fingerprint": FINGERPRINT,
        "choices": [
            {
                "index": 0,
                "message": {
                    "role": "assistant",
                    "content": None if said.refusal else said.text,
                    "refusal": said.refusal,
                    "annotations": [],
                },
                "logprobs": None,
                "finish_reason": said.ending.value,
            }
        ],
        "usage": {
            "prompt_tokens": asked.prompt_tokens,
            "completion_tokens": used,
            "total_tokens": asked.prompt_tokens + used,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
            "completion_tokens_details": {
                "reasoning_tokens": 0,
                "audio_tokens": 0,
                "accepted_prediction_tokens": 0,
                "rejected_prediction_tokens": 0,
            },
        },
    }


def response(number: int, asked: Asked, said: Said, text_format: Any) -> dict[str, Any]:
    used = tokens(len(said.text or said.refusal or ""))
    why = {Ending.LENGTH: "max_output_tokens", Ending.CONTENT_FILTER: "content_filter"}.get(said.ending)
    state = "incomplete" if why else "completed"
    return _UNUSED_OPTIONS | {
        "id": f"resp_sandbox_{number}",
        "object": "response",
        "created_at": int(time.time()),
        "status": state,
        "incomplete_details": {"reason": why} if why else None,
        "model": MODEL,
        "output": [
            {
                "type": "message",
                "id": f"msg_sandbox_{number}",
                "status": state,
                "role": "assistant",
                "content": [_output_part(said)],
            }
        ],
        "text": {"format": text_format or {"type": "text"}},
        "usage": {
            "input_tokens": asked.prompt_tokens,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens": used,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": asked.prompt_tokens + used,
        },
        "metadata": {"system_fingerprint": FINGERPRINT},
    }


def _output_part(said: Said) -> dict[str, Any]:
    if said.refusal:
        return {"type": "refusal", "refusal": said.refusal}
    return {"type": "output_text", "text": said.text, "annotations": [], "logprobs": []}


def error(kind: str, code: str | None, message: str, param: str | None = None) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}
