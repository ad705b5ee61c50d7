"""Set-Mailbox: type, address list, forwarding, addresses, send on behalf. One change or none: all is checked first."""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta

from sandbox.cloud.exchange.access import Right
from sandbox.cloud.exchange.call import Call, Cmdlet, Row, box_of
from sandbox.cloud.exchange.errors import ADDRESS_TAKEN, RECIPIENT_TASK, refused, synced
from sandbox.cloud.exchange.parameters import Change, Kind, Parameter
from sandbox.cloud.exchange.recipients import Recipient
from sandbox.cloud.objects import User
from sandbox.cloud.state import Mailbox, MailboxType

TYPES = {
    "Regular": MailboxType.USER,
    "Shared": MailboxType.SHARED,
    "Room": MailboxType.ROOM,
    "Equipment": MailboxType.EQUIPMENT,
}
# Mastered by the customer's Active Directory when the user is synced; type and SMTP forwarding belong to the cloud.
MASTERED_ON_PREMISES = ("HiddenFromAddressListsEnabled", "EmailAddresses", "GrantSendOnBehalfTo", "ForwardingAddress")
_ADDRESS = re.compile(r"^[^@\s:]+@[^@\s]+\.[^@\s]+$")


def set_mailbox(call: Call) -> list[Row]:
    one = call.live_mailbox()
    _refuse_mastered(call, one)
    box, addresses = deepcopy(box_of(one)), one.addresses
    for parameter, apply in _APPLY.items():
        if parameter in call.values:
            apply(call, box)
    if "EmailAddresses" in call.values:
        addresses = _new_addresses(call, one)
    if box == one.mailbox and addresses == one.addresses:
        call.nothing_changed(one)
        return []
    live = call.tenant.mailboxes.change(one.id)
    for name in Mailbox.__slots__:
        setattr(live, name, getattr(box, name))
    if addresses != one.addresses:
        call.tenant.set_addresses(one.id, addresses)
    return []


def _refuse_mastered(call: Call, one: Recipient) -> None:
    for parameter in MASTERED_ON_PREMISES:
        if parameter in call.values and one.is_synced:
            raise synced(call.cmdlet, parameter, one.name)


def _type(call: Call, box: Mailbox) -> None:
    wanted, current = TYPES[call.values["Type"]], call.tenant.mailbox_type(box)
    if wanted is box.type:
        return
    box.type_before, box.type = current, wanted
    box.converted_at = call.now + timedelta(seconds=call.faults.conversion_delay_seconds)


def _hidden(call: Call, box: Mailbox) -> None:
    box.hidden_from_gal = call.values["HiddenFromAddressListsEnabled"]


def _forward(call: Call, box: Mailbox) -> None:
    wanted = call.values["ForwardingAddress"]
    if wanted is None:
        box.forwarding_address = None
        return
    target = call.second(wanted, [one for one in call.live_recipients() if one.is_mail_enabled])
    if target.id == box.id:
        raise refused(RECIPIENT_TASK, "The forwarding address can't be the mailbox itself.")
    box.forwarding_address = target.id


def _forward_smtp(call: Call, box: Mailbox) -> None:
    wanted = call.values["ForwardingSmtpAddress"]
    address = None if wanted is None else wanted.removeprefix("smtp:").removeprefix("SMTP:")
    if address is not None and not _ADDRESS.match(address):
        raise refused(RECIPIENT_TASK, f"The address '{wanted}' is invalid: \"{wanted}\" isn't a valid SMTP address.")
    box.forwarding_smtp_address = address


def _keep_copy(call: Call, box: Mailbox) -> None:
    box.deliver_and_forward = call.values["DeliverToMailboxAndForward"]


def _on_behalf(call: Call, box: Mailbox) -> None:
    change: Change = call.values["GrantSendOnBehalfTo"]
    if change.replace is not None:
        box.send_on_behalf = [call.second(name).id for name in change.replace]
        return
    added = [call.second(name).id for name in change.add]
    removed = {call.second(name).id for name in change.remove}
    kept = [held for held in box.send_on_behalf if held not in removed]
    box.send_on_behalf = [*kept, *(new for new in dict.fromkeys(added) if new not in kept)]


_APPLY: dict[str, Callable[[Call, Mailbox], None]] = {
    "Type": _type,
    "HiddenFromAddressListsEnabled": _hidden,
    "ForwardingAddress": _forward,
    "ForwardingSmtpAddress": _forward_smtp,
    "DeliverToMailboxAndForward": _keep_copy,
    "GrantSendOnBehalfTo": _on_behalf,
}


def _new_addresses(call: Call, one: Recipient) -> list[str]:
    change: Change = call.values["EmailAddresses"]
    if change.replace is not None:
        wanted = [_prefixed(address) for address in change.replace]
    else:
        removed = {_prefixed(address).casefold() for address in change.remove}
        added = [_prefixed(address) for address in change.add]
        kept = [held for held in one.addresses if held.casefold() not in removed]
        new_primary = any(address.startswith("SMTP:") for address in added)
        kept = [f"smtp:{held[5:]}" if new_primary and held.startswith("SMTP:") else held for held in kept]
        present = {held.casefold() for held in kept}
        promoted = {address.casefold() for address in added if address.startswith("SMTP:")}
        kept = [held for held in kept if held.casefold() not in promoted]
        wanted = [*kept, *(new for new in added if new.casefold() not in present or new.casefold() in promoted)]
    _check_addresses(call, one, wanted)
    return wanted


def _check_addresses(call: Call, one: Recipient, wanted: list[str]) -> None:
    primaries = [address for address in wanted if address.startswith("SMTP:")]
    if len(primaries) != 1:
        text = f"There {'are multiple' if primaries else 'is no'} primary SMTP address{'es' if primaries else ''} specified."
        raise refused(RECIPIENT_TASK, text)
    domains = {domain.name.casefold() for domain in call.tenant.domains if domain.is_verified}
    for address in wanted:
        plain = address[5:]
        if not _ADDRESS.match(plain) or plain.rsplit("@", 1)[1].casefold() not in domains:
            text = (
                f"You can't use the domain because it's not an accepted domain for your organization. Address: {plain}"
            )
            raise refused(RECIPIENT_TASK, text)
        holder = call.tenant.address_owner(plain)
        if holder is not None and holder.id != one.id:
            kind = "user" if isinstance(holder, User) else "group"
            text = f'The proxy address "{address}" is already being used by the {kind} "{holder.display_name}".'
            raise refused(ADDRESS_TAKEN, f"{text} Please choose another proxy address.")


def _prefixed(address: str) -> str:
    """Upper-case SMTP: marks the primary address; without prefix it is an alias."""
    return address if address[:5] in ("SMTP:", "smtp:") else f"smtp:{address}"


CMDLETS = (
    Cmdlet(
        "Set-Mailbox",
        (
            Parameter("Identity", Kind.IDENTITY, is_mandatory=True),
            Parameter("Type", Kind.CHOICE, choices=tuple(TYPES)),
            Parameter("HiddenFromAddressListsEnabled", Kind.BOOLEAN),
            Parameter("ForwardingAddress", Kind.OPTIONAL_IDENTITY),
            Parameter("ForwardingSmtpAddress", Kind.OPTIONAL_IDENTITY),
            Parameter("DeliverToMailboxAndForward", Kind.BOOLEAN),
            Parameter("EmailAddresses", Kind.MULTIVALUED),
            Parameter("GrantSendOnBehalfTo", Kind.MULTIVALUED),
        ),
        set_mailbox,
        Right.WRITE,
    ),
)
