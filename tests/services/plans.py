"""Plans with a step of every task, in words that try to break out of every page, mail and note they appear in."""

from datetime import timedelta
from typing import Any

from shared.domain.catalogue import Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import ObjectId, StepId
from shared.domain.outcome import Reason
from shared.domain.plan import Plan, PlanWarning, State, StepMode, WarningCode, Why, WhySource
from shared.domain.request import Flag, FlagCode, Intent
from tests.builders import MARISOL, SALES, a_plan, a_step
from tests.clock import START

E3 = ObjectRef(id=ObjectId("6fd2c87f-b296-42f0-b197-1e91e994b900"), name="ENTERPRISEPACK")
DESHAWN = ObjectRef(id=ObjectId(""), name="DeShawn Whitaker", address="deshawn.whitaker@brightfork.example")
XSS = "<img src=x onerror=alert(1)>\"'></q></style><script>alert(2)</script>{{ 7*7 }}"

OBJECTS: dict[Task, ObjectRef] = {
    Task.USER_MANAGER: MARISOL,
    Task.LICENCE_ASSIGN: E3,
    Task.LICENCE_REMOVE: E3,
    Task.GROUP_ADD: SALES,
    Task.GROUP_REMOVE: SALES,
    Task.LIST_REMOVE: SALES,
    Task.MAILBOX_DELEGATE: MARISOL,
}
STATES: dict[Task, tuple[State, State]] = {
    Task.USER_CREATE: (
        {"exists": False},
        {"displayName": "DeShawn Whitaker", "givenName": "DeShawn", "jobTitle": None},
    ),
    Task.USER_PROFILE: ({"jobTitle": None, "department": "Sales"}, {"jobTitle": "Lead", "department": None}),
    Task.USER_MANAGER: ({"manager": None}, {"manager": MARISOL.id}),
    Task.LICENCE_ASSIGN: ({"assigned": False}, {"assigned": True}),
    Task.GROUP_ADD: ({"member": False}, {"member": True}),
    Task.ACCESS_PASS: ({"usable": False}, {"usable": True}),
    Task.ACCESS_PASSWORD: ({"changed": False}, {"changed": True}),
    Task.ACCESS_BLOCK: ({"accountEnabled": True}, {"accountEnabled": False}),
    Task.ACCESS_REVOKE_SESSIONS: ({"revoked": False}, {"revoked": True}),
    Task.ACCESS_SCRAMBLE_PASSWORD: ({"changed": False}, {"changed": True}),
    Task.GROUP_REMOVE: ({"member": True}, {"member": False}),
    Task.LIST_REMOVE: ({"member": True}, {"member": False}),
    Task.MAILBOX_DELEGATE: ({"full_access": False}, {"full_access": True}),
    Task.MAILBOX_AUTO_REPLY: ({"enabled": False, "text": ""}, {"enabled": True, "text": "Gone fishing"}),
    Task.MAILBOX_HIDE: ({"hidden": False}, {"hidden": True}),
    Task.MAILBOX_CONVERT_TO_SHARED: ({"kind": "user"}, {"kind": "shared"}),
    Task.LICENCE_REMOVE: ({"assigned": True}, {"assigned": False}),
}


def a_step_of(task: Task, **over: Any):
    before, after = STATES[task]
    settings = {"minutes": 480, "once": True} if task is Task.ACCESS_PASS else {}
    return a_step(
        task, **({"object": OBJECTS.get(task), "before": before, "after": after, "settings": settings} | over)
    )


def everything_plan(**over: Any) -> Plan:
    """Every task, every mode, every warning, every flag."""
    steps = [a_step_of(task, why=(Why(source=WhySource.TICKET, text="please do this"),)) for task in Task]
    steps += [
        a_step_of(Task.GROUP_REMOVE, id=StepId(f"manual:{reason}"), mode=StepMode.MANUAL, reason=reason)
        for reason in Reason
    ]
    steps.append(a_step_of(Task.MAILBOX_HIDE, id=StepId("noop"), mode=StepMode.NOOP))
    values: dict[str, Any] = {
        "steps": tuple(steps),
        "warnings": tuple(PlanWarning(code=code, detail="Omar Lind") for code in WarningCode),
        "flags": tuple(Flag(code=code, quote="right now") for code in FlagCode),
        "handover_to": MARISOL,
    }
    return a_plan(**(values | over))


def hostile_plan() -> Plan:
    """Markup in everything that comes from a ticket or a tenant."""
    subject = ObjectRef(id=ObjectId("u1"), name=XSS, address="dana@brightfork.example")
    group = ObjectRef(id=ObjectId("g1"), name=XSS, address=XSS)
    why = (Why(source=WhySource.TICKET, text=XSS), Why(source=WhySource.POLICY, text=XSS))
    return a_plan(
        subject=subject,
        subject_detail=XSS,
        handover_to=group,
        steps=(
            a_step(Task.USER_PROFILE, subject=subject, before={XSS: XSS}, after={XSS: XSS}, why=why),
            a_step(
                Task.GROUP_ADD, subject=subject, object=group, before={"member": False}, after={"member": True}, why=why
            ),
            a_step(
                Task.MAILBOX_AUTO_REPLY,
                subject=subject,
                before={"enabled": False},
                after={"enabled": True, "text": XSS},
            ),
        ),
        warnings=(PlanWarning(code=WarningCode.WORD_NOT_OURS, detail=XSS),),
        flags=(Flag(code=FlagCode.INJECTION, quote=XSS), Flag(code=FlagCode.URGENCY, quote=XSS)),
    )


def onboarding_plan(**over: Any) -> Plan:
    tasks = (Task.USER_CREATE, Task.USER_MANAGER, Task.LICENCE_ASSIGN, Task.GROUP_ADD, Task.ACCESS_PASS)
    values: dict[str, Any] = {
        "intent": Intent.ONBOARD,
        "subject": DESHAWN,
        "subject_detail": "",
        "effective_at": START + timedelta(days=6),
        "start_at": START - timedelta(hours=1),
        "handover_to": MARISOL,
        "steps": tuple(a_step_of(task, subject=DESHAWN) for task in tasks),
    }
    return a_plan(**(values | over))
