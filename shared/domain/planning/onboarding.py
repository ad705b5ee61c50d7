"""The plan for a new user: create, then profile, manager, licences, groups, and the first sign-in last."""

import re

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef, Snapshot, UserBrief
from shared.domain.ids import ObjectId
from shared.domain.plan import PlanWarning, State, Step, WarningCode, Why, WhySource
from shared.domain.planning.first_sign_in import add_first_sign_in
from shared.domain.planning.joiner_access import add_groups, add_licences
from shared.domain.planning.lookups import wished_by_spelling
from shared.domain.planning.names import MAX_NICKNAME
from shared.domain.planning.people import one_person
from shared.domain.planning.steps import StepMaker
from shared.domain.policy import Company
from shared.domain.request import Asked, Field, Question, Request

# Characters Entra takes in the part before the @ (Microsoft Graph, user resource).
_LOCAL_PART = re.compile(r"^(?!\.)(?!.*\.\.)[A-Za-z0-9'._!#^~-]{1,64}(?<!\.)$")


def choose_address(request: Request, company: Company, snapshot: Snapshot) -> tuple[str, list[PlanWarning]] | Question:
    """The sign-in name to give and what to say about it, or what to ask."""
    if request.email:
        return _given_address(request.email, company, snapshot)
    ways = wished_by_spelling(request, company)
    if len(ways) != 1:
        choices = tuple(names[0] for names in ways)
        return Question(field="email", why=Asked.MISSING, quote=request.name(), choices=choices)
    wished = ways[0]
    free = [address for address in wished if address not in snapshot.taken_addresses]
    if not free:
        return Question(field="email", why=Asked.AMBIGUOUS, quote=request.name())
    taken = [PlanWarning(code=WarningCode.NAME_TAKEN, detail=wished[0])] if free[0] != wished[0] else []
    return free[0], taken


def _given_address(said: Field, company: Company, snapshot: Snapshot) -> tuple[str, list[PlanWarning]] | Question:
    address = said.value.casefold()
    local, _, domain = address.partition("@")
    if domain not in {d.casefold() for d in company.domains} or not _LOCAL_PART.match(local):
        return Question(field="email", why=Asked.UNCLEAR, quote=said.quote)
    if address in snapshot.taken_addresses:
        return Question(field="email", why=Asked.CONTRADICTORY, quote=said.quote)
    return address, []


def find_manager(request: Request, snapshot: Snapshot) -> UserBrief | Question | None:
    if request.manager is None:
        return None
    return one_person("manager", request.manager, snapshot.mentions)


def make_joiner_steps(
    maker: StepMaker, request: Request, address: str, manager: UserBrief | None, licences: tuple[tuple[str, Why], ...]
) -> list[Question]:
    """All steps for the newcomer, in order; what stays unclear comes back as questions."""
    created = _add_create(maker, request, address)
    _add_profile(maker, request, created)
    _add_manager(maker, request, manager, created)
    add_licences(maker, licences, created)
    questions = add_groups(maker, request, created)
    add_first_sign_in(maker, created)
    return questions


def _add_create(maker: StepMaker, request: Request, address: str) -> Step:
    after: State = {
        "userPrincipalName": address,
        "displayName": request.name(),
        "mailNickname": address.partition("@")[0].replace("'", "")[:MAX_NICKNAME],
        "usageLocation": maker.company.onboarding.usage_location,
        "accountEnabled": True,
    }
    if request.given_name:
        after["givenName"] = request.given_name.value
    if request.surname:
        after["surname"] = request.surname.value
    quoted = request.display_name or request.given_name or request.surname
    why = (Why(source=WhySource.TICKET, text=quoted.quote if quoted else request.name()),)
    return maker.add(Task.USER_CREATE, before={"exists": False}, after=after, why=why)


_PROFILE = {
    "jobTitle": "job_title",
    "department": "department",
    "officeLocation": "office",
    "mobilePhone": "mobile_phone",
    "employeeId": "employee_id",
}


def _add_profile(maker: StepMaker, request: Request, created: Step) -> None:
    said: dict[str, Field] = {}
    for name, field in _PROFILE.items():
        value: Field | None = getattr(request, field)
        if value is not None:
            said[name] = value
    if not said:
        return
    before: State = dict.fromkeys(said)
    after: State = {name: field.value for name, field in said.items()}
    why = tuple(Why(source=WhySource.TICKET, text=field.quote) for field in said.values())
    maker.add(Task.USER_PROFILE, before=before, after=after, why=why, requires=(created.id,))


def _add_manager(maker: StepMaker, request: Request, manager: UserBrief | None, created: Step) -> None:
    if manager is None or request.manager is None:
        return
    why = (Why(source=WhySource.TICKET, text=request.manager.quote),)
    after: State = {"manager": manager.id}
    maker.add(
        Task.USER_MANAGER, before={"manager": None}, after=after, why=why, object=manager.ref(), requires=(created.id,)
    )


def new_subject(request: Request, address: str) -> ObjectRef:
    return ObjectRef(id=ObjectId(""), name=request.name(), address=address)
