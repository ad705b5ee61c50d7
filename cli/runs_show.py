"""`gangway runs show`: one run with its steps, decisions, messages and audit, read from the storage."""

from typing import Annotated

import typer

from cli.endings import plainly
from cli.showing import JsonFlag, print_json, print_table
from cli.stores import open_stores
from shared.services.list_runs import show_run
from shared.services.present_run import RunDetail


@plainly
def runs_show(
    run: Annotated[str, typer.Argument(help="Its id, as in `gangway runs list`.")],
    json: JsonFlag = 0,
) -> None:
    """Show one run: what was asked with the ticket's words, the plan, who decided, how each step ended, what was said.

    Example: gangway runs show run-0123456789abcdef01234567
    """
    detail = show_run(run, runs=open_stores().runs)
    if json:
        print_json(detail.model_dump(mode="json"))
    else:
        _print(detail)


def _print(run: RunDetail) -> None:
    print(f"{run.id}  {run.status}" + (f" ({run.why})" if run.why else ""))
    print(f"ticket {run.ticket} of {run.connection}, company {run.company or '-'}, from {run.requester or '-'}")
    if run.tokens:
        print(f"read with {run.tokens} tokens of the model" + (f", for {run.cost:.4f}" if run.cost else ""))
    if run.asked:
        print(f"\nasked: {run.intent or ''} {run.subject}")
        print_table([[f"  {asked.field}", asked.value, f'<- "{asked.quote}"'] for asked in run.asked])
    if run.plan:
        print(
            f"\nplan {run.plan.digest[:12]}, {run.plan.risk} risk, effective {run.plan.effective_at:%Y-%m-%d %H:%M} UTC"
        )
        rows = [[f"  {step.outcome or step.mode}", step.title, _why(step.reason, step.code)] for step in run.steps]
        print_table(rows)
    for decision in run.decisions:
        late = "" if decision.counts else " (too late)"
        print(
            f"\n{decision.choice} by {decision.approver} at {decision.decided_at:%Y-%m-%d %H:%M} UTC{late} {decision.reason}"
        )
    if run.deliveries:
        print("\nmessages")
        print_table([[f"  {m.kind}", m.recipient or "the ticket", m.status, m.error] for m in run.deliveries])
    print("\naudit")
    print_table([[f"  {e.number}", f"{e.at:%Y-%m-%d %H:%M:%S}", e.kind, e.actor] for e in run.events])


def _why(reason: str | None, code: str) -> str:
    return " ".join(part for part in (reason or "", code) if part)
