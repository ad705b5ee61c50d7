"""Get- and Set-MailboxAutoReplyConfiguration; the same state as Graph's mailboxSettings."""

from copy import deepcopy

from sandbox.cloud.clock import stamp
from sandbox.cloud.exchange.access import Right
from sandbox.cloud.exchange.call import Call, Cmdlet, Row, box_of
from sandbox.cloud.exchange.errors import RECIPIENT_TASK, refused
from sandbox.cloud.exchange.parameters import Kind, Parameter
from sandbox.cloud.state import AutoReply, AutoReplyState

IDENTITY = Parameter("Identity", Kind.IDENTITY, is_mandatory=True)


def get_auto_reply(call: Call) -> list[Row]:
    one = call.seen_mailbox()
    reply = box_of(one).auto_reply
    return [
        {
            "Identity": one.name,
            "MailboxOwnerId": one.name,
            "AutoReplyState": reply.state.value,
            "ExternalAudience": reply.external_audience,
            "InternalMessage": _as_html(reply.internal_message),
            "ExternalMessage": _as_html(reply.external_message),
            "StartTime": stamp(reply.starts_at) if reply.starts_at else None,
            "EndTime": stamp(reply.ends_at) if reply.ends_at else None,
        }
    ]


def set_auto_reply(call: Call) -> list[Row]:
    one = call.live_mailbox()
    before = box_of(one).auto_reply
    reply = deepcopy(before)
    _apply(call, reply)
    if reply.state is AutoReplyState.SCHEDULED and not (
        reply.starts_at and reply.ends_at and reply.starts_at < reply.ends_at
    ):
        raise refused(RECIPIENT_TASK, "The end time must be later than the start time for a scheduled automatic reply.")
    if reply == before:
        call.nothing_changed(one)
    else:
        call.tenant.mailboxes.change(one.id).auto_reply = reply
    return []


def _apply(call: Call, reply: AutoReply) -> None:
    values = call.values
    if "AutoReplyState" in values:
        reply.state = AutoReplyState(values["AutoReplyState"])
    reply.external_audience = values.get("ExternalAudience", reply.external_audience)
    reply.internal_message = values.get("InternalMessage", reply.internal_message)
    reply.external_message = values.get("ExternalMessage", reply.external_message)
    reply.starts_at = values.get("StartTime", reply.starts_at)
    reply.ends_at = values.get("EndTime", reply.ends_at)


def _as_html(message: str) -> str:
    """Exchange keeps messages as HTML documents: what is read back is not letter for letter what was written."""
    if not message or message.lstrip().casefold().startswith("<html"):
        return message
    return f"<html>\r\n<body>\r\n{message}\r\n</body>\r\n</html>\r\n"


CMDLETS = (
    Cmdlet("Get-MailboxAutoReplyConfiguration", (IDENTITY,), get_auto_reply, Right.READ),
    Cmdlet(
        "Set-MailboxAutoReplyConfiguration",
        (
            IDENTITY,
            Parameter("AutoReplyState", Kind.CHOICE, choices=tuple(state.value for state in AutoReplyState)),
            Parameter("ExternalAudience", Kind.CHOICE, choices=("None", "Known", "All")),
            Parameter("InternalMessage", Kind.TEXT),
            Parameter("ExternalMessage", Kind.TEXT),
            Parameter("StartTime", Kind.MOMENT),
            Parameter("EndTime", Kind.MOMENT),
        ),
        set_auto_reply,
        Right.WRITE,
    ),
)
