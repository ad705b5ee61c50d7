"""`gangway connections apply`: store PSA accounts from YAML files, all of them or none. Their secrets are only ever named."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from cli.applying import Applying, Mode, announce, refuse
from cli.documents import Read, find_files, read_documents
from cli.endings import plainly
from cli.stores import open_stores
from cli.yaml_file import Problem
from shared.domain.policy import Connection
from shared.settings_checks import is_loopback


@plainly
def connections_apply(
    files: Annotated[list[Path], typer.Argument(help="YAML files, or folders with them.", metavar="FILE...|DIR")],
    mode: Annotated[Mode, typer.Option("--mode", help="'check' only says what would change.")] = Mode.APPLY,
) -> None:
    """Store connections: the accounts of service desks (PSAs) that Gangway reads tickets from and writes notes to.

    Every fault is named with its file and line, and nothing is stored while there is one. For editors there is
    docs/schemas/connection.schema.json.

    Examples:

      gangway connections apply desk.yaml

      gangway connections apply connections/ --mode check
    """
    found, problems = find_files(files)
    read, more = read_documents(found, Connection)
    refuse([*problems, *more, *among_themselves(read), *unsafe_addresses(read)])
    stores = open_stores()
    stored = {connection.id: connection for connection in stores.connections.all()}
    for one in read:
        announce(Applying("connection", one.value.id, stored.get(one.value.id), one.value, mode))
        if mode is Mode.APPLY and stored.get(one.value.id) != one.value:
            stores.connections.save(one.value)


def among_themselves(read: Sequence[Read[Connection]]) -> list[Problem]:
    return [
        one.problem(f"connection '{one.value.id}' stands in {other.document.file} too", "id")
        for number, one in enumerate(read)
        for other in read[:number]
        if one.value.id == other.value.id
    ]


def unsafe_addresses(read: Sequence[Read[Connection]]) -> list[Problem]:
    """The API key goes to this address."""
    return [
        one.problem("base_url must begin with https:// (http is for this machine only)", "base_url")
        for one in read
        if not _is_safe(one.value.base_url)
    ]


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url)))
