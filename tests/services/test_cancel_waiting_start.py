"""FC-a20: a leaver ticket about somebody whose onboarding still waits cancels that run; nothing is ever made by it."""

import pytest

from shared.domain.ids import TicketId, run_id_for
from shared.domain.plan import Planned, Questions
from shared.domain.request import Asked, Field, Flag, FlagCode, Intent, Question, Request
from shared.domain.run import Change, Run, RunStatus
from shared.ports import RunStore
from shared.services.cancel_waiting_start import cancel_waiting_start
from tests.builders import CONNECTION, a_plan, a_run
from tests.clock import START, FixedClock
from tests.fakes.run_store import FakeRunStore

STARTS, LEAVES = TicketId("T-1"), TicketId("T-2")
NOBODY = Questions(questions=(Question(field="person", why=Asked.NOT_FOUND),))


def a_waiting_start(**over: object) -> Run:
    values = {"ticket": STARTS, "intent": Intent.ONBOARD, "subject": "Noor Valcke", "status": RunStatus.SCHEDULED}
    return a_run(id=run_id_for(CONNECTION, STARTS), **(values | over))


def a_leaver(name: str = "noor  valcke", *flags: Flag) -> Request:
    said = Field(value=name, quote=name)
    return Request(intent=Intent.OFFBOARD, reader="forms", display_name=said, flags=flags)


def cancel(runs: RunStore, request: Request, planned: Planned = NOBODY) -> object:
    leaver = a_run(ticket=LEAVES, id=run_id_for(CONNECTION, LEAVES))
    return cancel_waiting_start(leaver, request, planned, runs=runs, clock=FixedClock(START))


def store_with(run: Run) -> FakeRunStore:
    runs = FakeRunStore()
    runs.create(Change(run=run))
    return runs


def test_the_waiting_onboarding_of_that_name_is_cancelled_for_the_other_ticket() -> None:
    runs = store_with(a_waiting_start())

    assert cancel(runs, a_leaver()) == run_id_for(CONNECTION, STARTS)

    run = runs.load(run_id_for(CONNECTION, STARTS)).run
    assert (run.conclusion, run.why, run.why_detail) == (RunStatus.CANCELLED, "will_not_start", LEAVES)


@pytest.mark.parametrize(
    "waiting",
    [
        pytest.param(a_waiting_start(subject="Noor Valckenaer"), id="another name"),
        pytest.param(a_waiting_start(company="harbourline"), id="another company"),
        pytest.param(a_waiting_start(intent=Intent.OFFBOARD), id="no onboarding"),
        pytest.param(a_waiting_start(status=RunStatus.EXECUTING), id="already being carried out"),
    ],
)
def test_any_other_run_goes_on(waiting: Run) -> None:
    runs = store_with(waiting)

    assert cancel(runs, a_leaver()) is None
    assert runs.load(waiting.id).run == waiting


def test_a_person_who_has_an_account_leaves_by_an_ordinary_plan() -> None:
    runs = store_with(a_waiting_start())

    assert cancel(runs, a_leaver(), a_plan()) is None


def test_a_doubtful_requester_stops_nobodys_run() -> None:
    runs = store_with(a_waiting_start())

    assert cancel(runs, a_leaver("Noor Valcke", Flag(code=FlagCode.REQUESTER_LOOKALIKE_DOMAIN))) is None
