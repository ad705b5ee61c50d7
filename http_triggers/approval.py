"""GET and POST /approvals/{token}: the page behind the link in an approval mail.

GET and HEAD show and change nothing, because mail filters open every link; only POST decides.
"""

from typing import TYPE_CHECKING

import azure.durable_functions as df
import azure.functions as func

from http_triggers.entry import LOG, READING, answer_person, read_form, read_token, remote_address
from shared.domain.errors import InputError
from shared.engine import DurableEngine
from shared.web import page

if TYPE_CHECKING:
    from shared.ports import Engine
    from shared.wiring import Ports

bp = df.Blueprint()


@bp.route(route="approvals/{token}", methods=["GET", "HEAD", "POST"], auth_level=func.AuthLevel.ANONYMOUS)
@bp.durable_client_input(client_name="client")
def approval(req: func.HttpRequest, client: df.SyncDurableFunctionsClient) -> func.HttpResponse:
    return answer_person(lambda ports: handle(req, ports, DurableEngine(client)))


def handle(req: func.HttpRequest, ports: "Ports", engine: "Engine") -> func.HttpResponse:
    return _show(req, ports) if req.method in READING else _decide(req, ports, engine)


def _show(req: func.HttpRequest, ports: "Ports", *, problem: str = "", reason: str = "") -> func.HttpResponse:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.services.render_pages import approval_page
    from shared.services.show_approval import Standing, show_approval

    link = show_approval(
        read_token(req), signer=ports.signer, runs=ports.runs, companies=ports.companies, clock=ports.clock
    )
    LOG.info("approval page shown", extra={"run_id": link.ledger.run.id, "method": req.method})
    html = approval_page(link, now=ports.clock.now(), problem=problem, reason=reason)
    if link.standing is Standing.NOT_ELIGIBLE:
        return page(html, status=403)
    return page(html, status=400 if problem else 200)


def _decide(req: func.HttpRequest, ports: "Ports", engine: "Engine") -> func.HttpResponse:
    from shared.services.decide import Recorded, decide, read_click
    from shared.services.render_pages import decided_page

    form: dict[str, str] = {}
    try:
        form = read_form(req)
        click = read_click(form, remote_address=remote_address(req))
    except InputError as wrong:
        return _show(req, ports, problem=str(wrong), reason=form.get("reason", ""))
    result = decide(
        read_token(req),
        click,
        signer=ports.signer,
        runs=ports.runs,
        companies=ports.companies,
        clock=ports.clock,
        engine=engine,
    )
    LOG.info("decision taken in", extra={"run_id": result.link.ledger.run.id, "recorded": result.recorded.value})
    html = decided_page(result, now=ports.clock.now())
    return page(html, status=200 if result.recorded is Recorded.COUNTED else 409)
