"""HTTP requests, round trips, storage transactions and prompt tokens of whole runs, with 100 ms added to each request.

    python -m benchmarks.roundtrips [--latency 0.1] [--repeat 3]

The product runs in its own processes against the simulated world, from the webhook to the ticket's last status. Requests are
counted by the simulator, storage transactions by the emulator's access log. The first run of a process also signs in; the
others show what a warm one costs, and the fastest of them is reported.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.figures import Figure, show
from benchmarks.storage_log import Counted, StorageLog, count
from benchmarks.tickets import LEAVERS, NEWCOMERS, join_six_groups, offboarding, onboarding, prose
from benchmarks.trips import Phase, phase_of
from sandbox.cloud.seed import BRIGHTFORK
from sandbox.desk import NewTicket
from sandbox.story.people import APPROVALS, Mailbox, decide, link_in, look
from sandbox.world import World
from sandbox.world_options import WorldOptions
from shared.domain.ids import TicketId, run_id_for
from shared.domain.run import RunStatus

RUTH = "ruth.adeyemi@harbourline.example"
READ_BY_MODEL = "Marek Dubois"
LATENCY = 0.1
TRANSACTIONS_BUDGET, TOKENS_BUDGET = 40, 2500
QUIET_SECONDS, LIMIT_SECONDS = 0.6, 60.0
NEW_TICKET = "new"
# The product's timers run at these seconds of a minute and would be counted too.
_TIMER_SECONDS, _RUN_SECONDS = (0.0, 30.0, 60.0), 8.0

type MakeTicket = Callable[[str, datetime], NewTicket]


@dataclass(frozen=True)
class Measured:
    """One run. Seconds from the webhook to the approval mail, and from the click to the ticket's last status."""

    planning: Phase
    execution: Phase
    to_mail: float
    to_end: float
    storage: Counted
    prompt_tokens: int


@dataclass(frozen=True)
class Budget:
    round_trips: int
    requests: int | None = None


class Course:
    """A world in which tickets go their way one after the other."""

    def __init__(self, world: World, log: StorageLog) -> None:
        self._world, self._log = world, log
        self._ruth = Mailbox(world, RUTH)

    def run(self, ticket: NewTicket) -> Measured:
        world, cloud = self._world, self._world.cloud
        _wait_for_quiet_seconds()
        asked, stored, read = len(cloud.log.entries), len(self._log.lines()), len(world.reader.calls)
        began = time.monotonic()
        filed = world.desk.create_ticket(ticket)
        mail = self._ruth.next_mail()
        to_mail = time.monotonic() - began
        self._until_quiet()
        planned = len(cloud.log.entries)
        link = link_in(mail, APPROVALS)
        look(link)
        clicked = time.monotonic()
        decide(link, "approve")
        self._until_status(filed.id)
        to_end = time.monotonic() - clicked
        self._until_quiet()
        lines, calls = self._log.lines()[stored:], world.reader.calls[read:]
        self._check(filed.id)
        return Measured(
            planning=phase_of(cloud.log.entries[asked:planned]),
            execution=phase_of(cloud.log.entries[planned:]),
            to_mail=to_mail,
            to_end=to_end,
            storage=count(lines),
            prompt_tokens=sum(call.prompt_tokens for call in calls),
        )

    def _until_status(self, ticket: str) -> None:
        """The status is the last thing that a run sets. Looking at the ledger would be counted."""
        deadline = time.monotonic() + LIMIT_SECONDS
        while self._world.desk.store.ticket(ticket).status == NEW_TICKET:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{ticket} did not come to its end; see {self._world.host.log}")
            time.sleep(0.005)

    def _until_quiet(self) -> None:
        """What a process does after its answer is out belongs to the run as well."""
        before, since = -1, time.monotonic()
        while time.monotonic() - since < QUIET_SECONDS:
            now = len(self._log.lines())
            if now != before:
                before, since = now, time.monotonic()
            time.sleep(0.05)

    def _check(self, ticket: str) -> None:
        """Figures of a run that did not do its work would be worth nothing."""
        run = self._world.runs.load(run_id_for(self._world.connection.connection_id, TicketId(ticket))).run
        if run.status not in (RunStatus.COMPLETED, RunStatus.COMPLETED_WITH_EXCEPTIONS):
            raise RuntimeError(f"{ticket} ended as {run.status} {run.why}; see {self._world.host.log}")


def measure(*, latency: float, repeat: int) -> tuple[list[Measured], list[Measured], Measured]:
    """Offboardings, onboardings, and one onboarding that a model reads. The first offboarding signs in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "storage.log"
        with World(WorldOptions(storage_log=path)) as world:
            join_six_groups(world.cloud.state.tenants[BRIGHTFORK])
            world.cloud.faults.latency_seconds = latency
            course, now = Course(world, StorageLog(path)), world.desk.store.now()
            left = [course.run(offboarding(name, now)) for name in LEAVERS[: repeat + 1]]
            came = [course.run(onboarding(name, now)) for name in NEWCOMERS[:repeat]]
            return left, came, course.run(prose(READ_BY_MODEL, now))


def figures_of(kind: str, cold: Measured | None, warm: list[Measured], budget: Budget) -> list[Figure]:
    """The best of the warm runs beside the budgets; and what signing in adds."""
    best = min(warm, key=lambda one: (one.execution.round_trips, one.execution.requests, one.to_end))
    planning, execution = best.planning, best.execution
    whole = planning.round_trips + execution.round_trips
    found = [
        Figure(f"{kind}: round trips, from the last look on", execution.round_trips, "", budget.round_trips),
        Figure(f"{kind}: requests, from the last look on", execution.requests, "", budget.requests),
        Figure(f"{kind}: round trips of planning", planning.round_trips),
        Figure(f"{kind}: requests of planning", planning.requests),
        Figure(f"{kind}: round trips, planning and execution", whole),
        Figure(f"{kind}: single requests inside the batches", planning.items + execution.items),
        Figure(f"{kind}: webhook to approval mail", min(one.to_mail for one in warm), "s"),
        Figure(f"{kind}: click to the ticket's last status", min(one.to_end for one in warm), "s"),
        Figure(f"{kind}: table transactions", min(one.storage.tables for one in warm), "", TRANSACTIONS_BUDGET),
    ]
    if cold is not None:
        signed_in = cold.planning.sign_ins + cold.execution.sign_ins
        found.append(Figure(f"{kind}: sign-in requests of a cold process (warm: none)", signed_in))
    return found


def report(*, latency: float, repeat: int) -> list[Figure]:
    left, came, read = measure(latency=latency, repeat=repeat)
    found = figures_of("leaver", left[0], left[1:], Budget(7, 12)) + figures_of("newcomer", None, came, Budget(5))
    name = "newcomer in prose: prompt tokens (four characters a token)"
    return [*found, Figure(name, read.prompt_tokens, "", TOKENS_BUDGET)]


def title(latency: float) -> str:
    return f"Whole runs, {latency * 1000:.0f} ms added to each request to the tenant"


def main() -> int:
    parser = argparse.ArgumentParser(description="Round trips, requests and storage transactions of whole runs.")
    parser.add_argument("--latency", type=float, default=LATENCY, help="seconds added to each request to the tenant")
    parser.add_argument("--repeat", type=int, default=3, help="warm runs of each kind, at most 3")
    options = parser.parse_args()
    return show(title(options.latency), report(latency=options.latency, repeat=options.repeat))


def _wait_for_quiet_seconds() -> None:
    while min(second - time.time() % 60 for second in _TIMER_SECONDS if second >= time.time() % 60) < _RUN_SECONDS:
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
