"""`gangway companies apply`: store companies from YAML files, all of them or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from cli.applying import Applying, Mode, announce, refuse
from cli.documents import Read, find_files, read_documents
from cli.endings import plainly
from cli.stores import open_stores
from cli.yaml_file import Problem
from shared.domain.policy import Company, Connection


@plainly
def companies_apply(
    files: Annotated[list[Path], typer.Argument(help="YAML files, or folders with them.", metavar="FILE...|DIR")],
    mode: Annotated[Mode, typer.Option("--mode", help="'check' only says what would change.")] = Mode.APPLY,
) -> None:
    """Store companies: who they are, which tenant they own, what may be done there and who decides.

    Every fault is named with its file and line, and nothing is stored while there is one. Applying the same file again
    changes nothing. The keys are explained in docs/companies.md, for editors in docs/schemas/company.schema.json.

    Examples:

      gangway companies apply companies/

      gangway companies apply brightfork.yaml --mode check
    """
    found, problems = find_files(files)
    read, more = read_documents(found, Company)
    refuse([*problems, *more, *among_themselves(read)])
    stores = open_stores()
    stored = {company.id: company for company in stores.companies.all()}
    connections = {connection.id: connection for connection in stores.connections.all()}
    refuse(list(against_stored(read, stored.values(), connections)))
    for one in read:
        announce(Applying("company", one.value.id, stored.get(one.value.id), one.value, mode))
        if mode is Mode.APPLY and stored.get(one.value.id) != one.value:
            stores.companies.save(one.value)


def among_themselves(read: Sequence[Read[Company]]) -> list[Problem]:
    """Two files that claim the same thing."""
    problems: list[Problem] = []
    for number, one in enumerate(read):
        for other in read[:number]:
            if one.value.id == other.value.id:
                problems.append(one.problem(f"company '{one.value.id}' stands in {other.document.file} too", "id"))
            else:
                problems += _clashes(one, other.value, other.document.file)
    return problems


def against_stored(
    read: Sequence[Read[Company]], stored: Iterable[Company], connections: Mapping[str, Connection]
) -> Iterator[Problem]:
    """A file that claims what a stored company has, unless that one is applied anew as well."""
    applied = {one.value.id for one in read}
    others = [company for company in stored if company.id not in applied]
    for one in read:
        for company in others:
            yield from _clashes(one, company, "the storage")
        for name in one.value.desks:
            if name not in connections:
                known = ", ".join(sorted(connections)) or "none yet: apply connections first"
                yield one.problem(f"there is no connection '{name}' (known: {known})", "desks", name)


def _clashes(one: Read[Company], other: Company, where: str) -> list[Problem]:
    problems: list[Problem] = []
    if one.value.tenant_id == other.tenant_id:
        text = f"tenant {one.value.tenant_id} belongs to company '{other.id}' already (in {where})"
        problems.append(one.problem(text, "tenant_id"))
    for connection, refs in one.value.desks.items():
        for ref in sorted(set(refs) & set(other.desks.get(connection, ()))):
            text = f"'{ref}' of connection '{connection}' belongs to company '{other.id}' already (in {where})"
            problems.append(one.problem(text, "desks", connection, refs.index(ref)))
    return problems
