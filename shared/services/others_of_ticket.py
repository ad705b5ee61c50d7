"""The other runs of a run's ticket: one for each further person in it. Desks only ever speak of the ticket, never of a person."""

from collections.abc import Mapping
from typing import NamedTuple

from shared.domain.errors import NotFoundError
from shared.domain.ids import RunId, run_id_for
from shared.domain.run import Change, Ledger, Run
from shared.ports import Clock, RunStore
from shared.services.documents import get_request
from shared.services.ledger import change_run, is_told, is_under_way
from shared.services.understanding.match_requests import Known, Progress
from shared.services.understanding.understand import MAX_PEOPLE


class Other(NamedTuple):
    run: Run
    known: Known | None  # nothing yet in a run that was only just received


def others_of(run: Run, runs: RunStore) -> dict[int, Other]:
    """By person; they are numbered without a gap."""
    found: dict[int, Other] = {}
    for person in range(MAX_PEOPLE):
        if person == run.person:
            continue
        try:
            other = runs.load(run_id_for(run.connection, run.ticket, person)).run
        except NotFoundError:
            break
        found[person] = Other(other, _known(other, runs))
    return found


def _known(run: Run, runs: RunStore) -> Known | None:
    if not run.request_doc:
        return None
    progress = Progress.CLOSED if is_closed(run) else Progress.OPEN
    return Known(request=get_request(run, runs=runs), progress=progress)


def is_closed(run: Run) -> bool:
    """Nothing that the ticket says now changes it."""
    return is_told(run) or is_under_way(run)


def is_first_open(run: Run, others: Mapping[int, Other]) -> bool:
    """Whether it falls to this run to see to the others: two that made runs at once might make one person's twice."""
    return all(is_closed(other.run) for person, other in others.items() if person < run.person)


def mark_changed(run: RunId, *, runs: RunStore, clock: Clock) -> None:
    """The ticket changed for this run too, unless it is past that or knows already."""

    def decide(ledger: Ledger) -> Change | None:
        if is_closed(ledger.run) or ledger.run.ticket_changed:
            return None
        return Change(run=ledger.run.model_copy(update={"ticket_changed": True, "updated_at": clock.now()}))

    change_run(run, decide, runs=runs)
