"""A plan as the people who decide see it: what happens to whom, when, why, and what is risky about it. Words only."""

from collections.abc import Iterable
from datetime import datetime

from shared.domain.catalogue import Risk
from shared.domain.plan import Plan, PlanWarning, StepMode
from shared.domain.policy import Company
from shared.domain.request import Flag, Intent
from shared.domain.run import Run
from shared.domain.value import Value
from shared.services.present_gist import GistView, present_gist
from shared.services.present_step import StepView
from shared.services.present_steps import present_steps
from shared.services.present_text import NAMELESS, dates_in_words, moment, numbered, one_line, person, quote
from shared.services.present_words import ALARMING, FLAGS, INTENTS, RISKS, WARNINGS


class NoticeView(Value):
    """Something to know besides the steps. `quote` is what the ticket says, where that explains it."""

    text: str
    detail: str = ""
    quote: str = ""


class PlanView(Value):
    """Everything that a mail or page shows of a plan. Steps are in the order in which they would be done."""

    kind: str
    heading: str
    company: str
    ticket: str
    requester: str
    person: str  # name and address together
    name: str
    address: str
    person_detail: str
    effective_label: str
    effective: str
    starts: str
    summary: str
    gist: tuple[GistView, ...]
    risk: str
    is_high: bool
    attention: tuple[StepView, ...]  # high risk, to be done
    others: tuple[StepView, ...]
    already: tuple[StepView, ...]
    by_hand: tuple[StepView, ...]
    alarms: tuple[NoticeView, ...]  # flags that may mean fraud
    notices: tuple[NoticeView, ...]
    handover_to: str


def present_plan(plan: Plan, *, company: Company, run: Run, now: datetime) -> PlanView:
    """The plan in words, with times in the company's zone."""
    zone = company.zone
    address = one_line(plan.subject.address)
    name = one_line(plan.subject.name) or address or NAMELESS
    to_do = [s for s in plan.steps if s.mode is StepMode.DO]
    high = [s for s in to_do if s.risk is Risk.HIGH]
    others = [s for s in to_do if s.risk is not Risk.HIGH]
    already = [s for s in plan.steps if s.mode is StepMode.NOOP]
    by_hand = [s for s in plan.steps if s.mode is StepMode.MANUAL]
    return PlanView(
        kind=INTENTS[plan.intent],
        heading=f"{INTENTS[plan.intent]}: {name}",
        company=one_line(company.name),
        ticket=one_line(run.ticket),
        requester=one_line(run.requester) or "unknown",
        person=person(plan.subject),
        name=name,
        address=address if address != name else "",
        person_detail=_detail(plan),
        effective_label="First day" if plan.intent is Intent.ONBOARD else "Effective",
        effective=moment(plan.effective_at, zone),
        starts="at once" if plan.start_at <= now else moment(plan.start_at, zone),
        summary=_summary(len(to_do), len(high), len(by_hand)),
        gist=present_gist(plan),
        risk=RISKS[plan.risk],
        is_high=plan.risk is Risk.HIGH,
        attention=present_steps(high, plan, zone),
        others=present_steps(others, plan, zone),
        already=present_steps(already, plan, zone),
        by_hand=present_steps(by_hand, plan, zone),
        alarms=_flags(f for f in plan.flags if f.code in ALARMING),
        notices=_warnings(plan.warnings) + _flags(f for f in plan.flags if f.code not in ALARMING),
        handover_to=person(plan.handover_to) if plan.handover_to else "",
    )


def _summary(to_do: int, high: int, by_hand: int) -> str:
    parts = [numbered(to_do, "change", "changes")]
    if high:
        parts.append(f"{high} of high risk")
    if by_hand:
        parts.append(f"{by_hand} left to do by hand")
    return ", ".join(parts)


def _flags(flags: Iterable[Flag]) -> tuple[NoticeView, ...]:
    return tuple(NoticeView(text=FLAGS[flag.code], quote=quote(flag.quote)) for flag in flags)


def _warnings(warnings: Iterable[PlanWarning]) -> tuple[NoticeView, ...]:
    return tuple(
        NoticeView(text=f"{WARNINGS[w.code]}:", detail=f"{quote(w.detail)}.")
        if w.detail
        else NoticeView(text=f"{WARNINGS[w.code]}.")
        for w in warnings
    )


def _detail(plan: Plan) -> str:
    """What tells the person from namesakes, without name and address, which stand above it."""
    detail = one_line(plan.subject_detail)
    rest = detail.removeprefix(f"{one_line(plan.subject.name)} <{one_line(plan.subject.address)}>").strip()
    bare = rest[1:-1] if rest != detail and rest.startswith("(") and rest.endswith(")") else rest
    return dates_in_words(bare)
