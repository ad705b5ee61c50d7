"""The `gangway` command: which verbs there are. Each verb has a file of its own."""

import typer

from cli.demo import demo

HELP = """Gangway turns helpdesk tickets into finished, verified Microsoft 365 onboarding and offboarding.

Settings come from GANGWAY_... environment variables or local.settings.json (docs/settings.md).

Exit codes: 0 it is so, 1 a check failed, 2 a command, file or setting is wrong or something outside did not answer.
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command()(demo)


@app.callback()
def _several_verbs() -> None:
    """Keeps Typer from making the only verb the whole command."""


def run() -> None:
    """The entry point of the console script."""
    app()
