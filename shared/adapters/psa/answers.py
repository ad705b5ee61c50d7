"""What the generic desk's API answers, read strictly enough that nothing half-understood goes on. Pure.

Unknown fields are ignored: desks add them. Documented for integrators in docs/connections.md.
"""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from shared.domain.attachment import Attachment
from shared.domain.errors import PermanentError
from shared.domain.ids import ConnectionId, TicketId
from shared.domain.ticket import Author, AuthorKind, BodyFormat, RawMessage, RawTicket


def _as_text(given: object) -> object:
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def _or_empty(given: object) -> object:
    return "" if given is None else given


def _or_none(given: object) -> object:
    return () if given is None else given


Id = Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=200)]
Text = Annotated[str, BeforeValidator(_or_empty)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class PersonAnswer(_Answer):
    name: Text = ""
    email: Text = ""
    kind: AuthorKind = AuthorKind.CONTACT


class AttachmentAnswer(_Answer):
    id: Id
    name: Text = ""
    media_type: Text = ""
    size: Annotated[int, Field(ge=0)] = 0


class MessageAnswer(_Answer):
    id: Id
    author: PersonAnswer
    at: AwareDatetime
    # Without it we could show an internal note to the customer, or take one for the customer's words.
    visibility: Annotated[str, Field(pattern="^(public|internal)$")]
    body: Text
    body_format: BodyFormat = BodyFormat.TEXT
    external_id: Text = ""
    attachments: Annotated[tuple[AttachmentAnswer, ...], BeforeValidator(_or_none)] = ()


class TicketAnswer(_Answer):
    id: Id
    company_id: Id
    company_name: Text = ""
    status: Text = ""
    subject: Text
    requester: PersonAnswer
    received_at: AwareDatetime
    messages: tuple[MessageAnswer, ...] = ()


class NotesAnswer(_Answer):
    notes: tuple[MessageAnswer, ...]


class TicketIdAnswer(_Answer):
    id: Id


class TicketsAnswer(_Answer):
    tickets: tuple[TicketIdAnswer, ...]
    next_page: int | None = None


def read_answer[Model: BaseModel](model: type[Model], content: bytes) -> Model:
    try:
        return model.model_validate_json(content)
    except ValidationError as wrong:
        # Places and reasons, never values: they are a customer's words.
        faults = [f"{'.'.join(map(str, e['loc'])) or 'body'}: {e['msg']}" for e in wrong.errors(include_input=False)]
        raise PermanentError(f"the desk's answer cannot be used: {'; '.join(faults[:5])}", code="bad_answer") from None


def to_ticket(answer: TicketAnswer, connection: ConnectionId) -> RawTicket:
    messages = sorted((to_message(message) for message in answer.messages), key=lambda message: message.at)
    return RawTicket(
        connection=connection,
        id=TicketId(answer.id),
        company_ref=answer.company_id,
        company_name=answer.company_name,
        subject=answer.subject,
        requester=Author(name=answer.requester.name, email=answer.requester.email, kind=AuthorKind.CONTACT),
        received_at=answer.received_at,
        status=answer.status,
        messages=tuple(messages),
    )


def to_message(answer: MessageAnswer) -> RawMessage:
    author = answer.author
    return RawMessage(
        id=answer.id,
        author=Author(name=author.name, email=author.email, kind=author.kind),
        at=answer.at,
        body=answer.body,
        body_format=answer.body_format,
        is_public=answer.visibility == "public",
        attachments=tuple(to_attachment(file) for file in answer.attachments),
    )


def to_attachment(answer: AttachmentAnswer) -> Attachment:
    return Attachment(id=answer.id, name=answer.name, media_type=answer.media_type, size=answer.size)
