"""What programs read about runs: everything that is evidence, nothing that is secret."""

from datetime import timedelta

import pytest

from shared.domain.errors import ForbiddenError, InputError, NotFoundError
from shared.domain.ids import TicketId, run_id_for
from shared.domain.outcome import Outcome
from shared.domain.request import DateField, Field, Intent, Request
from shared.domain.run import Change, Delivery, DeliveryKind, Progress, RunStatus, StepProgress
from shared.ports import ApiRole, Caller
from shared.services.list_runs import check_reader, list_runs, read_limit, read_status, show_run
from tests.builders import CONNECTION, a_decision, a_plan, a_run
from tests.clock import START
from tests.fakes.run_store import FakeRunStore


def a_store(count: int = 3) -> FakeRunStore:
    store = FakeRunStore()
    for number in range(count):
        ticket = TicketId(f"T-{number}")
        status = RunStatus.COMPLETED if number % 2 else RunStatus.WAITING_FOR_APPROVAL
        run = a_run(ticket=ticket, status=status, received_at=START + timedelta(hours=number))
        store.create(Change(run=run))
    return store


def tickets(store: FakeRunStore, limit: int = 50, status: RunStatus | None = None) -> list[str]:
    return [run.ticket for run in list_runs(limit=limit, status=status, runs=store).runs]


def test_runs_are_listed_newest_first_and_no_more_than_asked_for():
    assert tickets(a_store()) == ["T-2", "T-1", "T-0"]
    assert tickets(a_store(), limit=2) == ["T-2", "T-1"]


def test_a_filter_looks_further_back_than_the_limit():
    assert tickets(a_store(9), limit=2, status=RunStatus.COMPLETED) == ["T-7", "T-5"]


@pytest.mark.parametrize("given", ["0", "201", "-1", "1.5", "ten", "", "١", "9" * 5000])
def test_a_limit_that_is_none_is_refused(given):
    with pytest.raises(InputError, match="from 1 to 200"):
        read_limit(given)


def test_a_status_that_is_none_is_refused_with_those_there_are():
    assert read_limit(None) == 50
    assert read_status("completed") is RunStatus.COMPLETED
    with pytest.raises(InputError, match="waiting_for_approval"):
        read_status("done")


@pytest.mark.parametrize("role", list(ApiRole))
def test_every_role_may_read(role):
    check_reader(Caller(id="x", roles=frozenset({role})))


def test_nobody_may_read_without_a_role():
    with pytest.raises(ForbiddenError, match="Auditor"):
        check_reader(Caller(id="x"))


def test_a_run_is_shown_with_request_plan_decisions_and_evidence():
    store, plan = FakeRunStore(), a_plan()
    request = Request(
        intent=Intent.OFFBOARD,
        reader="forms",
        display_name=Field(value="Dana Whitlock", quote="Name: Dana Whitlock"),
        effective_date=DateField(value=START.date(), quote="today"),
        groups=(Field(value="Sales", quote="Sales"),),
    )
    run = a_run(plan=plan, request_doc="request-1")
    step = StepProgress(
        step=plan.steps[0].id, progress=Progress.SETTLED, outcome=Outcome.DONE, observed={"accountEnabled": False}
    )
    mail = Delivery(
        key="k", kind=DeliveryKind.HANDOVER_MAIL, recipient="m@x.example", payload={"link": "https://s3cret"}
    )
    store.create(Change(run=run, steps=(step,), decisions=(a_decision(),), deliveries=(mail,)))
    store.put_document(run.id, plan.digest(), plan.canonical())
    store.put_document(run.id, "request-1", request.canonical())

    detail = show_run(run.id, runs=store)

    asked = [(a.field, a.value, a.quote) for a in detail.asked]
    assert ("display_name", "Dana Whitlock", "Name: Dana Whitlock") in asked
    assert ("effective_date", "2026-11-24", "today") in asked
    assert ("groups", "Sales", "Sales") in asked
    assert detail.plan is not None
    assert detail.plan.digest == plan.digest()
    assert [(s.title, s.outcome) for s in detail.steps] == [("Block sign-in", Outcome.DONE), ("Remove from Sales (sales@brightfork.example)", None)]  # fmt: skip
    assert detail.steps[0].evidence == {"accountEnabled": False}
    assert detail.decisions[0].approver == "ruth.adeyemi@harbourline.example"
    assert "s3cret" not in detail.model_dump_json(), "links open things: they are not shown"


def test_a_run_that_has_got_nowhere_yet_is_shown_too():
    store = FakeRunStore()
    run = a_run(status=RunStatus.RECEIVED, plan_doc="", digest=None)
    store.create(Change(run=run))

    detail = show_run(run.id, runs=store)
    assert (detail.asked, detail.plan, detail.steps) == ((), None, ())


@pytest.mark.parametrize(
    "run_id", ["", "run-1", "../runs", "run-" + "g" * 24, run_id_for(CONNECTION, TicketId("other"))]
)
def test_there_is_no_run_of_any_other_id(run_id):
    with pytest.raises(NotFoundError):
        show_run(run_id, runs=a_store())
