"""The DistributionGroupMember cmdlets: members of distribution and mail-enabled security groups, which Graph cannot write."""

from sandbox.cloud.exchange.access import Right
from sandbox.cloud.exchange.call import Call, Cmdlet, Row, group_of
from sandbox.cloud.exchange.errors import (
    MEMBER_EXISTS,
    MEMBER_MISSING,
    NOT_MANAGER,
    refused,
    synced,
    unknown_parameters,
)
from sandbox.cloud.exchange.parameters import Kind, Parameter
from sandbox.cloud.exchange.recipients import Recipient, recipient
from sandbox.cloud.provisioning import after_membership_change

IDENTITY = Parameter("Identity", Kind.IDENTITY, is_mandatory=True)
MEMBER = Parameter("Member", Kind.IDENTITY, is_mandatory=True)
BYPASS = Parameter("BypassSecurityGroupManagerCheck", Kind.SWITCH)


def get_members(call: Call) -> list[Row]:
    group, view = group_of(call.seen_list()), call.seen()
    holders = [view.users.get(member) or view.groups.get(member) for member in group.members]
    rows = [recipient(call.tenant, holder).as_json() for holder in holders if holder is not None]
    return rows[: call.values.get("ResultSize")]


def add_member(call: Call) -> list[Row]:
    one = _writable(call)
    member = call.second(call.values["Member"], [some for some in call.live_recipients() if some.is_mail_enabled])
    if member.id in group_of(one).members:
        raise refused(MEMBER_EXISTS, f'The recipient "{member.name}" is already a member of the group "{one.name}".')
    call.tenant.groups.change(one.id).members.append(member.id)
    _settle(call, member)
    return []


def remove_member(call: Call) -> list[Row]:
    one = _writable(call)
    # A member need not be mail-enabled any more to be taken out.
    member = call.second(call.values["Member"])
    if member.id not in group_of(one).members:
        raise refused(MEMBER_MISSING, f'The recipient "{member.name}" isn\'t a member of the group "{one.name}".')
    call.tenant.groups.change(one.id).members.remove(member.id)
    _settle(call, member)
    return []


def _writable(call: Call) -> Recipient:
    one = call.live_list()
    if call.values.get(BYPASS.name) and Right.BYPASS_MANAGER not in call.session.rights:
        # RBAC hides the switch from callers without the role; to them it does not exist.
        raise unknown_parameters(BYPASS.name)
    is_owner = call.session.caller.principal.id in group_of(one).owners
    if not (is_owner or call.values.get(BYPASS.name)):
        text = "You don't have sufficient permissions. This operation can only be performed by a manager of the group."
        raise refused(NOT_MANAGER, text)
    if one.is_synced:
        raise synced(call.cmdlet, "Members", one.name)
    return one


def _settle(call: Call, member: Recipient) -> None:
    after_membership_change(
        call.tenant,
        member.id,
        licence_delay=call.faults.group_licence_delay_seconds,
        mailbox_delay=call.faults.mailbox_delay_seconds,
    )


CMDLETS = (
    Cmdlet("Get-DistributionGroupMember", (IDENTITY, Parameter("ResultSize", Kind.SIZE)), get_members, Right.READ),
    Cmdlet("Add-DistributionGroupMember", (IDENTITY, MEMBER, BYPASS), add_member, Right.WRITE),
    Cmdlet("Remove-DistributionGroupMember", (IDENTITY, MEMBER, BYPASS), remove_member, Right.WRITE, confirms=True),
)
