"""Proves that no line of the audit was changed, taken out or put in. Pure: chains in, sentences about their faults out.

Two kinds of chain: each run chains its own events; each company chains the heads of its runs' chains (anchors). Who changes a
run's events has to change the run's chain, and then it no longer fits what the company's chain says about it.
"""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import AwareDatetime

from shared.domain.ids import CompanyId, RunId
from shared.domain.run import AuditEvent, Run, event_hash
from shared.domain.value import Value, canonical_json, sha256_hex


class Anchor(Value):
    """One line of a company's chain: at that time the run's chain had so many events and this head."""

    company: CompanyId
    number: int
    run: RunId
    event_count: int
    event_hash: str
    at: AwareDatetime
    previous: str = ""
    hash: str = ""

    def sealed(self, previous: str) -> "Anchor":
        content = self.model_copy(update={"previous": previous, "hash": ""})
        return content.model_copy(update={"hash": anchor_hash(content)})


class ChainHead(Value):
    """Where a company's chain ends."""

    count: int = 0
    hash: str = ""


def anchor_hash(anchor: Anchor) -> str:
    return sha256_hex(canonical_json(anchor.model_dump(mode="json", exclude={"hash"})))


def verify_run_chain(run: Run, events: Sequence[AuditEvent]) -> list[str]:
    """Every fault of one run's chain; empty when it holds."""
    problems: list[str] = []
    previous = ""
    for number, event in enumerate(events, start=1):
        name = f"run {run.id}, event {number}"
        if event.number != number or event.run != run.id:
            problems.append(f"{name}: stands in the wrong place (it is event {event.number} of {event.run})")
        if event.previous != previous:
            problems.append(f"{name}: does not follow the event before it")
        if event.hash != event_hash(event):
            problems.append(f"{name}: its content was changed")
        previous = event.hash
    if (run.event_count, run.event_hash) != (len(events), previous):
        problems.append(
            f"run {run.id}: its row says {run.event_count} events, and the chain has {len(events)} or another end"
        )
    return problems


def verify_company_chain(head: ChainHead, anchors: Sequence[Anchor]) -> list[str]:
    """Every fault of one company's chain; empty when it holds."""
    problems: list[str] = []
    previous = ""
    for number, anchor in enumerate(anchors, start=1):
        name = f"company {anchor.company}, entry {number}"
        if anchor.number != number:
            problems.append(f"{name}: stands in the wrong place (it is entry {anchor.number})")
        if anchor.previous != previous:
            problems.append(f"{name}: does not follow the entry before it")
        if anchor.hash != anchor_hash(anchor):
            problems.append(f"{name}: its content was changed")
        previous = anchor.hash
    if (head.count, head.hash) != (len(anchors), previous):
        problems.append(f"the chain's head says {head.count} entries, and the chain has {len(anchors)} or another end")
    return problems


def verify_anchors(anchors: Iterable[Anchor], events: Mapping[RunId, Sequence[AuditEvent]]) -> list[str]:
    """Whether the runs' chains are what the company's chain remembers. Runs that are not in `events` are missing."""
    problems: list[str] = []
    for anchor in anchors:
        name = f"company {anchor.company}, entry {anchor.number}"
        chain = events.get(anchor.run)
        if chain is None:
            problems.append(f"{name}: run {anchor.run} is gone")
        elif len(chain) < anchor.event_count:
            problems.append(f"{name}: run {anchor.run} had {anchor.event_count} events and has {len(chain)}")
        elif anchor.event_count and chain[anchor.event_count - 1].hash != anchor.event_hash:
            problems.append(f"{name}: run {anchor.run} has other events than it had then")
    return problems
