"""What a caller of either endpoint asks for: the ticket's text, the schema, the size of the prompt. Pure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TEXT_LIMIT = 20_000
# How the product wraps a ticket: random marks, a head of its own, then the messages, newest first.
_MARKED = re.compile(r"\[ticket (\w+)\]\n(.*?)\n\[end of ticket \1\]", re.DOTALL)
_MESSAGE_HEAD = re.compile(r"^(Message|Older mail, quoted) \([^\n]*\):$", re.MULTILINE)
_SUBJECT = re.compile(r"^Subject: (.*)$", re.MULTILINE)
_TAGGED = re.compile(r"<(ticket|message|email|body)\b[^>]*>\n?(.*?)\n?</\1>", re.DOTALL | re.IGNORECASE)


class AskedError(ValueError):
    """The request is not one that the real service would take; `param` is the field at fault."""

    def __init__(self, param: str, message: str) -> None:
        super().__init__(message)
        self.param = param


@dataclass(frozen=True)
class Asked:
    text: str
    schema: Mapping[str, Any] | None
    schema_name: str
    is_strict: bool
    prompt_tokens: int


def asked_of_chat(body: Mapping[str, Any]) -> Asked:
    """POST /v1/chat/completions."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise AskedError("messages", "Missing required parameter: 'messages'.")
    given = body.get("response_format") or {}
    described = given.get("json_schema") or {} if given.get("type") == "json_schema" else {}
    if given.get("type") == "json_schema" and not described:
        raise AskedError("response_format", "Missing required parameter: 'response_format.json_schema'.")
    return _asked(body, messages, described)


def asked_of_responses(body: Mapping[str, Any]) -> Asked:
    """POST /v1/responses."""
    given = body.get("input")
    messages = [{"role": "user", "content": given}] if isinstance(given, str) else given
    if not isinstance(messages, list) or not messages:
        raise AskedError("input", "Missing required parameter: 'input'.")
    described = (body.get("text") or {}).get("format") or {}
    return _asked(body, messages, described if described.get("type") == "json_schema" else {})


def _asked(body: Mapping[str, Any], messages: list[Any], described: Mapping[str, Any]) -> Asked:
    if body.get("stream"):
        raise AskedError("stream", "This sandbox does not stream; send the request without 'stream'.")
    if not body.get("model"):
        raise AskedError("model", "Missing required parameter: 'model'.")
    prompt = "\n".join([_plain(message) for message in messages] + [str(body.get("instructions") or "")])
    schema = described.get("schema")
    size = len(prompt) + (len(json.dumps(schema)) if schema else 0)
    return Asked(
        text=_ticket(messages)[:TEXT_LIMIT],
        schema=schema,
        schema_name=str(described.get("name") or ""),
        is_strict=bool(described.get("strict")),
        prompt_tokens=tokens(size),
    )


def tokens(characters: int) -> int:
    """About four characters a token, as in English."""
    return -(-characters // 4)


def _ticket(messages: list[Any]) -> str:
    """The user's messages; of those only what is marked as the ticket, where something is."""
    said = "\n\n".join(_plain(message) for message in messages if _role(message) == "user")
    marked = _MARKED.search(said)
    if marked:
        return _without_heads(marked[2])
    tagged = [found[2] for found in _TAGGED.finditer(said)]
    return "\n\n".join(tagged) if tagged else said


def _without_heads(block: str) -> str:
    """Subject and messages. The head holds the date of receipt, which is nobody's first day; quoted mails are old news."""
    head, *parts = _MESSAGE_HEAD.split(block)
    subject = _SUBJECT.search(head)
    messages = [text.strip() for kind, text in zip(parts[::2], parts[1::2], strict=True) if kind == "Message"]
    return "\n\n".join([subject[1] if subject else "", *messages]).strip()


def _role(message: Any) -> str:
    return str(message.get("role")) if isinstance(message, Mapping) else ""


def _plain(message: Any) -> str:
    content = message.get("content") if isinstance(message, Mapping) else ""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "\n".join(str(part.get("text") or "") for part in parts if isinstance(part, Mapping))
