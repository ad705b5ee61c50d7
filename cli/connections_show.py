"""`gangway connections show`: what is stored about connections. Secrets are not there, only their names."""

from typing import Annotated

import typer

from cli.endings import plainly
from cli.showing import JsonFlag, form_of, show_all, show_one
from cli.stores import open_stores
from shared.domain.ids import ConnectionId


@plainly
def connections_show(
    connection: Annotated[str | None, typer.Argument(help="Its id; without one, a list.")] = None,
    json: JsonFlag = 0,
) -> None:
    """Show one connection as a file that could be applied again, or a list of all.

    Examples:

      gangway connections show

      gangway connections show desk --json
    """
    connections = open_stores().connections
    if connection is not None:
        show_one(connections.get(ConnectionId(connection)), form_of(json))
        return
    columns = {
        "id": lambda c: c.id,
        "kind": lambda c: c.kind.value,
        "name": lambda c: c.name,
        "address": lambda c: c.base_url,
        "webhook": lambda c: f"/api/tickets/{c.id}",
    }
    show_all(connections.all(), columns, form_of(json))
