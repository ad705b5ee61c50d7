"""Who must never be touched by an ordinary run, and what an approver must be warned about."""

from datetime import datetime

from shared.domain.catalogue import Task
from shared.domain.directory import Snapshot, UserState
from shared.domain.plan import PlanWarning, Refusal, RefusalCode, Step, WarningCode
from shared.domain.planning.names import skeleton
from shared.domain.policy import Company
from shared.domain.request import Request


def refuse_untouchable(user: UserState, company: Company) -> Refusal | None:
    """Break-glass accounts and role holders are for a technician with the right to do so (Microsoft refuses us anyway)."""
    protected = {name.casefold() for name in company.protected}
    if protected & {user.brief.upn.casefold(), user.brief.mail.casefold()}:
        return Refusal(code=RefusalCode.PROTECTED, detail=user.brief.upn)
    if user.roles:
        return Refusal(code=RefusalCode.PRIVILEGED, detail=", ".join(sorted(user.roles)))
    if user.is_management_restricted:
        return Refusal(code=RefusalCode.PRIVILEGED, detail="restricted management administrative unit")
    return None


def warn_about_leaver(user: UserState, snapshot: Snapshot) -> list[PlanWarning]:
    """What an approver has to know about the person before deciding."""
    warnings: list[PlanWarning] = []
    if user.brief.is_guest:
        warnings.append(PlanWarning(code=WarningCode.SUBJECT_IS_GUEST))
    if not user.brief.is_enabled:
        warnings.append(PlanWarning(code=WarningCode.SUBJECT_IS_DISABLED))
    if user.brief.is_synced:
        warnings.append(PlanWarning(code=WarningCode.SUBJECT_IS_SYNCED))
    if user.direct_reports:
        names = ", ".join(sorted(report.name for report in user.direct_reports))
        warnings.append(PlanWarning(code=WarningCode.HAS_DIRECT_REPORTS, detail=names))
    if user.owned_groups:
        names = ", ".join(sorted(group.name for group in user.owned_groups))
        warnings.append(PlanWarning(code=WarningCode.OWNS_GROUPS, detail=names))
    return warnings + unreadable_parts(snapshot)


def unreadable_parts(snapshot: Snapshot) -> list[PlanWarning]:
    return (
        [PlanWarning(code=WarningCode.PARTS_UNREADABLE, detail=", ".join(snapshot.unreadable))]
        if snapshot.unreadable
        else []
    )


def warn_about_time(effective: datetime, asked_at: datetime) -> list[PlanWarning]:
    return [PlanWarning(code=WarningCode.DUE_IN_PAST)] if effective < asked_at else []


def warn_about_dead_skus(steps: list[Step], snapshot: Snapshot) -> list[PlanWarning]:
    """Licences that the tenant does not own (any more): named directly, or carried by a group that is to be joined."""
    alive = {sku.id.casefold() for sku in snapshot.skus if sku.is_assignable}
    groups = {group.id: group for found in snapshot.mentions.groups.values() for group in found}
    dead: list[str] = []
    for step in steps:
        if step.object is None:
            continue
        if step.task is Task.LICENCE_ASSIGN and step.object.id.casefold() not in alive:
            dead.append(step.object.name)
        if step.task is Task.GROUP_ADD and step.object.id in groups:
            carried = groups[step.object.id].licence_skus
            dead += [f"{sku} ({step.object.name})" for sku in sorted(carried) if sku.casefold() not in alive]
    return [PlanWarning(code=WarningCode.DEAD_SKU, detail=", ".join(dict.fromkeys(dead)))] if dead else []


def warn_about_namesakes(name: str, snapshot: Snapshot) -> list[PlanWarning]:
    """An account of that name exists already: a second ticket about one person, or a namesake."""
    wanted = skeleton(name)
    found = [u for users in snapshot.mentions.people.values() for u in users if skeleton(u.display_name) == wanted]
    known = sorted({user.upn for user in found})
    return [PlanWarning(code=WarningCode.SIMILAR_NAMES, detail=", ".join(known))] if known else []


def warn_about_foreign_wishes(request: Request) -> list[PlanWarning]:
    """What the ticket asks for and no task of ours does: a technician has to see to it."""
    wishes = [*request.shared_mailboxes, request.copy_from, request.forward_to, request.onedrive_to]
    return [PlanWarning(code=WarningCode.WORD_NOT_OURS, detail=wish.quote) for wish in wishes if wish is not None]
