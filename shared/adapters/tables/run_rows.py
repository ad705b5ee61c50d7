"""A run and what each save adds, as rows, and back to a ledger. Pure."""

import json
from collections.abc import Iterable

from shared.adapters.tables import keys
from shared.adapters.tables.packing import from_rows, in_rows, properties_of, text_of
from shared.adapters.tables.table import Row, Scalar
from shared.domain.approval import Decision
from shared.domain.ids import RunId
from shared.domain.run import AuditEvent, Change, Delivery, DeliveryStatus, Ledger, Run, StepProgress
from shared.domain.value import Value, canonical_json

MADE = "made"
_UNDELIVERED = frozenset({DeliveryStatus.PENDING, DeliveryStatus.SENDING})


class Entry(Value):
    """What one save added to a ledger. Whatever stands in a later entry about a step or delivery replaces the earlier."""

    steps: tuple[StepProgress, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    events: tuple[AuditEvent, ...] = ()


def sealed(run: Run, events: Iterable[AuditEvent], *, head: Run | None) -> tuple[Run, tuple[AuditEvent, ...]]:
    """The events with their numbers and hashes, and the run with the new head of its chain. `head` holds the old one."""
    count, hash_before = (head.event_count, head.event_hash) if head else (0, "")
    chained: list[AuditEvent] = []
    for event in events:
        count += 1
        chained.append(event.model_copy(update={"run": run.id, "number": count}).sealed(hash_before))
        hash_before = chained[-1].hash
    return run.model_copy(update={"event_count": count, "event_hash": hash_before}), tuple(chained)


def is_open(run: Run, deliveries: Iterable[Delivery]) -> bool:
    """Whether anything is left to be done for this run."""
    return not run.is_final or any(delivery.status in _UNDELIVERED for delivery in deliveries)


def merged(before: Ledger, change: Change, *, run: Run, events: tuple[AuditEvent, ...]) -> Ledger:
    """The ledger as it is once the change is stored."""
    return Ledger(
        run=run,
        steps=before.steps | {step.step: step for step in change.steps},
        decisions=in_order((*before.decisions, *change.decisions)),
        deliveries=before.deliveries | {delivery.key: delivery for delivery in change.deliveries},
        events=(*before.events, *events),
    )


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: decision.decided_at))


def run_row(run: Run, *, revision: int, has_work: str, etag: str = "", made_with: Entry | None = None) -> Row:
    """`status` and `work` stand apart so that they can be read without the rest. `made_with` is written once and stays."""
    values: dict[str, Scalar] = {"status": run.status.value, "work": has_work, "revision": revision}
    if made_with is not None:
        values |= properties_of(_entry_text(made_with), MADE)
    return Row(run.id, keys.RUN_ROW, values | properties_of(run.canonical()), etag=etag)


def run_of(row: Row) -> Run:
    return Run.model_validate_json(text_of(row.values))


def entry_rows(run: RunId, entry: Entry, *, revision: int) -> list[Row]:
    parts = enumerate(in_rows(_entry_text(entry)))
    return [Row(run, keys.entry_row(revision, part), values) for part, values in parts]


def entries_of(rows: Iterable[Row]) -> list[Entry]:
    """Oldest first. Rows come in key order."""
    by_revision: dict[str, list[Row]] = {}
    for row in rows:
        by_revision.setdefault(row.key.rpartition(":")[0], []).append(row)
    texts = [from_rows(row.values for row in parts) for parts in by_revision.values()]
    return [Entry.model_validate(json.loads(text)) for text in texts]


def entry_count(rows: Iterable[Row]) -> int:
    return len({row.key.rpartition(":")[0] for row in rows if row.key.startswith(keys.ENTRY)})


def _entry_text(entry: Entry) -> str:
    return canonical_json(entry.model_dump(mode="json", exclude_defaults=True))


def decision_row(run: RunId, decision: Decision) -> Row:
    return Row(run, keys.decision_row(decision), properties_of(decision.canonical()))


def decision_of(row: Row) -> Decision:
    return Decision.model_validate_json(text_of(row.values))


def ledger_of(rows: list[Row], *, run_row: Row, etag: str) -> Ledger:
    """From all rows of a run's ledger."""
    made_with = Entry.model_validate(json.loads(text_of(run_row.values, MADE)))
    entries = [made_with, *entries_of(row for row in rows if row.key.startswith(keys.ENTRY))]
    return Ledger(
        run=run_of(run_row),
        steps={step.step: step for entry in entries for step in entry.steps},
        decisions=in_order(decision_of(row) for row in rows if row.key.startswith(keys.DECISION)),
        deliveries={delivery.key: delivery for entry in entries for delivery in entry.deliveries},
        events=tuple(event for entry in entries for event in entry.events),
        etag=etag,
    )
