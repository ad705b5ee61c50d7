"""What Microsoft's back end does by itself after a change: group licences, mailboxes, dynamic membership.

Called by every surface after it changed a user or a group, with the tenant's lock held.
"""

import re
import uuid
from datetime import timedelta

from sandbox.cloud.mailboxes import Mailbox, MailboxType
from sandbox.cloud.objects import Group, Licence, LicenceState, Sku, User
from sandbox.cloud.skus import EXCLUSIVE_PLANS
from sandbox.cloud.state import Tenant

_RULE_TERM = re.compile(r'\(?\s*user\.(\w+)\s+-(eq|ne)\s+("[^"]*"|true|false)\s*\)?')


def active_plans(tenant: Tenant, user: User) -> set[str]:
    """Names of the service plans a user really has."""
    names: set[str] = set()
    for held in user.licences:
        sku = tenant.skus.get(held.sku_id)
        if sku and held.state is not LicenceState.ERROR:
            names |= {plan.name for plan in sku.plans if plan.id not in held.disabled_plans}
    return names


def conflicting_plans(tenant: Tenant, user: User, sku: Sku, disabled: list[str]) -> list[str]:
    """Plans of `sku` and of the user's other SKUs that exclude each other."""
    new = {plan.name for plan in sku.plans if plan.id not in disabled}
    others = [held for held in user.licences if held.sku_id != sku.sku_id]
    held = active_plans(tenant, User(user.id, user.created_at, user.props, licences=others))
    for pair in EXCLUSIVE_PLANS:
        if new & pair and held & pair and (new | held) >= pair:
            return sorted(pair)
    return []


def settle_mailbox(tenant: Tenant, user_id: str, *, delay_seconds: float = 0.0) -> None:
    """Creates, revives or disconnects the mailbox to match the user's Exchange plans."""
    user, box, now = tenant.users[user_id], tenant.mailboxes.get(user_id), tenant.clock.now()
    has_exchange = bool(active_plans(tenant, user) & {"EXCHANGE_S_ENTERPRISE", "EXCHANGE_S_STANDARD"})
    if not has_exchange:
        if box is not None and box.unlicensed_at is None:
            tenant.mailboxes.change(user_id).unlicensed_at = now
        return
    if box is not None:
        if box.unlicensed_at is not None:
            tenant.mailboxes.change(user_id).unlicensed_at = None
        return
    guid = str(uuid.uuid5(uuid.NAMESPACE_OID, f"mailbox/{user_id}"))
    ready_at = now + timedelta(seconds=delay_seconds)
    tenant.mailboxes.add(Mailbox(user_id, guid, ready_at, type=MailboxType.USER, time_zone=tenant.time_zone))
    tenant.agenda.later(delay_seconds, lambda: give_address(tenant, user_id))


def give_address(tenant: Tenant, user_id: str) -> None:
    """Exchange stamps the primary address when it provisions; an apostrophe in the UPN becomes an underscore there."""
    user = tenant.users.get(user_id)
    if user is not None and not user.props.get("proxyAddresses"):
        primary = user.upn.replace("'", "_")
        alias = f"{primary.split('@')[0]}@{tenant.initial_domain}"
        tenant.set_addresses(user_id, list(dict.fromkeys([f"SMTP:{primary}", f"smtp:{alias}"])))


def settle_group_licences(tenant: Tenant, user_id: str) -> None:
    """Makes inherited licences equal to what the user's direct groups carry (nested groups give nothing)."""
    if user_id not in tenant.users:
        return
    wanted = {
        (sku_id, group.id): disabled
        for group in tenant.view().groups_of(user_id)
        for sku_id, disabled in group.licences.items()
    }
    present = {(held.sku_id, held.by_group) for held in tenant.users[user_id].licences if held.by_group}
    if set(wanted) == present:
        return
    user = tenant.users.change(user_id)
    user.licences = [held for held in user.licences if not held.by_group or (held.sku_id, held.by_group) in wanted]
    for (sku_id, group_id), disabled in wanted.items():
        if (sku_id, group_id) not in present:
            user.licences.append(_inherit(tenant, user, sku_id, group_id, disabled))


def _inherit(tenant: Tenant, user: User, sku_id: str, group_id: str, disabled: list[str]) -> Licence:
    licence = Licence(sku_id, tenant.clock.now(), list(disabled), by_group=group_id)
    sku = tenant.skus.get(sku_id)
    held_already = any(held.sku_id == sku_id and held.state is LicenceState.ACTIVE for held in user.licences)
    if not user.props.get("usageLocation"):
        licence.error = "ProhibitedInUsageLocationViolation"
    elif sku is None or (not held_already and tenant.consumed(sku_id) >= sku.assignable_seats):
        licence.error = "CountViolation"
    elif conflicting_plans(tenant, user, sku, disabled):
        licence.error = "MutuallyExclusiveViolation"
    if licence.error != "None":
        licence.state = LicenceState.ERROR
    return licence


def after_membership_change(
    tenant: Tenant, user_id: str, *, licence_delay: float = 0.0, mailbox_delay: float = 0.0
) -> None:
    """Group licensing follows a membership, a mailbox follows the licence."""

    def settle() -> None:
        if user_id in tenant.users:
            settle_group_licences(tenant, user_id)
            settle_mailbox(tenant, user_id, delay_seconds=mailbox_delay)

    tenant.agenda.later(licence_delay, settle)


def settle_dynamic_groups(tenant: Tenant, user_id: str) -> None:
    """Puts the user into, or takes it out of, every dynamic group according to its rule."""
    for group in list(tenant.groups.values()):
        if not group.is_dynamic:
            continue
        user = tenant.users.get(user_id)
        belongs = user is not None and follows_rule(group, user)
        if belongs and user_id not in group.members:
            tenant.groups.change(group.id).members.append(user_id)
        elif not belongs and user_id in group.members:
            tenant.groups.change(group.id).members.remove(user_id)


def follows_rule(group: Group, user: User) -> bool:
    """Evaluates `(user.x -eq "y") and (...)`; only conjunctions of eq and ne are supported."""
    terms = _RULE_TERM.findall(str(group.props.get("membershipRule") or ""))
    return bool(terms) and all(_holds(user, *term) for term in terms)


def _holds(user: User, name: str, operator: str, literal: str) -> bool:
    value = user.props.get(name)
    if literal in ("true", "false"):
        equal = bool(value) is (literal == "true")
    else:
        equal = str(value or "").casefold() == literal.strip('"').casefold()
    return equal if operator == "eq" else not equal
