"""The `gangway` command: which verbs there are. Each verb has a file of its own."""

import typer

from cli.audit_verify import audit_verify
from cli.companies_apply import companies_apply
from cli.companies_show import companies_show
from cli.connections_apply import connections_apply
from cli.connections_show import connections_show
from cli.demo import demo
from cli.doctor import doctor
from cli.entra_register import entra_register
from cli.runs_list import runs_list
from cli.runs_show import runs_show
from cli.sandbox import sandbox
from cli.schemas import companies_schema, connections_schema
from cli.serve import serve
from cli.shots import shots
from cli.tickets_try import tickets_try

HELP = """Gangway turns helpdesk tickets into finished, verified Microsoft 365 onboarding and offboarding.

Settings come from GANGWAY_... environment variables or local.settings.json (docs/settings.md).

Exit codes: 0 it is so; 1 a check failed; 2 a command, file or setting is wrong, or something outside did not answer.
"""


def _group(text: str) -> typer.Typer:
    return typer.Typer(help=text, no_args_is_help=True, rich_markup_mode=None)


app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(demo)
app.command()(doctor)
app.command()(sandbox)
app.command()(serve)
app.command()(shots)

companies = _group("The MSP's customers: which tenant each owns, what may be done there and who decides.")
companies.command("apply")(companies_apply)
companies.command("show")(companies_show)
companies.command("schema")(companies_schema)
app.add_typer(companies, name="companies")

connections = _group("The service desks (PSAs) that tickets come from.")
connections.command("apply")(connections_apply)
connections.command("show")(connections_show)
connections.command("schema")(connections_schema)
app.add_typer(connections, name="connections")

tickets = _group("Tickets outside any desk.")
tickets.command("try")(tickets_try)
app.add_typer(tickets, name="tickets")

entra = _group("Gangway's own app registration.")
entra.command("register")(entra_register)
app.add_typer(entra, name="entra")

runs = _group("What became of tickets.")
runs.command("list")(runs_list)
runs.command("show")(runs_show)
app.add_typer(runs, name="runs")

audit = _group("The record of everything that happened.")
audit.command("verify")(audit_verify)
app.add_typer(audit, name="audit")


def run() -> None:
    """The entry point of the console script."""
    app()
