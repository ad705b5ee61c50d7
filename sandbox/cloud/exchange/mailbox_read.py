"""Get-Mailbox, Get-MailboxStatistics, Get-Recipient: what Exchange shows. Changes nothing."""

import re
from typing import Any

from sandbox.cloud.clock import stamp
from sandbox.cloud.exchange.access import Right
from sandbox.cloud.exchange.call import Call, Cmdlet, Row, box_of
from sandbox.cloud.exchange.errors import BAD_FILTER, not_found, refused
from sandbox.cloud.exchange.parameters import Kind, Parameter
from sandbox.cloud.exchange.recipients import GROUP_TYPES, Recipient, find, is_mailbox
from sandbox.cloud.objects import Group
from sandbox.cloud.state import MailboxType

TYPES = (*(kind.value for kind in MailboxType), *GROUP_TYPES.values(), "GuestMailUser")
IDENTITY = Parameter("Identity", Kind.IDENTITY)
RESULT_SIZE = Parameter("ResultSize", Kind.SIZE)
TYPE_DETAILS = Parameter("RecipientTypeDetails", Kind.CHOICES, choices=TYPES)
_FILTER = re.compile(r"^\s*\(?\s*(\w+)\s+-eq\s+(?:'((?:[^']|'')*)'|\"([^\"]*)\")\s*\)?\s*$", re.IGNORECASE)


def get_mailbox(call: Call) -> list[Row]:
    mailboxes = [one for one in call.seen_recipients() if is_mailbox(one)]
    return [mailbox_json(call, one) for one in _selected(call, mailboxes)]


def get_recipient(call: Call) -> list[Row]:
    visible = [one for one in call.seen_recipients() if one.is_mail_enabled]
    if "Filter" in call.values:
        visible = _filtered(call, visible)
    return [one.as_json() for one in _selected(call, visible)]


def get_mailbox_statistics(call: Call) -> list[Row]:
    one = call.seen_mailbox()
    box = box_of(one)
    return [
        {
            "DisplayName": one.name,
            "Identity": box.exchange_guid,
            "MailboxGuid": box.exchange_guid,
            "ItemCount": box.item_count,
            "TotalItemSize": _size(box.size_bytes),
            "TotalDeletedItemSize": _size(0),
            "IsArchiveMailbox": False,
            "MailboxTypeDetail": call.tenant.mailbox_type(box).value,
        }
    ]


def mailbox_json(call: Call, one: Recipient) -> Row:
    box, view = box_of(one), call.seen()
    return one.as_json() | {
        "UserPrincipalName": one.upn,
        "ExchangeGuid": box.exchange_guid,
        "WhenMailboxCreated": stamp(box.provisioned_at),
        "AccountDisabled": not one.holder.props.get("accountEnabled"),
        "HiddenFromAddressListsEnabled": box.hidden_from_gal,
        "ForwardingAddress": _name(view.users.get(box.forwarding_address or ""))
        or _name(view.groups.get(box.forwarding_address or "")),
        "ForwardingSmtpAddress": f"smtp:{box.forwarding_smtp_address}" if box.forwarding_smtp_address else None,
        "DeliverToMailboxAndForward": box.deliver_and_forward,
        "GrantSendOnBehalfTo": [
            _name(view.users.get(key)) or _name(view.groups.get(key)) for key in box.send_on_behalf
        ],
        "LitigationHoldEnabled": box.litigation_hold,
        "LitigationHoldDuration": "Unlimited" if box.litigation_hold_days is None else str(box.litigation_hold_days),
        "ArchiveStatus": "Active" if box.archive else "None",
        "IsShared": call.tenant.mailbox_type(box) is MailboxType.SHARED,
        "ProhibitSendReceiveQuota": "50 GB (53,687,091,200 bytes)",
    }


def _selected(call: Call, candidates: list[Recipient]) -> list[Recipient]:
    if "Identity" in call.values:
        found = find(candidates, call.values["Identity"])
        if found is None:
            raise not_found(call.values["Identity"])
        candidates = [found]
    if "RecipientTypeDetails" in call.values:
        candidates = [one for one in candidates if one.type_details in call.values["RecipientTypeDetails"]]
    return candidates[: call.values.get("ResultSize")]


def _filtered(call: Call, candidates: list[Recipient]) -> list[Recipient]:
    """OPATH, as far as it is used: one `Property -eq 'value'`."""
    found = _FILTER.match(call.values["Filter"])
    if found is None:
        text = f'Cannot bind parameter \'Filter\' to the target. Exception setting "Filter": "Invalid filter syntax: {call.values["Filter"]}"'
        raise refused(BAD_FILTER, text)
    name = found[1].casefold()
    value = (found[2].replace("''", "'") if found[2] is not None else found[3]).casefold()
    if name == "members":
        return _groups_of(call, candidates, value)
    if name == "emailaddresses":
        wanted = value if value.startswith("smtp:") else f"smtp:{value}"
        return [one for one in candidates if wanted in (address.casefold() for address in one.addresses)]
    properties = {key.casefold(): key for key in ("Alias", "DisplayName", "Name", "PrimarySmtpAddress", "Guid")}
    properties |= {"externaldirectoryobjectid": "ExternalDirectoryObjectId"}
    if name not in properties:
        raise refused(BAD_FILTER, f'"{found[1]}" isn\'t a recognized filterable property.')
    return [one for one in candidates if str(one.as_json()[properties[name]]).casefold() == value]


def _groups_of(call: Call, candidates: list[Recipient], distinguished_name: str) -> list[Recipient]:
    member = next(
        (one for one in call.seen_recipients() if one.distinguished_name.casefold() == distinguished_name), None
    )
    if member is None:
        # The live service answers a DN that does not resolve with an empty result, not with an error.
        return []
    return [one for one in candidates if isinstance(one.holder, Group) and member.id in one.holder.members]


def _name(holder: Any) -> str | None:
    return None if holder is None else holder.display_name or holder.id


def _size(size: int) -> str:
    for unit, factor in (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024)):
        if size >= factor:
            return f"{size / factor:.4g} {unit} ({size:,} bytes)"
    return f"{size} B ({size:,} bytes)"


CMDLETS = (
    Cmdlet("Get-Mailbox", (IDENTITY, RESULT_SIZE, TYPE_DETAILS), get_mailbox, Right.READ),
    Cmdlet(
        "Get-Recipient",
        (IDENTITY, RESULT_SIZE, TYPE_DETAILS, Parameter("Filter", Kind.TEXT)),
        get_recipient,
        Right.READ,
    ),
    Cmdlet(
        "Get-MailboxStatistics",
        (Parameter("Identity", Kind.IDENTITY, is_mandatory=True),),
        get_mailbox_statistics,
        Right.READ,
    ),
)
