"""Starting: not before its time, and only what is still exactly as approved."""

import pytest

from shared.contracts import Next
from shared.domain.directory import LicenceState
from shared.domain.errors import AccessError
from shared.domain.run import AuditKind, RunStatus
from shared.services.recheck_plan import recheck_plan
from tests.builders import RUTH, a_company
from tests.story import Approver, World
from tests.tenants import VISIO, a_group, a_leaver, a_snapshot
from tests.tickets import JOINER, LEAVER


def approved(ticket: str = LEAVER) -> World:
    world = World()
    world.file_ticket(ticket)
    world.turn()
    Approver(RUTH)(world)
    world.turn()
    assert world.run().status is RunStatus.SCHEDULED
    return world


def moved(world: World) -> int:
    return sum(event.kind is AuditKind.PLAN_MOVED for event in world.ledger().events)


def test_nothing_is_written_before_the_time_that_was_approved() -> None:
    world = approved()
    assert world.directory.waves == []
    assert world.clock.now() < world.run().starts_at

    world.live()

    assert world.run().started_at == world.run().starts_at
    assert world.run().status is RunStatus.COMPLETED


def test_looking_twice_before_the_time_changes_nothing() -> None:
    world = approved()
    before = world.ledger()

    ports = world.ports
    for _ in range(3):
        found = recheck_plan(
            before.run.id, runs=ports.runs, companies=ports.companies, directory=ports.directory, clock=ports.clock
        )
        assert found == {"next": Next.WAIT, "until": before.run.starts_at.isoformat()}
    assert world.ledger() == before


@pytest.mark.parametrize(
    "now_is",
    [
        a_leaver(groups=(a_group("Payroll"),)),
        a_leaver(licences=(LicenceState(sku_id=VISIO.id, part_number=VISIO.part_number),)),
        a_leaver(manager=None, groups=()),
    ],
    ids=["other groups", "another licence", "no groups"],
)
def test_a_tenant_that_moved_since_the_approval_is_asked_about_again(now_is) -> None:
    world = approved()
    first = world.run().digest
    world.directory.known = a_snapshot(subject=now_is)

    world.live()

    assert world.run().digest != first
    assert world.run().status is RunStatus.EXPIRED
    assert moved(world) == 1
    assert world.directory.waves == []


def test_the_moved_plan_is_carried_out_once_it_is_approved_too() -> None:
    world = approved()
    world.directory.known = a_snapshot(subject=a_leaver(groups=(a_group("Payroll"),)))

    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert len(world.mails(to=RUTH.email)) == 2
    assert any(progress.step.endswith("group.remove") for progress in world.ledger().steps.values())


def test_a_leaver_who_became_an_admin_meanwhile_is_refused() -> None:
    world = approved()
    world.directory.known = a_snapshot(subject=a_leaver(roles=("Global Administrator",)))

    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.REFUSED, "privileged")
    assert world.directory.waves == []


def test_a_name_that_was_taken_meanwhile_is_never_overwritten() -> None:
    world = approved(JOINER)
    world.directory.known = a_snapshot(
        subject=None, mailbox=None, taken_addresses=frozenset({"deshawn.whitaker@brightfork.example"})
    )

    world.live()

    assert world.run().status is RunStatus.EXPIRED
    assert moved(world) == 1
    assert world.directory.waves == []


def test_a_tenant_that_locked_us_out_is_told_and_not_written_to() -> None:
    world = approved()
    world.directory.faults = [AccessError("consent was withdrawn", code="AADSTS65001")]

    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.REFUSED, "no_access")
    assert world.directory.waves == []


def test_a_company_that_forbids_a_task_meanwhile_is_asked_about_the_smaller_plan() -> None:
    world = approved()
    allowed = a_company().tasks - {"licence.remove"}
    world.companies.save(a_company(tasks=allowed))

    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert not any("licence" in step for _, step in world.directory.effects)


def test_a_company_that_was_given_another_tenant_is_asked_again_about_that_one() -> None:
    """The tenant stands in the plan, so that the digest covers it."""
    world = approved()
    other = "11111111-2222-3333-4444-555555555555"
    world.companies.save(a_company(tenant_id=other))
    seen = len(world.directory.tenants)

    world.live(Approver(RUTH))

    assert world.run().status is RunStatus.COMPLETED
    assert set(world.directory.tenants[seen:]) == {other}
    assert world.run().tenant == other
    assert len(world.mails(to=RUTH.email)) == 2
