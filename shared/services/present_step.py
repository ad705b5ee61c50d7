"""One step of a plan as a person sees it: what, before -> after, why, how risky, how it is undone. No code, no id."""

from zoneinfo import ZoneInfo

from shared.domain.catalogue import Risk, Task
from shared.domain.directory import ObjectRef
from shared.domain.plan import Plan, Scalar, State, Step, StepMode, Why, WhySource
from shared.domain.value import Value
from shared.services.present_licences import licence_name
from shared.services.present_text import NAMELESS, duration, moment, one_line, person, quote, scalar
from shared.services.present_words import REASONS, RISKS, TASKS

LICENCES = frozenset({Task.LICENCE_ASSIGN, Task.LICENCE_REMOVE})

# Graph property -> what people call it. One that is missing here is shown with its words taken apart.
PROPERTIES: dict[str, str] = {
    "userPrincipalName": "Sign-in name",
    "displayName": "Display name",
    "givenName": "First name",
    "surname": "Surname",
    "mail": "Mail address",
    "mailNickname": "Mail alias",
    "jobTitle": "Job title",
    "department": "Department",
    "officeLocation": "Office",
    "mobilePhone": "Mobile phone",
    "businessPhones": "Phone",
    "employeeId": "Employee number",
    "usageLocation": "Usage location",
    "companyName": "Company name",
    "accountEnabled": "Sign-in allowed",
    "preferredLanguage": "Language",
}

# State key -> words for its value; see the table at the top of shared/domain/plan.py.
STATES: dict[str, dict[Scalar | tuple[str, ...], str]] = {
    "exists": {False: "no account", True: "account"},
    "assigned": {False: "not assigned", True: "assigned"},
    "member": {False: "not a member", True: "member"},
    "usable": {False: "no pass", True: "a pass"},
    "changed": {False: "present password", True: "random password"},
    "accountEnabled": {False: "sign-in blocked", True: "sign-in allowed"},
    "revoked": {False: "may be signed in on devices", True: "signed out everywhere"},
    "full_access": {False: "no access", True: "full access"},
    "hidden": {False: "shown in the address lists", True: "hidden from the address lists"},
    "kind": {"user": "personal mailbox", "shared": "shared mailbox"},
}


class ChangeView(Value):
    """`label` is empty where the step is about one thing only."""

    label: str = ""
    before: str
    after: str


class WhyView(Value):
    source: str
    text: str
    is_quote: bool = False


class StepView(Value):
    """One step, or several that differ in their object only: `items` has the objects then."""

    title: str
    items: tuple[str, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    whys: tuple[WhyView, ...] = ()
    risk: str = ""
    is_high: bool = False
    reason: str = ""
    undo: str = ""
    starts: str = ""  # only where it differs from the plan's start


def step_title(step: Step) -> str:
    """The instruction with its object: `Remove from Sales (sales@brightfork.example)`."""
    return TASKS[step.task].format(subject=person(step.subject), object=object_words(step))


def present_step(step: Step, plan: Plan, zone: ZoneInfo) -> StepView:
    """Everything about one step."""
    later = step.not_before if step.not_before and step.not_before > plan.start_at else None
    return StepView(
        title=step_title(step),
        changes=_changes(step),
        whys=tuple(_why(why) for why in step.why),
        risk=RISKS[step.risk],
        is_high=step.risk is Risk.HIGH and step.mode is StepMode.DO,
        reason=REASONS[step.reason] if step.reason else "",
        undo=step.entry.undo,
        starts=moment(later, zone) if later else "",
    )


def object_words(step: Step) -> str:
    """What the step is about, besides the person: `Sales (sales@brightfork.example)`."""
    if step.object is None:
        return NAMELESS
    return licence_name(one_line(step.object.name)) if step.task in LICENCES else person(step.object)


def _why(why: Why) -> WhyView:
    if why.source is WhySource.TICKET:
        return WhyView(source="The ticket says", text=quote(why.text), is_quote=True)
    source = "Company policy" if why.source is WhySource.POLICY else "In the directory"
    return WhyView(source=source, text=quote(why.text))


def _changes(step: Step) -> tuple[ChangeView, ...]:
    if step.task is Task.USER_CREATE:
        given: State = {key: value for key, value in step.after.items() if value not in (None, "", ())}
        return _property_changes(step.before, given)
    if step.task is Task.USER_PROFILE:
        return _property_changes(step.before, step.after)
    if step.task is Task.USER_MANAGER:
        return (ChangeView(before=_manager(step.before, step.object), after=_manager(step.after, step.object)),)
    if step.task is Task.MAILBOX_AUTO_REPLY:
        return (ChangeView(before=_auto_reply(step.before), after=_auto_reply(step.after)),)
    return tuple(
        ChangeView(before=_state(key, step.before.get(key)), after=_state(key, after) + _pass_terms(step))
        for key, after in step.after.items()
    )


def _property_changes(before: State, after: State) -> tuple[ChangeView, ...]:
    return tuple(
        ChangeView(label=_property(key), before=scalar(before.get(key)), after=scalar(value))
        for key, value in after.items()
        if key != "exists"
    )


def _property(key: str) -> str:
    apart = "".join(f" {c.lower()}" if c.isupper() else c for c in key).strip()
    return PROPERTIES.get(key, apart[:1].upper() + apart[1:])


def _manager(state: State, chosen: ObjectRef | None) -> str:
    # A state holds the manager's id, and the only name that we know is that of the step's object.
    manager = state.get("manager")
    if not manager:
        return "no manager"
    return one_line(chosen.name) or chosen.address if chosen and chosen.id == manager else "another manager"


def _auto_reply(state: State) -> str:
    if not state.get("enabled"):
        return "off"
    text = state.get("text")
    return f"on: “{quote(text)}”" if isinstance(text, str) and text else "on"


def _state(key: str, value: Scalar | tuple[str, ...]) -> str:
    return STATES.get(key, {}).get(value) or scalar(value)


def _pass_terms(step: Step) -> str:
    minutes = step.settings.get("minutes")
    if step.task is not Task.ACCESS_PASS or not isinstance(minutes, int):
        return ""
    once = ", once" if step.settings.get("once") else ""
    return f" for {duration(minutes)}{once}"
