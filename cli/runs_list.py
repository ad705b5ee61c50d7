"""`gangway runs list`: the newest runs, read from the storage."""

from typing import Annotated

import typer

from cli.endings import plainly
from cli.showing import JsonFlag, print_json, print_table
from cli.stores import open_stores
from shared.domain.run import RunStatus
from shared.services.list_runs import DEFAULT_LIMIT, MOST, list_runs


@plainly
def runs_list(
    limit: Annotated[int, typer.Option(help="How many, newest first.", min=1, max=MOST)] = DEFAULT_LIMIT,
    status: Annotated[RunStatus | None, typer.Option(help="Only runs that stand like this.")] = None,
    json: JsonFlag = 0,
) -> None:
    """List the newest runs.

    Examples:

      gangway runs list

      gangway runs list --status waiting_for_approval --json
    """
    found = list_runs(limit=limit, status=status, runs=open_stores().runs)
    if json:
        print_json(found.model_dump(mode="json"))
        return
    rows = [
        [
            run.id,
            f"{run.received_at:%Y-%m-%d %H:%M} UTC",
            run.status,
            run.company or "",
            run.ticket,
            _what(run.intent, run.subject),
        ]
        for run in found.runs
    ]
    print_table([["run", "received", "status", "company", "ticket", "request"], *rows])


def _what(intent: str | None, subject: str) -> str:
    return f"{intent or ''} {subject}".strip()
