"""The audit chains: whatever is changed, taken out, put in or moved is noticed."""

import pytest

from shared.domain.audit_chain import Anchor, ChainHead, verify_anchors, verify_company_chain, verify_run_chain
from shared.domain.ids import CompanyId, RunId
from shared.domain.run import AuditEvent, AuditKind, Run
from tests.builders import a_run
from tests.clock import START

COMPANY = CompanyId("brightfork")


def a_chain(length=4) -> tuple[Run, list[AuditEvent]]:
    run = a_run()
    events: list[AuditEvent] = []
    for number in range(1, length + 1):
        event = AuditEvent(
            run=run.id,
            number=number,
            at=START,
            kind=AuditKind.DECIDED,
            actor="ruth@x.example",
            detail={"n": str(number)},
        )
        events.append(event.sealed(events[-1].hash if events else ""))
    return run.model_copy(update={"event_count": length, "event_hash": events[-1].hash if events else ""}), events


def some_anchors(*counts) -> tuple[ChainHead, list[Anchor]]:
    run, events = a_chain(max(counts))
    anchors: list[Anchor] = []
    for number, count in enumerate(counts, start=1):
        anchor = Anchor(
            company=COMPANY, number=number, run=run.id, event_count=count, event_hash=events[count - 1].hash, at=START
        )
        anchors.append(anchor.sealed(anchors[-1].hash if anchors else ""))
    return ChainHead(count=len(anchors), hash=anchors[-1].hash), anchors


@pytest.mark.parametrize("length", [0, 1, 4])
def test_an_untouched_run_chain_holds(length):
    assert verify_run_chain(*a_chain(length)) == []


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_changed_event_is_noticed_even_with_its_hash_made_anew(at):
    run, events = a_chain()
    events[at] = events[at].model_copy(update={"actor": "somebody.else@x.example"})
    assert verify_run_chain(run, events) == [f"run {run.id}, event {at + 1}: its content was changed"]
    events[at] = events[at].sealed(events[at].previous)
    assert verify_run_chain(run, events)


@pytest.mark.parametrize("at", [0, 1, 3])
def test_an_event_taken_out_or_repeated_is_noticed(at):
    run, events = a_chain()
    assert verify_run_chain(run, events[:at] + events[at + 1 :])
    assert verify_run_chain(run, [*events[: at + 1], *events[at:]])


def test_events_in_another_order_or_of_another_run_are_noticed():
    run, events = a_chain()
    assert verify_run_chain(run, [events[1], events[0], *events[2:]])
    other = a_run().model_copy(update={"id": RunId("run-" + "9" * 24), "event_count": 4, "event_hash": run.event_hash})
    assert verify_run_chain(other, events)


def test_an_untouched_company_chain_holds_and_fits_its_runs():
    head, anchors = some_anchors(1, 3, 4)
    run, events = a_chain(4)
    assert verify_company_chain(head, anchors) == []
    assert verify_company_chain(ChainHead(), []) == []
    assert verify_anchors(anchors, {run.id: events}) == []


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_company_chain_notices_what_is_changed_or_taken_out(at):
    head, anchors = some_anchors(1, 3, 4)
    assert verify_company_chain(head, anchors[:at] + anchors[at + 1 :])
    changed = [a.model_copy(update={"event_count": 9}) if n == at else a for n, a in enumerate(anchors)]
    assert verify_company_chain(head, changed)


def test_a_run_whose_whole_chain_was_written_anew_no_longer_fits_the_companys():
    _, anchors = some_anchors(1, 3, 4)
    run, events = a_chain(4)
    forged: list[AuditEvent] = []
    for event in events:
        changed = event.model_copy(update={"actor": "forged@x.example"})
        forged.append(changed.sealed(forged[-1].hash if forged else ""))
    whole = run.model_copy(update={"event_hash": forged[-1].hash})
    assert verify_run_chain(whole, forged) == []
    assert len(verify_anchors(anchors, {run.id: forged})) == 3


def test_a_run_that_is_gone_or_cut_is_named():
    _, anchors = some_anchors(1, 4)
    run, events = a_chain(4)
    assert verify_anchors(anchors, {}) == [f"company brightfork, entry {n}: run {run.id} is gone" for n in (1, 2)]
    assert verify_anchors(anchors, {run.id: events[:2]}) == [
        f"company brightfork, entry 2: run {run.id} had 4 events and has 2"
    ]
