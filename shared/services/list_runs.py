"""The newest runs, and one run with everything about it, for programs of technicians and auditors."""

from shared.domain.errors import ForbiddenError, InputError, NotFoundError
from shared.domain.ids import RUN_ID, RunId
from shared.domain.plan import Plan
from shared.domain.request import Request
from shared.domain.run import RunStatus
from shared.ports import Caller, RunStore
from shared.services.present_run import RunDetail, RunList, present_detail, present_summary

DEFAULT_LIMIT = 50
MOST = 200
# How far back a filter looks. Older runs are found by their id.
DEPTH = 1000


def check_reader(caller: Caller) -> None:
    """Anybody with a role in our app may read runs; nobody without."""
    if not caller.roles:
        raise ForbiddenError("Reading runs needs one of the app roles Admin, Operator and Auditor.")


def read_limit(given: str | None) -> int:
    """Raises InputError for anything that is not a number from 1 to 200."""
    if given is None:
        return DEFAULT_LIMIT
    if not given.isascii() or not given.isdigit() or not 1 <= int(given[:6]) <= MOST:
        raise InputError(f"Give limit as a whole number from 1 to {MOST}.")
    return int(given)


def read_status(given: str | None) -> RunStatus | None:
    """Raises InputError for a word that is no status."""
    if given is None:
        return None
    if given not in set(RunStatus):
        raise InputError(f"Give status as one of {', '.join(RunStatus)}.")
    return RunStatus(given)


def list_runs(*, limit: int, status: RunStatus | None, runs: RunStore) -> RunList:
    """Newest first."""
    found = runs.newest(limit=limit if status is None else DEPTH)
    wanted = [run for run in found if status is None or run.status is status]
    return RunList(runs=tuple(present_summary(run) for run in wanted[:limit]))


def show_run(run_id: str, *, runs: RunStore) -> RunDetail:
    """Raises NotFoundError."""
    if not RUN_ID.fullmatch(run_id):
        raise NotFoundError("There is no run of that id.")
    ledger = runs.load(RunId(run_id))
    run = ledger.run
    request = Request.model_validate_json(runs.get_document(run.id, run.request_doc)) if run.request_doc else None
    plan = Plan.model_validate_json(runs.get_document(run.id, run.plan_doc)) if run.plan_doc else None
    return present_detail(ledger, request, plan)
