"""Machines die and engines lose everything they know, at any moment. The ledger goes on: nothing is done, said or asked twice."""

import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from sandbox.cloud.seed import BRIGHTFORK
from sandbox.desk.model import NewTicket, Ticket, Visibility
from sandbox.host.processes import Role
from sandbox.world import World
from shared.domain.errors import LedgerConflictError
from shared.domain.outcome import Outcome
from shared.domain.run import Change, DeliveryKind, DeliveryStatus, Ledger, Progress, RunStatus
from tests.e2e.actors import (
    MARISOL,
    RUTH,
    approval_link,
    approve,
    eventually,
    leaver,
    ledger_of,
    mails_about,
    newcomer,
    notes_on,
    wait_for_end,
    writes,
)

SILENCE_SECONDS = 5.0
GOOD = {RunStatus.COMPLETED, RunStatus.COMPLETED_WITH_EXCEPTIONS}
RECONCILE = "reconcile_runs"


def everything_once(world: World, ticket: Ticket, ledger: Ledger) -> None:
    """One mail to each, one note of each kind, one decision. A mail server that was asked twice knows the copy by its id."""
    assert len({mail.header("message-id") for mail in mails_about(world, ticket, RUTH, "/approvals/")}) == 1
    assert len(notes_on(world, ticket, Visibility.INTERNAL)) == 1
    assert len(notes_on(world, ticket, Visibility.PUBLIC)) == 1
    handovers = [d for d in ledger.deliveries.values() if d.kind is DeliveryKind.HANDOVER_MAIL]
    assert len({m.header("message-id") for m in mails_about(world, ticket, MARISOL, "/handover/")}) == len(handovers)
    assert len({(d.approver, d.digest) for d in ledger.decisions}) == len(ledger.decisions) == 1


def all_done(ledger: Ledger) -> None:
    assert ledger.run.status in GOOD
    assert {step.outcome for step in ledger.steps.values()} == {Outcome.DONE}, ledger.steps


def no_change_twice(world: World, since: int) -> None:
    """Every write that Microsoft carried out was carried out once."""
    done = [change for change, status in writes(world.cloud.log.entries[since:]) if status is not None and status < 300]
    assert done
    assert {change: count for change, count in Counter(done).items() if count > 1} == {}
    assert world.cloud.log.alarms == []


def reconcile(world: World, ticket: Ticket) -> None:
    """What the timer does every minute, until it has started this run again."""
    before = restarts(world, ticket)

    def again() -> bool:
        world.host.run_timer(RECONCILE)
        time.sleep(0.5)
        return restarts(world, ticket) > before

    eventually(again, f"{ticket.id} to be started again")


def restarts(world: World, ticket: Ticket) -> int:
    ledger = ledger_of(world, ticket)
    return ledger.run.restarts if ledger else 0


def test_the_engine_loses_everything_while_approvers_think(world: World):
    since = len(world.cloud.log.entries)
    ticket = world.desk.create_ticket(leaver("Shanice Okafor"))
    link = approval_link(world, ticket)

    for _ in range(3):
        world.host.lose_backend()
        reconcile(world, ticket)
    approve(link)
    ledger = wait_for_end(world, ticket)

    all_done(ledger)
    everything_once(world, ticket, ledger)
    no_change_twice(world, since)


def test_a_decision_is_kept_although_no_engine_hears_of_it(world: World):
    since = len(world.cloud.log.entries)
    ticket = world.desk.create_ticket(leaver("Ines Carvalho"))
    link = approval_link(world, ticket)
    world.host.lose_backend()

    answer = approve(link)
    reconcile(world, ticket)
    ledger = wait_for_end(world, ticket)

    assert answer.status_code == 200
    all_done(ledger)
    everything_once(world, ticket, ledger)
    no_change_twice(world, since)


def test_a_webhook_is_kept_although_no_engine_hears_of_it(world: World):
    world.host.kill(Role.BACKEND)
    ticket = world.desk.create_ticket(leaver("Roderick Pruitt"))
    eventually(lambda: ledger_of(world, ticket), "the run in the ledger")
    world.host.start_again(Role.BACKEND)

    reconcile(world, ticket)
    approve(approval_link(world, ticket))
    ledger = wait_for_end(world, ticket)

    all_done(ledger)
    everything_once(world, ticket, ledger)


def test_the_engine_loses_everything_between_two_waves(world: World):
    since = len(world.cloud.log.entries)
    world.cloud.faults.conversion_delay_seconds = 6.0  # so that the licence has to wait for the mailbox
    try:
        ticket = world.desk.create_ticket(leaver("Tyler Novotny"))
        approve(approval_link(world, ticket))
        eventually(lambda: settled(world, ticket) >= 3, "the first wave")

        world.host.lose_backend()
        reconcile(world, ticket)
        middle = ledger_of(world, ticket)
        ledger = wait_for_end(world, ticket)
    finally:
        world.cloud.faults.conversion_delay_seconds = 0.0

    assert middle is not None
    assert middle.run.status is RunStatus.EXECUTING
    all_done(ledger)
    everything_once(world, ticket, ledger)
    no_change_twice(world, since)


@pytest.mark.timeout(400)
def test_a_worker_killed_at_many_moments_does_everything_once(world: World):
    """Killed while it works, again and again, with several runs under way, so that each kill hits each of them somewhere else."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - shown when it fails
    moments, since = random.Random(seed), len(world.cloud.log.entries)
    world.cloud.faults.latency_seconds = 0.15
    tickets = [world.desk.create_ticket(ticket) for ticket in crowd()]

    under_way = [kill_when(world, tickets, moment, moments) for moment in (asked_outside, mid_message)]
    for ticket in tickets:
        approve(approval_link(world, ticket))
    deaths = (mid_wave, asked_outside, mid_wave, mid_message)
    under_way += [kill_when(world, tickets, moment, moments) for moment in deaths]
    world.cloud.faults.latency_seconds = 0.0
    ledgers = [wait_for_end(world, ticket) for ticket in tickets]

    for ticket, ledger in zip(tickets, ledgers, strict=True):
        all_done(ledger)
        everything_once(world, ticket, ledger)
    no_change_twice(world, since)
    assert sum(1 for runs in under_way if runs) >= 3, under_way
    people = world.cloud.state.tenants[BRIGHTFORK]
    assert [people.find_user(f"{name}@brightfork.example") is not None for name in ("isolde.grant", "jasper.quill")]


def crowd() -> list[NewTicket]:
    return [
        leaver("Dana Whitlock"),
        leaver("Malik Abernathy"),
        newcomer("Isolde", "Grant"),
        newcomer("Jasper", "Quill"),
    ]


type Moment = Callable[[World, list[Ticket]], bool]


def asked_outside(world: World, tickets: list[Ticket]) -> bool:
    """A request of the worker is under way to somebody outside."""
    return any(entry.ended is None for entry in world.cloud.log.entries)


def mid_wave(world: World, tickets: list[Ticket]) -> bool:
    """Steps were announced in the ledger, and nothing is known about them yet."""
    steps = [p for ticket in tickets if (known := ledger_of(world, ticket)) for p in known.steps.values()]
    return any(step.progress is Progress.ATTEMPTED for step in steps)


def mid_message(world: World, tickets: list[Ticket]) -> bool:
    """A mail or note is on its way."""
    sent = [d for ticket in tickets if (known := ledger_of(world, ticket)) for d in known.deliveries.values()]
    return any(delivery.status is DeliveryStatus.SENDING for delivery in sent)


def kill_when(world: World, tickets: list[Ticket], moment: Moment, moments: random.Random) -> int:
    """Wait for such a moment (or until nothing happens any more), kill the worker a blink later, and start another.

    Answers how many runs were under way when it died.
    """
    deadline = time.monotonic() + SILENCE_SECONDS
    while not moment(world, tickets) and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(moments.uniform(0.0, 0.1))
    world.host.kill(Role.WORKER)
    under_way = sum(1 for ticket in tickets if not (known := ledger_of(world, ticket)) or not known.run.is_final)
    let_leases_run_out(world, tickets)
    world.host.start_again(Role.WORKER)
    return under_way


def let_leases_run_out(world: World, tickets: list[Ticket]) -> None:
    """As if a minute had passed since the worker died: what it held is free again."""
    now = datetime.now(UTC)
    for ticket in tickets:
        ledger = ledger_of(world, ticket)
        if ledger is None:
            continue
        run = ledger.run.model_copy(update={"lease_until": now} if ledger.run.lease_until else {})
        held = [d for d in ledger.deliveries.values() if d.status is DeliveryStatus.SENDING]
        freed = tuple(delivery.model_copy(update={"sending_until": now}) for delivery in held)
        if run != ledger.run or freed:
            with suppress(LedgerConflictError):  # an approver's click came in between: the next kill frees it
                world.runs.save(ledger, Change(run=run, deliveries=freed))


def settled(world: World, ticket: Ticket) -> int:
    ledger = ledger_of(world, ticket)
    return sum(1 for step in ledger.steps.values() if step.outcome) if ledger else 0
