"""The leaver's groups, lists and licences. A group that carries licences goes only after the mailbox is safe, like a licence."""

from shared.domain.catalogue import Task
from shared.domain.directory import GroupKind, LicenceState, MailboxAccess, MailboxKind, ObjectRef, UserState
from shared.domain.ids import ObjectId, StepId
from shared.domain.outcome import Reason
from shared.domain.plan import Step, StepMode, Why, WhySource
from shared.domain.planning.joiner_access import membership_obstacle
from shared.domain.planning.leaver_mailbox import keeps_needing_licence
from shared.domain.planning.steps import StepMaker, do_ids

_WHY = (Why(source=WhySource.POLICY, text="leavers lose their memberships"),)


def add_membership_steps(maker: StepMaker, user: UserState, access: tuple[StepId, ...]) -> None:
    for group in sorted(user.groups, key=lambda g: (g.name.casefold(), g.id)):
        through_exchange = group.kind in (GroupKind.DISTRIBUTION, GroupKind.MAIL_SECURITY)
        task = Task.LIST_REMOVE if through_exchange else Task.GROUP_REMOVE
        if not maker.allows(task):
            continue
        safe = _mailbox_safe(maker) if group.licence_skus else _Safe(requires=(), reason=None)
        maker.add(
            task,
            before={"member": True},
            after={"member": False},
            why=_WHY,
            object=group.ref(),
            reason=membership_obstacle(group) or safe.reason,
            requires=safe.requires,
            follows=access,
        )


class _Safe:
    """What has to be done before a mailbox may lose its licence, or why it may not."""

    def __init__(self, *, requires: tuple[StepId, ...], reason: Reason | None) -> None:
        self.requires = requires
        self.reason = reason


def _mailbox_safe(maker: StepMaker) -> _Safe:
    mailbox, access = maker.snapshot.mailbox, maker.snapshot.mailbox_access
    if access is not MailboxAccess.OK:
        return _Safe(requires=(), reason=Reason.CANNOT_READ)
    if mailbox is None:
        return _Safe(requires=(), reason=None)
    obstacle = keeps_needing_licence(mailbox, maker.snapshot.unreadable)
    if obstacle:
        return _Safe(requires=(), reason=obstacle)
    converts = [step for step in maker.steps if step.task is Task.MAILBOX_CONVERT_TO_SHARED]
    if any(step.mode is StepMode.MANUAL for step in converts):
        return _Safe(requires=(), reason=Reason.DEPENDENCY)
    if not converts and mailbox.kind is MailboxKind.USER:
        # Nothing makes the mailbox shared: without a licence Exchange deletes it after 30 days.
        return _Safe(requires=(), reason=Reason.DEPENDENCY)
    return _Safe(requires=do_ids(maker.steps, Task.MAILBOX_CONVERT_TO_SHARED), reason=None)


def add_licence_steps(maker: StepMaker, user: UserState, access: tuple[StepId, ...]) -> None:
    """One step a direct licence; an inherited one is gone with its group, or is a person's work."""
    if not maker.allows(Task.LICENCE_REMOVE) or not maker.company.offboarding.remove_licences:
        return
    exchange = {sku.id for sku in maker.snapshot.skus if sku.has_exchange}
    known = {sku.id for sku in maker.snapshot.skus}
    leaving = {s.object.id for s in maker.steps if s.task is Task.GROUP_REMOVE and s.mode is StepMode.DO and s.object}
    before = (*access, *do_ids(maker.steps, Task.GROUP_REMOVE, Task.LIST_REMOVE))
    for licence in sorted(user.licences, key=lambda held: _last_what_carries_mail(held, exchange)):
        if licence.via_group is not None and licence.via_group.id in leaving:
            continue
        # An SKU we do not know may carry Exchange: treat it as if it did.
        carries = licence.sku_id in exchange or licence.sku_id not in known
        safe = _mailbox_safe(maker) if carries else _Safe(requires=(), reason=None)
        step = _add_licence(maker, licence, safe, before)
        before = (*before, step.id)


def _last_what_carries_mail(held: LicenceState, exchange: set[str]) -> tuple[bool, str, str, str]:
    """One order for equal holdings, however the directory lists them."""
    return held.sku_id in exchange, held.part_number, held.sku_id, held.via_group.id if held.via_group else ""


def _add_licence(maker: StepMaker, licence: LicenceState, safe: _Safe, before: tuple[StepId, ...]) -> Step:
    inherited = Reason.INHERITED_LICENCE if licence.via_group is not None else None
    return maker.add(
        Task.LICENCE_REMOVE,
        before={"assigned": True},
        after={"assigned": False},
        why=(Why(source=WhySource.POLICY, text="leavers' licences are freed"),),
        object=ObjectRef(id=ObjectId(licence.sku_id), name=licence.part_number or licence.sku_id),
        reason=inherited or safe.reason,
        requires=safe.requires,
        follows=before,
    )
