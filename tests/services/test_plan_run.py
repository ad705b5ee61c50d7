"""Looking and planning: once, from the company's own tenant, and what comes of it."""

from datetime import timedelta

import pytest

from shared.contracts import Next
from shared.domain.directory import Mentions
from shared.domain.errors import AccessError, OutsideError, PermanentError, RetryableError
from shared.domain.run import AuditKind, RunStatus
from shared.services.plan_run import plan_run
from tests.builders import TENANT, a_company
from tests.story import World
from tests.tenants import a_leaver, a_snapshot
from tests.tickets import LEAVER, LEAVER_UNDATED


def understood(ticket: str = LEAVER) -> World:
    world = World()
    run = world.file_ticket(ticket)
    ports = world.ports
    from shared.services.understand_run import understand_run

    understand_run(run, sources=ports.sources, runs=ports.runs, companies=ports.companies, clock=ports.clock)
    return world


def plan(world: World) -> str:
    ports = world.ports
    return plan_run(
        world.run().id, runs=ports.runs, companies=ports.companies, directory=ports.directory, clock=ports.clock
    )["next"]


def test_planning_again_and_again_is_planning_once_and_looks_once() -> None:
    world = understood()
    assert plan(world) == Next.GO_ON
    before, calls = world.ledger(), world.directory.calls

    for _ in range(4):
        assert plan(world) == Next.GO_ON

    assert (world.ledger(), world.directory.calls) == (before, calls)
    assert sum(event.kind is AuditKind.PLANNED for event in before.events) == 1
    assert set(world.directory.tenants) == {TENANT}


def test_the_plan_is_stored_under_its_digest_and_asked_about_until_it_expires() -> None:
    world = understood()
    plan(world)

    run = world.run()
    assert run.status is RunStatus.WAITING_FOR_APPROVAL
    assert run.plan_doc == run.digest
    assert run.approval_expires_at == world.clock.now() + timedelta(hours=72)


def test_what_the_ticket_leaves_open_is_asked_without_looking_at_the_tenant() -> None:
    world = understood(LEAVER_UNDATED)
    assert plan(world) == Next.ASK
    assert plan(world) == Next.ASK
    assert world.directory.calls == 0


@pytest.mark.parametrize("refusal", [AccessError("no", code="AADSTS700016"), PermanentError("no", code="400")])
def test_a_tenant_that_does_not_let_us_in_is_told_to_a_technician(refusal: OutsideError) -> None:
    world = understood()
    world.directory.faults = [refusal]
    assert plan(world) == Next.END
    assert (world.run().conclusion, world.run().why, world.run().why_detail) == (
        RunStatus.REFUSED,
        "no_access",
        refusal.code,
    )


def test_a_tenant_that_is_down_is_tried_again() -> None:
    world = understood()
    world.directory.faults = [RetryableError("busy")]
    with pytest.raises(RetryableError):
        plan(world)
    assert plan(world) == Next.GO_ON


def test_a_refusal_by_a_rule_ends_the_run() -> None:
    world = understood()
    world.directory.known = a_snapshot(subject=a_leaver(roles=("User Administrator",)))
    assert plan(world) == Next.END
    assert plan(world) == Next.END
    assert (world.run().why, world.run().why_detail) == ("privileged", "User Administrator")


def test_a_company_that_was_removed_meanwhile_ends_the_run() -> None:
    world = understood()
    world.companies.kept.clear()
    world.engine.start(world.run().id)
    world.live()
    assert world.run().status is RunStatus.FAILED
    assert world.directory.calls == 0


def test_a_ticket_that_changed_while_the_tenant_was_looked_at_is_read_again_first() -> None:
    world = understood()
    lookup = world.directory.lookup

    def meanwhile(tenant: str, query: object) -> Mentions:
        world.directory.lookup = lookup
        world.reply("One more thing.")
        return lookup(tenant, query)

    world.directory.lookup = meanwhile
    assert plan(world) == Next.AGAIN
    assert world.run().plan_doc == ""


def test_the_companys_present_rules_decide() -> None:
    world = understood()
    world.companies.save(a_company(protected=("dana.whitlock@brightfork.example",)))
    assert plan(world) == Next.END
    assert world.run().why == "protected"
