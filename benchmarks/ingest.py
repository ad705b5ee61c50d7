"""How fast webhooks are answered at a constant rate, and whether any is lost.

    python -m benchmarks.ingest [--rate 100] [--seconds 30] [--scenario all]

The host's roles, the storage emulator and the load generator are processes of their own; all of them share this machine's
processors. Each acknowledged ticket must have a run in the storage afterwards. One ticket in ten asks for a new account, the
others are none of Gangway's business, which it has to find out as well.
"""

import argparse
import json
import logging
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from benchmarks.figures import Figure, show
from benchmarks.load import Answered
from benchmarks.percentiles import percentile
from benchmarks.startup import ROOT
from benchmarks.tickets import onboarding
from sandbox.desk import NewTicket, WebhookTarget
from sandbox.host.processes import Role
from sandbox.story.tickets import none_of_ours
from sandbox.world import World
from sandbox.world_options import WorldOptions
from shared.domain.errors import NotFoundError
from shared.domain.ids import TicketId, run_id_for
from shared.domain.run import FINAL, RunStatus

RATE = 100.0
BUDGET_MILLISECONDS = 100.0
ACCEPTED = 202
WARM_UP_RATE, WARM_UP_COUNT, WARM_UP_LIMIT_SECONDS = 20, 60, 120.0
# Nothing more happens without a person.
SETTLED = FINAL | {RunStatus.WAITING_FOR_APPROVAL, RunStatus.WAITING_FOR_ANSWER}
OURS_EVERY = 10
SLOW_SECONDS, SLOW_RUNS, SETTLING_SECONDS = 30.0, 20, 2.0
READERS = 8


class Scenario(StrEnum):
    INTAKE = "intake"  # the worker is off: what taking in costs by itself
    WORKING = "working"  # the worker reads tickets and plans at the same time
    SLOW_TENANT = (
        "slow_tenant"  # and besides, twenty runs wait for a tenant that takes 30 s for each answer; half the rate
    )


@dataclass(frozen=True)
class Outcome:
    answers: list[Answered]
    lost: int  # acknowledged and not in the storage
    read: int  # tickets that the worker had read when the last answer was out


def measure(scenario: Scenario, *, rate: float, seconds: float) -> Outcome:
    with World(WorldOptions(log_level="warning")) as world:
        target = _take_over_webhooks(world)
        _warm_up(world, target)
        if scenario is Scenario.INTAKE:
            world.host.kill(Role.WORKER)
        if scenario is Scenario.SLOW_TENANT:
            world.cloud.faults.latency_seconds = SLOW_SECONDS
            rate /= 2
            _send(
                target,
                [world.desk.create_ticket(_newcomer(world, number)).id for number in range(SLOW_RUNS)],
                rate=rate,
            )
            time.sleep(SETTLING_SECONDS)
            # Whoever still waits for the tenant at the end is cut off, and the simulator need not say so.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        tickets = [_file(world, WARM_UP_COUNT + number) for number in range(int(rate * seconds))]
        answers = _send(target, tickets, rate=rate)
        world.host.kill(Role.WORKER)  # so that what is counted stands still, and nobody waits for its backlog
        acknowledged = [answer.ticket for answer in answers if answer.status == ACCEPTED]
        return Outcome(answers, *_look(world, acknowledged))


def figures_of(name: str, outcome: Outcome) -> list[Figure]:
    milliseconds = [answer.seconds * 1000 for answer in outcome.answers]
    refused = sum(1 for answer in outcome.answers if answer.status != ACCEPTED)
    return [
        Figure(f"{name}: p50", percentile(milliseconds, 0.5), "ms"),
        Figure(f"{name}: p95", percentile(milliseconds, 0.95), "ms"),
        Figure(f"{name}: p99", percentile(milliseconds, 0.99), "ms", BUDGET_MILLISECONDS),
        Figure(f"{name}: longest", max(milliseconds), "ms"),
        Figure(f"{name}: not acknowledged", refused, "", 0),
        Figure(f"{name}: acknowledged and lost", outcome.lost, "", 0),
        Figure(f"{name}: tickets read meanwhile", outcome.read),
        Figure(f"{name}: generator late, p99", percentile([a.late * 1000 for a in outcome.answers], 0.99), "ms"),
    ]


def report(scenarios: Sequence[Scenario], *, rate: float, seconds: float) -> list[Figure]:
    found: list[Figure] = []
    for scenario in scenarios:
        found += figures_of(scenario.replace("_", " "), measure(scenario, rate=rate, seconds=seconds))
    return found


def title(rate: float, seconds: float) -> str:
    return f"Webhooks, {rate:.0f} a second for {seconds:.0f} s"


def main() -> int:
    parser = argparse.ArgumentParser(description="Latency of webhooks at a constant rate.")
    parser.add_argument("--rate", type=float, default=RATE, help="webhooks a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--scenario", choices=["all", *Scenario], default="all")
    options = parser.parse_args()
    chosen = list(Scenario) if options.scenario == "all" else [Scenario(options.scenario)]
    found = report(chosen, rate=options.rate, seconds=options.seconds)
    return show(title(options.rate, options.seconds), found)


def _take_over_webhooks(world: World) -> WebhookTarget:
    """From now on only the generator tells the product about tickets."""
    target, world.desk.sender.target = world.desk.sender.target, None
    if target is None:
        raise RuntimeError("the desk has nobody to tell")
    return target


def _warm_up(world: World, target: WebhookTarget) -> None:
    """Until every process has imported what it needs and found its connections, and stands still again."""
    tickets = [_file(world, number) for number in range(WARM_UP_COUNT)]
    _send(target, tickets, rate=WARM_UP_RATE)
    deadline = time.monotonic() + WARM_UP_LIMIT_SECONDS
    while any(_status(world, ticket) not in SETTLED for ticket in tickets):
        if time.monotonic() > deadline:
            raise TimeoutError(f"the first tickets were not dealt with; see {world.host.log}")
        time.sleep(0.5)


def _status(world: World, ticket: str) -> RunStatus | None:
    try:
        return world.runs.load(run_id_for(world.connection.connection_id, TicketId(ticket))).run.status
    except NotFoundError:
        return None


def _look(world: World, acknowledged: Sequence[str]) -> tuple[int, int]:
    """How many are not in the storage, and how many were read."""
    with ThreadPoolExecutor(READERS) as pool:
        statuses = list(pool.map(partial(_status, world), acknowledged))
    unread = (None, RunStatus.RECEIVED)
    return statuses.count(None), sum(1 for status in statuses if status not in unread)


def _file(world: World, number: int) -> str:
    """A ticket on the desk, of which only the generator will tell."""
    now = world.desk.store.now()
    ours = number % OURS_EVERY == 0
    return world.desk.create_ticket(_newcomer(world, number) if ours else none_of_ours(now)).id


def _newcomer(world: World, number: int) -> NewTicket:
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return onboarding(f"Noor Had{letters}", world.desk.store.now())


def _send(target: WebhookTarget, tickets: Sequence[str], *, rate: float) -> list[Answered]:
    given = {"webhook_secret": target.secret, "functions_key": target.functions_key, "tickets": list(tickets)}
    command = [sys.executable, "-m", "benchmarks.load", f"--url={target.url}", f"--rate={rate}"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(given), capture_output=True, text=True, check=True)
    return [Answered(**answer) for answer in json.loads(done.stdout)]


if __name__ == "__main__":
    sys.exit(main())
