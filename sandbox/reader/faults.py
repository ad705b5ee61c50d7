"""How the reader misbehaves on demand. Only the settings; the endpoint acts on them."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class ReaderFault(StrEnum):
    """What happens to one request."""

    THROTTLE = "throttle"
    """429 with Retry-After."""
    SERVER_ERROR = "server_error"
    PROMPT_FILTERED = "prompt_filtered"
    """400 content_filter: Azure OpenAI refuses the prompt itself."""
    CONTENT_FILTER = "content_filter"
    """200, but the answer was cut by the content filter."""
    REFUSAL = "refusal"
    TRUNCATED = "truncated"
    """Half the JSON, finish_reason length."""
    WRONG_SCHEMA = "wrong_schema"
    """Valid JSON of another shape."""
    NOT_JSON = "not_json"
    INVENTED = "invented"
    """Every field filled, with values and quotes that are not in the ticket."""
    STALL = "stall"
    """No answer for `stall_seconds`."""


class ReaderFaults(BaseModel):
    """Changed at run time by tests (`handle.faults`) or by POST /_reader/faults."""

    model_config = ConfigDict(validate_assignment=True, extra="forbid")

    next: list[ReaderFault] = Field(default_factory=list)
    """Used up one by one before `always` applies."""
    always: ReaderFault | None = None
    retry_after: str = "1"
    stall_seconds: Annotated[float, Field(ge=0, le=600)] = 60
    latency_seconds: Annotated[float, Field(ge=0, le=60)] = 0

    def take(self) -> ReaderFault | None:
        return self.next.pop(0) if self.next else self.always
