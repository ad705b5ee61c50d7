"""`make_plan(request, snapshot, policy)`: the one place where a request becomes a plan, questions or a refusal."""

from datetime import datetime

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef, Snapshot, UserBrief, UserState
from shared.domain.plan import Plan, Planned, PlanWarning, Questions, Refusal, RefusalCode, Step, StepMode
from shared.domain.planning import guards, moments
from shared.domain.planning.joiner_access import choose_licences
from shared.domain.planning.lookups import subject_field
from shared.domain.planning.offboarding import make_leaver_steps
from shared.domain.planning.onboarding import choose_address, find_manager, make_joiner_steps, new_subject
from shared.domain.planning.people import is_called_so, one_person, tell_apart
from shared.domain.planning.steps import StepMaker
from shared.domain.policy import Company
from shared.domain.request import Asked, Intent, Question, Request


def make_plan(request: Request, snapshot: Snapshot, company: Company, *, asked_at: datetime) -> Planned:
    """Everything that would be done for this request in this tenant.

    `asked_at` is when the ticket came in: relative judgements (due in the past?) use it and not the present, so that the
    same tenant gives the same digest when the plan is made again before executing.
    """
    if request.questions:
        return Questions(questions=request.questions, flags=request.flags)
    if request.intent is Intent.ONBOARD:
        return _plan_joiner(request, snapshot, company, asked_at)
    if request.intent is Intent.OFFBOARD:
        return _plan_leaver(request, snapshot, company, asked_at)
    return Refusal(code=RefusalCode.NOT_SUPPORTED, detail=request.intent.value)


def _plan_joiner(request: Request, snapshot: Snapshot, company: Company, asked_at: datetime) -> Planned:
    if Task.USER_CREATE not in company.tasks:
        return Refusal(code=RefusalCode.NOT_ALLOWED, detail=Task.USER_CREATE.value)
    if snapshot.is_hybrid:
        return Refusal(code=RefusalCode.HYBRID)
    dated = _check_date(request, company, asked_at)
    address = choose_address(request, company, snapshot)
    manager = find_manager(request, snapshot)
    licences, questions = choose_licences(request, company, snapshot)
    questions = [*(q for q in (address, manager) if isinstance(q, Question)), *questions]
    if isinstance(dated, Question):
        questions.append(dated)
    if questions or isinstance(dated, Question) or isinstance(address, Question) or isinstance(manager, Question):
        return Questions(questions=tuple(questions), flags=request.flags)
    maker = StepMaker(subject=new_subject(request, address[0]), company=company, snapshot=snapshot)
    questions = make_joiner_steps(maker, request, address[0], manager, licences)
    receiver = _receiver(request, snapshot, company, manager)
    if receiver is None and _needs_handover(maker.steps):
        questions.append(Question(field="manager", why=Asked.MISSING))
    if questions:
        return Questions(questions=tuple(questions), flags=request.flags)
    warnings = address[1] + guards.warn_about_namesakes(request.name(), snapshot)
    warnings += guards.warn_about_dead_skus(maker.steps, snapshot) + guards.unreadable_parts(snapshot)
    return _finish(maker, request, dated, asked_at, warnings, handover_to=receiver)


def _needs_handover(steps: list[Step]) -> bool:
    return any(s.task in (Task.ACCESS_PASS, Task.ACCESS_PASSWORD) and s.mode is StepMode.DO for s in steps)


def _receiver(request: Request, snapshot: Snapshot, company: Company, manager: UserBrief | None) -> ObjectRef | None:
    """Who is handed the first sign-in: the manager in the directory, else a requester whom the company lists. Never a ticket's address."""
    if manager is not None and manager.is_enabled and not manager.is_guest:
        return ObjectRef(id=manager.id, name=manager.display_name, address=manager.mail or manager.upn)
    listed = {address.casefold() for address in company.requesters}
    known = snapshot.mentions.people.get(request.requester_address, ())
    if request.requester_address.casefold() in listed and len(known) == 1 and known[0].is_enabled:
        return ObjectRef(id=known[0].id, name=known[0].display_name, address=known[0].mail or known[0].upn)
    return None


def _plan_leaver(request: Request, snapshot: Snapshot, company: Company, asked_at: datetime) -> Planned:
    user, effective = _find_leaver(request, snapshot), _check_date(request, company, asked_at)
    if isinstance(user, Question):
        return Questions(questions=(user,), flags=request.flags)
    if isinstance(effective, Question):
        return Questions(questions=(effective,), flags=request.flags)
    refusal = guards.refuse_untouchable(user, company)
    if refusal is not None:
        return refusal
    maker = StepMaker(subject=user.brief.ref(), company=company, snapshot=snapshot)
    questions = make_leaver_steps(maker, request, user)
    if questions:
        return Questions(questions=tuple(questions), flags=request.flags)
    warnings = guards.warn_about_leaver(user, snapshot)
    planned = _finish(maker, request, effective, asked_at, warnings, detail=tell_apart(user.brief))
    return planned.model_copy(update={"subject_addresses": _addresses(user)}) if isinstance(planned, Plan) else planned


def _addresses(user: UserState) -> tuple[str, ...]:
    """Every mail address and sign-in name of the person."""
    mail = [address.partition(":")[2] for address in user.proxy_addresses if address.casefold().startswith("smtp:")]
    known = {address.casefold() for address in (user.brief.upn, user.brief.mail, *mail)}
    return tuple(sorted(known - {""}))


def _find_leaver(request: Request, snapshot: Snapshot) -> UserState | Question:
    """The one account that is meant, whole, or what to ask."""
    said = subject_field(request)
    person = one_person("person", said, snapshot.mentions) if said else Question(field="person", why=Asked.MISSING)
    if isinstance(person, Question):
        return person
    user = snapshot.subject
    if user is None:
        return Question(field="person", why=Asked.NOT_FOUND, quote=said.quote if said else "")
    if not is_called_so(request, user):
        choices = (tell_apart(user.brief),)
        return Question(field="person", why=Asked.CONTRADICTORY, quote=request.name(), choices=choices)
    return user


def _check_date(request: Request, company: Company, asked_at: datetime) -> datetime | Question:
    """From when, or what to ask about it."""
    said = request.effective_date
    if said is None:
        return Question(field="effective_date", why=Asked.MISSING)
    if not moments.is_plausible(said.value, asked_at, company):
        return Question(field="effective_date", why=Asked.UNCLEAR, quote=said.quote)
    return moments.effective_at(said.value, request, company)


def _finish(
    maker: StepMaker,
    request: Request,
    effective: datetime,
    asked_at: datetime,
    warnings: list[PlanWarning],
    *,
    detail: str = "",
    handover_to: ObjectRef | None = None,
) -> Planned:
    if not maker.steps:
        return Refusal(code=RefusalCode.NOT_ALLOWED)
    if all(step.mode is StepMode.NOOP for step in maker.steps):
        return Refusal(code=RefusalCode.ALREADY_SO)
    return Plan(
        intent=request.intent,
        company=maker.company.company_id,
        tenant=maker.company.tenant,
        subject=maker.subject,
        subject_detail=detail,
        effective_at=effective,
        start_at=moments.start_at(effective, request.intent, maker.company),
        steps=_due(maker.steps, effective),
        warnings=(*guards.warn_about_time(effective, asked_at), *warnings, *guards.warn_about_foreign_wishes(request)),
        flags=request.flags,
        snapshot_at=maker.snapshot.taken_at,
        handover_to=handover_to,
    )


def _due(steps: list[Step], effective: datetime) -> tuple[Step, ...]:
    """The first sign-in is made when the person starts, not days before: a pass lives for hours."""
    timed = (Task.ACCESS_PASS, Task.ACCESS_PASSWORD)
    return tuple(s.model_copy(update={"not_before": effective}) if s.task in timed else s for s in steps)
