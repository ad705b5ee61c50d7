"""GET and POST /answers/{token}: the form behind the link in a question on a ticket.

GET and HEAD show and change nothing, because mail filters open every link; only POST answers, once. There is no
cookie: whoever sends the form has to know the link, so that no other site can send it for them.
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

# Long answers to many questions, in a script of which each letter takes nine bytes in a form.
FORM_LIMIT = 128 * 1024
MOST_FIELDS = 100


@bp.route(route="answers/{token}", methods=["GET", "HEAD", "POST"], auth_level=func.AuthLevel.ANONYMOUS)
@bp.durable_client_input(client_name="client")
def answers(req: func.HttpRequest, client: df.SyncDurableFunctionsClient) -> func.HttpResponse:
    return answer_person(lambda ports: handle(req, ports, DurableEngine(client)))


def handle(req: func.HttpRequest, ports: "Ports", engine: "Engine") -> func.HttpResponse:
    return _show(req, ports) if req.method in READING else _take(req, ports, engine)


def _show(req: func.HttpRequest, ports: "Ports") -> func.HttpResponse:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.services.render_answers import answer_page
    from shared.services.show_answers import show_answers

    link = show_answers(
        read_token(req), signer=ports.signer, runs=ports.runs, companies=ports.companies, clock=ports.clock
    )
    LOG.info("answering page shown", extra={"run_id": link.ledger.run.id, "method": req.method})
    return page(answer_page(link))


def _take(req: func.HttpRequest, ports: "Ports", engine: "Engine") -> func.HttpResponse:
    from shared.services.render_answers import answer_page, taken_page
    from shared.services.take_answers import Taken, take_answers

    try:
        form = read_form(req, limit=FORM_LIMIT, most_fields=MOST_FIELDS)
    except InputError:
        # As one that was sent empty: the page says what to do, in its reader's language.
        form = {}
    result = take_answers(
        read_token(req),
        form,
        remote_address=remote_address(req),
        signer=ports.signer,
        runs=ports.runs,
        companies=ports.companies,
        clock=ports.clock,
        engine=engine,
    )
    LOG.info("answers taken in", extra={"run_id": result.link.ledger.run.id, "taken": result.taken.value})
    if result.taken is Taken.TAKEN:
        return page(taken_page(result.link))
    html = answer_page(result.link, entries=result.entries)
    return page(html, status=400 if result.taken is Taken.UNUSABLE else 409)
