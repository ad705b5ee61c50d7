"""`gangway audit verify`: proves from the storage that no line of the audit was changed, taken out or put in."""

import sys
from typing import Annotated

import typer

from cli.endings import Ending, plainly
from cli.showing import JsonFlag, print_json
from cli.stores import Stores, open_stores
from shared.domain.audit_chain import verify_anchors, verify_company_chain, verify_run_chain
from shared.domain.errors import NotFoundError
from shared.domain.ids import CompanyId, RunId
from shared.domain.run import AuditEvent

MOST_RUNS = 10_000


@plainly
def audit_verify(
    company: Annotated[str | None, typer.Argument(help="Its id; without one, all companies.")] = None,
    json: JsonFlag = 0,
) -> None:
    """Check the audit: each run's chain of events, and each company's chain over its runs.

    Exit code 0: everything fits together. 1: something was changed, and every such place is named.

    Examples:

      gangway audit verify

      gangway audit verify brightfork --json
    """
    stores = open_stores()
    known = [one.company_id for one in stores.companies.all()]
    if company is not None:
        known = [stores.companies.get(CompanyId(company)).company_id]
    checked = [_check(one, stores) for one in known]
    problems = [problem for _, _, found in checked for problem in found]
    if json:
        print_json(
            {
                "companies": [{"id": name, "runs": runs, "problems": [*found]} for name, runs, found in checked],
                "ok": not problems,
            }
        )
    else:
        for name, runs, found in checked:
            print(f"{name}: {runs} runs, {f'{len(found)} problems' if found else 'everything fits together'}")
        for problem in problems:
            print(problem, file=sys.stderr)
    if problems:
        raise typer.Exit(int(Ending.CHECK_FAILED))


def _check(company: CompanyId, stores: Stores) -> tuple[CompanyId, int, list[str]]:
    """The company, how many of its runs were checked, and what does not fit."""
    anchors = list(stores.audit.anchors(company))
    problems = verify_company_chain(stores.audit.head(company), anchors)
    events: dict[RunId, tuple[AuditEvent, ...]] = {}
    # Runs that still go on have no place in the company's chain yet; their own chain must hold all the same.
    going_on = [run.id for run in stores.runs.newest(limit=MOST_RUNS) if run.company == company]
    for run in dict.fromkeys([*(anchor.run for anchor in anchors), *going_on]):
        try:
            ledger = stores.runs.load(run)
        except NotFoundError:
            continue  # verify_anchors names it
        events[run] = ledger.events
        problems += verify_run_chain(ledger.run, ledger.events)
    return company, len(events), problems + verify_anchors(anchors, events)
