"""Who may open a mailbox or send as it: MailboxPermission and RecipientPermission cmdlets. Repeats warn instead of failing."""

from sandbox.cloud.exchange.access import Right
from sandbox.cloud.exchange.call import Call, Cmdlet, Row, box_of
from sandbox.cloud.exchange.parameters import Kind, Parameter
from sandbox.cloud.exchange.recipients import Recipient, find
from sandbox.cloud.state import MailboxPermission

RIGHTS = ("FullAccess", "ReadPermission", "ChangePermission", "ChangeOwner", "DeleteItem", "ExternalAccount")
IDENTITY = Parameter("Identity", Kind.IDENTITY, is_mandatory=True)
USER = Parameter("User", Kind.IDENTITY, is_mandatory=True)
TRUSTEE = Parameter("Trustee", Kind.IDENTITY, is_mandatory=True)
ACCESS = Parameter("AccessRights", Kind.CHOICES, is_mandatory=True, choices=RIGHTS)
SEND_AS = Parameter("AccessRights", Kind.CHOICES, is_mandatory=True, choices=("SendAs",))
INHERITANCE = Parameter("InheritanceType", Kind.CHOICE, choices=("All", "None", "Children", "Descendents"))


def get_mailbox_permission(call: Call) -> list[Row]:
    one = call.seen_mailbox()
    own = _entry(one, "NT AUTHORITY\\SELF", ["FullAccess", "ReadPermission"])
    shown: list[tuple[str | None, Row]] = [(None, own)]
    shown += [(held.trustee, _entry(one, _name(call, held.trustee), held.rights)) for held in box_of(one).permissions]
    return [row for trustee, row in shown if _wanted(call, "User", trustee)]


def add_mailbox_permission(call: Call) -> list[Row]:
    one = call.live_mailbox()
    user = call.second(call.values["User"])
    held = next((held for held in box_of(one).permissions if held.trustee == user.id), None)
    new = [right for right in call.values["AccessRights"] if held is None or right not in held.rights]
    if not new:
        call.warnings.append(
            f'The appropriate access control entry is already present on the object "{one.distinguished_name}" for '
            f'account "{user.upn or user.name}".'
        )
        return [_entry(one, _name(call, user.id), held.rights if held else [])]
    permissions = call.tenant.mailboxes.change(one.id).permissions
    live = next((held for held in permissions if held.trustee == user.id), None)
    if live is None:
        live = MailboxPermission(user.id, [], auto_mapping=call.values.get("AutoMapping", True))
        permissions.append(live)
    live.rights = [*live.rights, *new]
    return [_entry(one, _name(call, user.id), live.rights)]


def remove_mailbox_permission(call: Call) -> list[Row]:
    one = call.live_mailbox()
    user = call.second(call.values["User"])
    held = next((held for held in box_of(one).permissions if held.trustee == user.id), None)
    gone = [right for right in call.values["AccessRights"] if held is not None and right in held.rights]
    if not gone:
        _ace_missing(call, one, user)
        return []
    box = call.tenant.mailboxes.change(one.id)
    for live in box.permissions:
        if live.trustee == user.id:
            live.rights = [right for right in live.rights if right not in gone]
    box.permissions = [live for live in box.permissions if live.rights]
    return []


def get_recipient_permission(call: Call) -> list[Row]:
    one = call.seen_mailbox()
    shown: list[tuple[str | None, Row]] = [(None, _send_as(one, "NT AUTHORITY\\SELF"))]
    shown += [(trustee, _send_as(one, _name(call, trustee))) for trustee in box_of(one).send_as]
    return [row for trustee, row in shown if _wanted(call, "Trustee", trustee)]


def add_recipient_permission(call: Call) -> list[Row]:
    one = call.live_mailbox()
    trustee = call.second(call.values["Trustee"])
    if trustee.id in box_of(one).send_as:
        call.warnings.append(
            f'The appropriate access control entry is already present on the object "{one.distinguished_name}" for '
            f'account "{trustee.upn or trustee.name}".'
        )
    else:
        call.tenant.mailboxes.change(one.id).send_as.append(trustee.id)
    return [_send_as(one, _name(call, trustee.id))]


def remove_recipient_permission(call: Call) -> list[Row]:
    one = call.live_mailbox()
    trustee = call.second(call.values["Trustee"])
    if trustee.id in box_of(one).send_as:
        call.tenant.mailboxes.change(one.id).send_as.remove(trustee.id)
    else:
        _ace_missing(call, one, trustee)
    return []


def _ace_missing(call: Call, one: Recipient, user: Recipient) -> None:
    call.warnings.append(
        f'Can\'t remove the access control entry on the object "{one.distinguished_name}" for account '
        f'"{user.upn or user.name}" because the ACE isn\'t present.'
    )


def _wanted(call: Call, parameter: str, trustee: str | None) -> bool:
    if parameter not in call.values:
        return True
    found = find(call.seen_recipients(), call.values[parameter])
    return found is not None and found.id == trustee


def _name(call: Call, trustee: str) -> str:
    """A deleted trustee stays in the list, under its identifier."""
    view = call.tenant.view()
    user, group = view.users.get(trustee), view.groups.get(trustee)
    if user is not None:
        return user.upn
    return group.display_name if group is not None else f"S-1-5-21-{trustee}"


def _entry(one: Recipient, user: str, rights: list[str]) -> Row:
    return {
        "Identity": one.name,
        "User": user,
        "AccessRights": list(rights),
        "IsInherited": False,
        "Deny": False,
        "InheritanceType": "All",
    }


def _send_as(one: Recipient, trustee: str) -> Row:
    return {
        "Identity": one.name,
        "Trustee": trustee,
        "AccessControlType": "Allow",
        "AccessRights": ["SendAs"],
        "IsInherited": False,
        "InheritanceType": "None",
    }


CMDLETS = (
    Cmdlet(
        "Get-MailboxPermission",
        (IDENTITY, Parameter("User", Kind.IDENTITY)),
        get_mailbox_permission,
        Right.READ,
    ),
    Cmdlet(
        "Add-MailboxPermission",
        (IDENTITY, USER, ACCESS, INHERITANCE, Parameter("AutoMapping", Kind.BOOLEAN)),
        add_mailbox_permission,
        Right.WRITE,
    ),
    Cmdlet(
        "Remove-MailboxPermission",
        (IDENTITY, USER, ACCESS, INHERITANCE),
        remove_mailbox_permission,
        Right.WRITE,
        confirms=True,
    ),
    Cmdlet(
        "Get-RecipientPermission",
        (IDENTITY, Parameter("Trustee", Kind.IDENTITY)),
        get_recipient_permission,
        Right.READ,
    ),
    Cmdlet(
        "Add-RecipientPermission", (IDENTITY, TRUSTEE, SEND_AS), add_recipient_permission, Right.WRITE, confirms=True
    ),
    Cmdlet(
        "Remove-RecipientPermission",
        (IDENTITY, TRUSTEE, SEND_AS),
        remove_recipient_permission,
        Right.WRITE,
        confirms=True,
    ),
)
