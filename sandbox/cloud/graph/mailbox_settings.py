"""mailboxSettings: automatic replies, and userPurpose as a cheap proof of a conversion. The mailbox itself is Exchange's."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.cloud.graph.errors import GraphError, bad_request
from sandbox.cloud.graph.operation import GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.permissions import READ_MAILBOX_SETTINGS, WRITE_MAILBOX_SETTINGS
from sandbox.cloud.mailboxes import AutoReply, AutoReplyState, Mailbox, MailboxType

STATUS = {
    AutoReplyState.DISABLED: "disabled",
    AutoReplyState.ENABLED: "alwaysEnabled",
    AutoReplyState.SCHEDULED: "scheduled",
}
PURPOSE = {
    MailboxType.USER: "user",
    MailboxType.SHARED: "shared",
    MailboxType.ROOM: "room",
    MailboxType.EQUIPMENT: "equipment",
}
AUDIENCE = {"all": "All", "contactsOnly": "Known", "none": "None"}
WRITABLE = {"automaticRepliesSetting", "timeZone", "language", "dateFormat", "timeFormat", "workingHours"}
REPLY = {
    "status", "externalAudience", "internalReplyMessage", "externalReplyMessage", "scheduledStartDateTime", "scheduledEndDateTime",
}  # fmt: skip
DENIED = {"denial_code": "ErrorAccessDenied", "denial_message": "Access is denied. Check credentials and try again."}


def get_settings(request: GraphRequest) -> GraphResponse:
    box = _mailbox(request, request.seen_user().id)
    shown = {"@odata.context": request.context("users/mailboxSettings"), **_settings(request, box)}
    chosen = request.query.get("$select")
    if chosen:
        names = {"@odata.context", *chosen.split(",")}
        shown = {name: value for name, value in shown.items() if name in names}
    return GraphResponse(200, shown)


def get_purpose(request: GraphRequest) -> GraphResponse:
    return _single(request, "userPurpose")


def get_automatic_replies(request: GraphRequest) -> GraphResponse:
    return _single(request, "automaticRepliesSetting")


def _single(request: GraphRequest, name: str) -> GraphResponse:
    value = _settings(request, _mailbox(request, request.seen_user().id))[name]
    context = {"@odata.context": request.context(f"users/mailboxSettings/{name}")}
    return GraphResponse(200, {**context, **(value if isinstance(value, dict) else {"value": value})})


def patch_settings(request: GraphRequest) -> GraphResponse:
    body = request.json_object()
    box = _mailbox(request, request.live_user().id)
    for name in body:
        if name not in WRITABLE and not name.startswith("@odata."):
            raise GraphError(400, "ErrorInvalidProperty", f"The property '{name}' cannot be set on mailboxSettings.")
    reply = _reply(body["automaticRepliesSetting"], box) if "automaticRepliesSetting" in body else box.auto_reply
    live = request.tenant.mailboxes.change(box.id)
    live.auto_reply = reply
    live.time_zone = body.get("timeZone", live.time_zone)
    if isinstance(body.get("language"), dict):
        live.language = str(body["language"].get("locale", live.language))
    return GraphResponse(200, {"@odata.context": request.context("users/mailboxSettings"), **_settings(request, live)})


def _mailbox(request: GraphRequest, user_id: str) -> Mailbox:
    box = request.tenant.mailbox(user_id)
    if box is None:
        message = "The mailbox is either inactive, soft-deleted, or is hosted on-premise."
        raise GraphError(404, "MailboxNotEnabledForRESTAPI", message)
    return box


def _settings(request: GraphRequest, box: Mailbox) -> dict[str, Any]:
    reply = box.auto_reply
    return {
        "archiveFolder": None,
        "timeZone": box.time_zone,
        "delegateMeetingMessageDeliveryOptions": "sendToDelegateOnly",
        "language": {"locale": box.language, "displayName": box.language},
        "userPurpose": PURPOSE[request.tenant.mailbox_type(box)],
        "automaticRepliesSetting": {
            "status": STATUS[reply.state],
            "externalAudience": next(name for name, held in AUDIENCE.items() if held == reply.external_audience),
            "internalReplyMessage": reply.internal_message,
            "externalReplyMessage": reply.external_message,
            # Graph shows times even when none were ever set.
            "scheduledStartDateTime": _moment(reply.starts_at or box.provisioned_at),
            "scheduledEndDateTime": _moment(reply.ends_at or box.provisioned_at + timedelta(days=1)),
        },
    }


def _moment(value: datetime) -> dict[str, str]:
    return {"dateTime": value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.0000000"), "timeZone": "UTC"}


def _reply(given: Any, box: Mailbox) -> AutoReply:
    if not isinstance(given, dict):
        raise bad_request("automaticRepliesSetting must be an object.", code="RequestBodyRead")
    unknown = sorted(name for name in given if name not in REPLY and not name.startswith("@odata."))
    if unknown:
        raise bad_request(
            f"The property '{unknown[0]}' does not exist on type 'microsoft.graph.automaticRepliesSetting'.",
            code="RequestBodyRead",
        )
    states = {name: state for state, name in STATUS.items()}
    former = box.auto_reply
    status, audience = given.get("status", STATUS[former.state]), given.get("externalAudience")
    if status not in states or (audience is not None and audience not in AUDIENCE):
        raise bad_request(
            "Requested value was not found in the enumeration of automaticRepliesSetting.", code="RequestBodyRead"
        )
    reply = AutoReply(
        state=states[status],
        external_audience=AUDIENCE[audience] if audience else former.external_audience,
        internal_message=given.get("internalReplyMessage", former.internal_message),
        external_message=given.get("externalReplyMessage", former.external_message),
        starts_at=_read_moment(given.get("scheduledStartDateTime")),
        ends_at=_read_moment(given.get("scheduledEndDateTime")),
    )
    if reply.state is AutoReplyState.SCHEDULED and (not reply.starts_at or not reply.ends_at):
        raise bad_request("A scheduled automatic reply needs a start and an end.", code="ErrorInvalidParameter")
    return reply


def _read_moment(given: dict[str, str] | None) -> datetime | None:
    if not given:
        return None
    try:
        naive = datetime.fromisoformat(given["dateTime"][:19])
        return naive.replace(tzinfo=ZoneInfo(given.get("timeZone", "UTC"))).astimezone(UTC)
    except (KeyError, TypeError, ValueError) as broken:
        raise bad_request(
            "The date or time zone of the automatic reply is not valid.", code="ErrorInvalidParameter"
        ) from broken


SETTINGS = "/users/{user}/mailboxSettings"
OPERATIONS = [
    Operation("GET", SETTINGS, get_settings, READ_MAILBOX_SETTINGS, **DENIED),
    Operation("GET", f"{SETTINGS}/userPurpose", get_purpose, READ_MAILBOX_SETTINGS, **DENIED),
    Operation("GET", f"{SETTINGS}/automaticRepliesSetting", get_automatic_replies, READ_MAILBOX_SETTINGS, **DENIED),
    Operation("PATCH", SETTINGS, patch_settings, WRITE_MAILBOX_SETTINGS, **DENIED),
]
