"""What the desk's API takes, as strict models. No behaviour."""

from typing import Annotated

from pydantic import AwareDatetime, Base64Bytes, BaseModel, ConfigDict, Field

from sandbox.desk.model import BodyFormat, TicketStatus, Visibility


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NoteInput(_Strict):
    visibility: Visibility
    body: Annotated[str, Field(min_length=1, max_length=200_000)]
    body_format: BodyFormat = BodyFormat.TEXT
    external_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None


class StatusInput(_Strict):
    status: TicketStatus
    category: Annotated[str, Field(min_length=1)] | None = None


class TimeInput(_Strict):
    minutes: Annotated[int, Field(ge=1, le=24 * 60)]
    note: str = ""
    external_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None


class PersonInput(_Strict):
    name: str
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]


class FileInput(_Strict):
    name: Annotated[str, Field(min_length=1, max_length=255)]
    content_base64: Annotated[Base64Bytes, Field(max_length=15_000_000)]
    media_type: str = "application/octet-stream"


class TicketInput(_Strict):
    """What a requester sends; only the sandbox's own control surface takes it."""

    company_id: str
    requester: PersonInput
    subject: str
    body: Annotated[str, Field(max_length=500_000)]
    body_format: BodyFormat = BodyFormat.TEXT
    received_at: AwareDatetime | None = None
    attachments: tuple[FileInput, ...] = ()


class ReplyInput(_Strict):
    body: Annotated[str, Field(min_length=1)]
    body_format: BodyFormat = BodyFormat.TEXT
    author: PersonInput | None = None
    attachments: tuple[FileInput, ...] = ()


class WebhookInput(_Strict):
    url: Annotated[str, Field(pattern=r"^https?://")]
    secret: Annotated[str, Field(min_length=1)]
    functions_key: str = ""
