"""GET and POST /handover/{token}: the page on which a manager gets a new colleague's first sign-in.

GET and HEAD explain and reveal nothing, because mail filters open every link; POST reveals, once.
"""

from typing import TYPE_CHECKING

import azure.durable_functions as df
import azure.functions as func

from http_triggers.entry import LOG, READING, answer_person, read_token, remote_address
from shared.web import page

if TYPE_CHECKING:
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.route(route="handover/{token}", methods=["GET", "HEAD", "POST"], auth_level=func.AuthLevel.ANONYMOUS)
def handover(req: func.HttpRequest) -> func.HttpResponse:
    return answer_person(lambda ports: handle(req, ports))


def handle(req: func.HttpRequest, ports: "Ports") -> func.HttpResponse:
    return _show(req, ports) if req.method in READING else _reveal(req, ports)


def _show(req: func.HttpRequest, ports: "Ports") -> func.HttpResponse:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.services.render_pages import handover_page
    from shared.services.show_handover import show_handover

    link = show_handover(
        read_token(req), signer=ports.signer, runs=ports.runs, companies=ports.companies, vault=ports.vault
    )
    LOG.info("handover page shown", extra={"run_id": link.ledger.run.id, "method": req.method})
    return page(handover_page(link))


def _reveal(req: func.HttpRequest, ports: "Ports") -> func.HttpResponse:
    from shared.services.render_pages import revealed_page
    from shared.services.reveal import reveal

    revealed = reveal(
        read_token(req),
        remote_address=remote_address(req),
        signer=ports.signer,
        runs=ports.runs,
        companies=ports.companies,
        vault=ports.vault,
        clock=ports.clock,
    )
    found = revealed.secret is not None
    LOG.info("first sign-in asked for", extra={"run_id": revealed.link.ledger.run.id, "revealed": found})
    return page(revealed_page(revealed), status=200 if found else 409)
