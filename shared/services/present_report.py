"""How a run ended, step by step, in words. Never better than it was: what is not proved is said to be so."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from shared.domain.catalogue import Task
from shared.domain.executing.waves import outcome_of
from shared.domain.outcome import SUCCESS, Outcome
from shared.domain.plan import Plan, RefusalCode, Step
from shared.domain.policy import Company
from shared.domain.run import FINAL, Ledger, Run, RunStatus, StepProgress
from shared.domain.value import Value
from shared.services.present_decision import decided_line, reason_line
from shared.services.present_step import step_title
from shared.services.present_text import clock_time, moment, one_line, person
from shared.services.present_words import INTENTS, OUTCOMES, REASONS, REFUSALS, STATUSES, WHYS

FIRST_SIGN_IN = frozenset({Task.ACCESS_PASS, Task.ACCESS_PASSWORD})

# An outside error code worth showing; anything else (a page of HTML, a JSON body) is not one (FC-b15).
_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


class ResultView(Value):
    """One step and how it ended. `codes` are those of the outside system."""

    title: str
    outcome: str
    at: str = ""
    reason: str = ""
    codes: str = ""


class ReportView(Value):
    kind: str
    person: str
    company: str
    status: str
    why: str = ""
    decided: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    started: str = ""
    finished: str = ""
    done: tuple[ResultView, ...] = ()
    already: tuple[ResultView, ...] = ()
    by_hand: tuple[ResultView, ...] = ()
    not_done: tuple[ResultView, ...] = ()
    open: tuple[ResultView, ...] = ()
    handover_to: str = ""
    unread_files: tuple[str, ...] = ()


def present_report(ledger: Ledger, plan: Plan | None, company: Company | None) -> ReportView:
    """The whole run, whether it came to a plan or not."""
    run = ledger.run
    zone = company.zone if company else ZoneInfo("UTC")
    results = [(outcome_of(s, ledger.steps.get(s.id)), _result(s, ledger, zone)) for s in plan.steps] if plan else []
    executed = run.started_at is not None

    def ended(*outcomes: Outcome | None) -> tuple[ResultView, ...]:
        return tuple(view for outcome, view in results if executed and outcome in outcomes)

    return ReportView(
        kind=INTENTS[run.intent] if run.intent else "Request",
        person=person(plan.subject) if plan else one_line(run.subject),
        company=one_line(company.name) if company else "",
        status=STATUSES[end_of(run)],
        why=why_words(run),
        decided=_decided(ledger, company),
        late=_late(ledger, company),
        started=_moment(run.started_at, zone),
        finished=_moment(run.finished_at, zone),
        done=ended(Outcome.DONE),
        already=ended(Outcome.ALREADY),
        by_hand=ended(Outcome.MANUAL),
        not_done=ended(Outcome.FAILED, Outcome.UNVERIFIED, Outcome.REFUSED),
        open=ended(None),
        handover_to=person(plan.handover_to) if plan and plan.handover_to and is_handed_over(ledger, plan) else "",
        unread_files=tuple(one_line(name) for name in run.unread_files),
    )


def is_handed_over(ledger: Ledger, plan: Plan) -> bool:
    """Whether a first sign-in was made that somebody can receive."""
    made = (ledger.progress(step.id) for step in plan.steps if step.task in FIRST_SIGN_IN)
    return any(progress.outcome is Outcome.DONE for progress in made)


def end_of(run: Run) -> RunStatus:
    """The final status, or the one that reporting is about to set."""
    return run.status if run.status in FINAL else run.conclusion or run.status


def why_words(run: Run) -> str:
    """Why it ended so, or nothing where the status says it all."""
    if run.why in set(RefusalCode):
        return REFUSALS[RefusalCode(run.why)]
    return WHYS.get(run.why, "")


def _result(step: Step, ledger: Ledger, zone: ZoneInfo) -> ResultView:
    known = ledger.steps.get(step.id, StepProgress(step=step.id))
    outcome = outcome_of(step, known)
    reason = known.reason or step.reason
    return ResultView(
        title=step_title(step),
        outcome=OUTCOMES[outcome] if outcome else "not finished",
        at=clock_time(known.settled_at, zone) if known.settled_at else "",
        reason=REASONS[reason] if reason and outcome not in SUCCESS else "",
        codes=_codes(known) if outcome in (Outcome.FAILED, Outcome.UNVERIFIED) else "",
    )


def _codes(known: StepProgress) -> str:
    code = f"Microsoft's code {known.code}" if _CODE.fullmatch(known.code) else ""
    request = f"request {known.request_id}" if _CODE.fullmatch(known.request_id) else ""
    return ", ".join(part for part in (code, request) if part)


def _decided(ledger: Ledger, company: Company | None) -> tuple[str, ...]:
    if company is None:
        return ()
    counted = [d for d in ledger.decisions if d.counts and d.digest == ledger.run.digest]
    lines = [line for d in counted for line in (decided_line(d, company), reason_line(d))]
    return tuple(line for line in lines if line)


def _late(ledger: Ledger, company: Company | None) -> tuple[str, ...]:
    if company is None:
        return ()
    return tuple(decided_line(d, company) for d in ledger.decisions if not d.counts)


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return moment(at, zone) if at else ""
