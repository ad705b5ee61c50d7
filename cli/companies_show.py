"""`gangway companies show`: what is stored about companies."""

from typing import Annotated

import typer

from cli.endings import plainly
from cli.showing import JsonFlag, form_of, show_all, show_one
from cli.stores import open_stores
from shared.domain.ids import CompanyId


@plainly
def companies_show(
    company: Annotated[str | None, typer.Argument(help="Its id; without one, a list.")] = None,
    json: JsonFlag = 0,
) -> None:
    """Show one company as a file that could be applied again, or a list of all.

    Examples:

      gangway companies show

      gangway companies show brightfork > brightfork.yaml
    """
    companies = open_stores().companies
    if company is not None:
        show_one(companies.get(CompanyId(company)), form_of(json))
        return
    columns = {
        "id": lambda c: c.id,
        "name": lambda c: c.name,
        "tenant": lambda c: c.tenant_id,
        "desks": lambda c: ", ".join(f"{name}: {', '.join(refs)}" for name, refs in sorted(c.desks.items())),
        "approvers": lambda c: ", ".join(person.email for person in c.approval.approvers),
    }
    show_all(companies.all(), columns, form_of(json))
