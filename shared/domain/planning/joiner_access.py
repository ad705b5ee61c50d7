"""Licences and groups of a newcomer: from the ticket's words and the policy's defaults to objects of the tenant."""

from shared.domain.catalogue import Task
from shared.domain.directory import Group, GroupKind, ObjectRef, Sku, Snapshot
from shared.domain.ids import ObjectId
from shared.domain.outcome import Reason
from shared.domain.plan import Step, Why, WhySource
from shared.domain.planning.licence_choice import choice_names, offered, parts_meant
from shared.domain.planning.lookups import matching_defaults
from shared.domain.planning.people import one_group
from shared.domain.planning.steps import StepMaker
from shared.domain.policy import Company
from shared.domain.request import Asked, Field, Question, Request


def choose_licences(
    request: Request, company: Company, snapshot: Snapshot
) -> tuple[tuple[tuple[str, Why], ...], list[Question]]:
    """SKU part numbers with their reason; a word that means none or several of the tenant's products is asked, never guessed."""
    chosen: dict[str, Why] = {}
    questions: list[Question] = []
    for said in request.licenses:
        there = parts_meant(said.value, company.onboarding.licence_aliases, snapshot.skus)
        if len(there) != 1:
            why = Asked.AMBIGUOUS if there else Asked.NOT_FOUND
            choices = choice_names(there or offered(snapshot.skus))
            questions.append(Question(field="licenses", why=why, quote=said.quote, choices=choices))
            continue
        chosen.setdefault(there[0], Why(source=WhySource.TICKET, text=said.quote))
    if not request.licenses:
        for part in matching_defaults(request, company).licences:
            chosen.setdefault(part, Why(source=WhySource.POLICY, text=f"default licence {part}"))
    return tuple(chosen.items()), questions


def add_licences(maker: StepMaker, licences: tuple[tuple[str, Why], ...], created: Step) -> None:
    """One step a licence, one after the other: two writes of one user's licences at once collide in the directory."""
    before: tuple[Step, ...] = ()
    for part, why in licences:
        sku = next((sku for sku in maker.snapshot.skus if sku.part_number == part), None)
        step = maker.add(
            Task.LICENCE_ASSIGN,
            before={"assigned": False},
            after={"assigned": True},
            why=(why,),
            object=ObjectRef(id=ObjectId(sku.id if sku else ""), name=part),
            reason=_seat_obstacle(sku),
            requires=(created.id,),
            follows=tuple(step.id for step in before),
        )
        before = (step,)


def _seat_obstacle(sku: Sku | None) -> Reason | None:
    """No fallback licence ever: without a seat a person has to buy or free one."""
    return None if sku is not None and sku.is_assignable and sku.free > 0 else Reason.NO_SEAT


def add_groups(maker: StepMaker, request: Request, created: Step) -> list[Question]:
    """One step a group; those we may not write are manual with the reason."""
    wanted = [(said, Why(source=WhySource.TICKET, text=said.quote)) for said in request.groups]
    defaults = matching_defaults(request, maker.company).groups
    wanted += [(Field(value=g, quote=g), Why(source=WhySource.POLICY, text=f"default group {g}")) for g in defaults]
    questions: list[Question] = []
    seen: set[ObjectId] = set()
    for said, why in wanted:
        group = one_group(said, maker.snapshot.mentions)
        if isinstance(group, Question):
            questions.append(group)
        elif group.id not in seen:
            seen.add(group.id)
            _add_group(maker, group, why, created)
    return questions


def _add_group(maker: StepMaker, group: Group, why: Why, created: Step) -> None:
    maker.add(
        Task.GROUP_ADD,
        before={"member": False},
        after={"member": True},
        why=(why,),
        object=group.ref(),
        reason=membership_obstacle(group) or _list_obstacle(group),
        requires=(created.id,),
    )


def membership_obstacle(group: Group) -> Reason | None:
    """Why nobody (or not we) may write this group's members."""
    if group.is_dynamic:
        return Reason.DYNAMIC_GROUP
    if group.is_synced:
        return Reason.SYNCED
    if group.is_role_assignable:
        return Reason.ROLE_ASSIGNABLE
    return Reason.PRIVILEGED if group.is_management_restricted else None


def _list_obstacle(group: Group) -> Reason | None:
    through_exchange = group.kind in (GroupKind.DISTRIBUTION, GroupKind.MAIL_SECURITY)
    return Reason.LIST_THROUGH_EXCHANGE if through_exchange else None
